import { sql } from 'kysely'
import { addDays, type Day, type Instant, startOfDay } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'

/**
 * One record for whoever reads a head's measure: a case or a published note, as it was known at `knownAt`. Advice for a
 * person who rates, never a sum that sanctions (SG-16). `to` opens it.
 */
export interface AccountabilityEvidence {
  readonly kind: 'case' | 'commendation' | 'criticism'
  readonly id: string
  readonly areaId: number
  readonly postId: string | null
  readonly officerId: string | null
  /** When it was opened or published. */
  readonly at: Instant
  /** Conclusion of a case known by then; null: open, or a note. */
  readonly outcome: string | null
  readonly to: string
}

/**
 * Cases opened and notes published up to the end of `day`, as they were known at `knownAt`: what was concluded, withdrawn
 * or ended later does not count yet, so a past day comes out the same each time. An "unfounded" case is left out.
 */
export async function accountabilityEvidence(
  db: Db | Trx,
  { day, knownAt, profile }: { day: Day; knownAt: Instant; profile: Pick<Profile, 'utcOffsetMinutes'> },
): Promise<AccountabilityEvidence[]> {
  const dayEnd = startOfDay(addDays(day, 1), profile.utcOffsetMinutes)
  const until = dayEnd < knownAt ? dayEnd : knownAt
  const { rows } = await sql<Omit<AccountabilityEvidence, 'to'>>`
    select 'case' as kind, id::text, area_id as "areaId", post_id::text as "postId", officer_id::text as "officerId",
           opened_at as at, case when decided_at <= ${until} then outcome end as outcome
    from accountability_cases
    where opened_at < ${until} and not coalesce(outcome = 'unfounded' and decided_at <= ${until}, false)
    union all
    select kind, id::text, area_id, post_id::text, officer_id::text, published_at, null
    from accountability_notes
    where published_at < ${until} and published_until >= ${day} and not coalesce(withdrawn_at <= ${until}, false)
    order by at, id`.execute(db)
  return rows.map((row) => ({
    ...row,
    to: row.kind === 'case' ? `/accountability/cases/${row.id}` : `/accountability/notes/${row.id}`,
  }))
}
