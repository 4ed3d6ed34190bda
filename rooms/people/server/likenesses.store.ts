import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type {} from './persons.tables.ts'

/** Two that may be one. */
export interface LikenessFound {
  readonly zoneId: number
  readonly one: string
  readonly other: string
  readonly score: number
}

/** Puts pairs in the list of possible duplicates; one that stands there, or was decided, stays as it is. */
export async function keepLikenesses(trx: Trx, found: readonly LikenessFound[], now: Instant): Promise<void> {
  if (found.length === 0) return
  const pairs = found.map(({ one, other, ...rest }) => ({
    ...rest,
    left: one < other ? one : other,
    right: one < other ? other : one,
  }))
  await sql`
    insert into person_likenesses (zone_id, left_id, right_id, score, found_at)
    select given.*, ${now}::timestamptz
    from unnest(${pairs.map(({ zoneId }) => zoneId)}::int[], ${pairs.map(({ left }) => left)}::uuid[],
                ${pairs.map(({ right }) => right)}::uuid[], ${pairs.map(({ score }) => score)}::real[]) as given
    on conflict do nothing`.execute(trx)
}

/** What a person decided of a pair. */
export interface LikenessDecision {
  readonly decision: 'same' | 'different'
  readonly reason: string
  readonly officerId: string | null
  readonly at: Instant
}

/** Writes down what was decided of a pair, if it stands in the list. */
export async function decideLikeness(
  trx: Trx,
  { one, other }: Pick<LikenessFound, 'one' | 'other'>,
  { decision, reason, officerId, at }: LikenessDecision,
): Promise<void> {
  await sql`
    update person_likenesses set decision = ${decision}, decided_at = ${at}::timestamptz,
      decided_by_officer_id = ${officerId}, reason = ${reason}
    where left_id = least(${one}::uuid, ${other}::uuid) and right_id = greatest(${one}::uuid, ${other}::uuid)`.execute(
    trx,
  )
}
