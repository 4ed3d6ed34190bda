import { sql } from 'kysely'
import { type Instant, millisOf, startOfDay } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { canonicalIds, idsOfPersons } from '#rooms/people/server'
import { type CaseRule, infectiousSpan, type Meeting, type Standing } from '../domain/index.ts'
import type {} from './cases.tables.ts'

interface MeetingRow {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly fromAt: Instant | null
  readonly untilAt: Instant | null
  readonly listedAt: Instant
}

/** Meetings of these persons that count by the rule, each end as the person it is now. */
export async function meetingsOf(db: Db | Trx, personIds: readonly string[], rule: CaseRule): Promise<Meeting[]> {
  if (personIds.length === 0) return []
  const allIds = [...new Set([...(await idsOfPersons(db, personIds)).values()].flat())]
  const { distances, minMinutes, unmaskedOnly } = rule.contact
  const counts = sql`withdrawn_at is null and distance = any(${distances}::text[])
    and (${minMinutes}::int is null or minutes is null or minutes >= ${minMinutes}::int)
    ${unmaskedOnly ? sql`and masked is not true` : sql``}`
  const columns = sql`id, from_person_id as left, to_person_id as right, from_at as "fromAt", until_at as "untilAt",
    listed_at as "listedAt"`
  const { rows } = await sql<MeetingRow>`
    select ${columns} from contact_links where from_person_id = any(${allIds}::uuid[]) and ${counts}
    union
    select ${columns} from contact_links where to_person_id = any(${allIds}::uuid[]) and ${counts}`.execute(db)
  const now = await canonicalIds(db, [...new Set(rows.flatMap(({ left, right }) => [left, right]))])
  return rows.map(({ id, left, right, fromAt, untilAt, listedAt }) => ({
    id,
    left: now.get(left) ?? left,
    right: now.get(right) ?? right,
    fromAt: fromAt === null ? null : millisOf(fromAt),
    untilAt: untilAt === null ? null : millisOf(untilAt),
    listedAt: millisOf(listedAt),
  }))
}

interface PositiveRow {
  readonly id: string
  readonly personId: string
  readonly onsetOn: string | null
  readonly sampledAt: Instant | null
  readonly confirmedAt: Instant
  readonly placedAt: Instant | null
}

/** Those of these persons who are confirmed cases, as the ones who hand it on. */
export async function positivesAmong(
  db: Db | Trx,
  personIds: readonly string[],
  { rule, profile }: { readonly rule: CaseRule; readonly profile: Profile },
): Promise<Map<string, Standing>> {
  if (personIds.length === 0) return new Map()
  const ids = await idsOfPersons(db, personIds)
  const personOf = new Map([...ids].flatMap(([personId, some]) => some.map((id) => [id, personId] as const)))
  const { rows } = await sql<PositiveRow>`
    select id, person_id as "personId", onset_on as "onsetOn", sampled_at as "sampledAt", confirmed_at as "confirmedAt",
           placed_at as "placedAt"
    from cases where person_id = any(${[...personOf.keys()]}::uuid[]) and status = 'confirmed'
    order by confirmed_at, id`.execute(db)
  const millis = (at: Instant | null) => (at === null ? null : millisOf(at))
  return new Map(
    rows.map((row) => {
      const personId = personOf.get(row.personId) ?? row.personId
      const onsetAt = row.onsetOn === null ? null : millisOf(startOfDay(row.onsetOn as never, profile.utcOffsetMinutes))
      const moments = { onsetAt, sampledAt: millis(row.sampledAt), confirmedAt: millisOf(row.confirmedAt) }
      const { from, to } = infectiousSpan(moments, millis(row.placedAt), rule)
      const none = { exposedAt: null, lastExposedAt: null, viaPersonId: null, viaLinkId: null }
      return [personId, { personId, level: 0, infectiousFrom: from, infectiousTo: to, ...none, caseId: row.id }]
    }),
  )
}

/** When each of these was found free of it. */
export async function clearancesOf(db: Db | Trx, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ personId: string; at: Instant }>`
    select person_id as "personId", cleared_at as at from contact_clearances
    where person_id = any(${[...personIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ personId, at }) => [personId, millisOf(at)]))
}
