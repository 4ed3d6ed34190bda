import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { DayGroup, Ground, MarketSpan, SchemeInForce, Slot } from '../domain/index.ts'
import type {} from './coupons.tables.ts'

/** A scheme as this room reads it; `to` already minds the end of its directive (SG-01). */
export interface SchemeRow extends SchemeInForce {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly name: string
  readonly documentId: string
  readonly endReason: string | null
  readonly source: string | null
  readonly forgottenAt: Instant | null
  readonly marketSpans: readonly MarketSpan[]
}

interface StoredScheme extends Omit<SchemeRow, 'groups' | 'slots' | 'marketSpans'> {
  readonly groups: DayGroup[]
  readonly slots: Slot[]
  readonly marketSpans: MarketSpan[]
}

/**
 * When a scheme ends: by itself, by hand, or with the last of what its directive put in force here or above. A directive
 * that never began, or was taken back, leaves nothing to stand on.
 */
export const endsAt = sql<Instant>`least(s.valid_to, s.ended_at, coalesce((
  select max(coalesce(ground.to_at, ground.review_at)) from in_force ground
  where ground.document_id = s.document_id and ground.kind = 'directive'), s.valid_from))`

/** The columns of a {@link SchemeRow}, for statements that select from `coupon_schemes s`. */
export const schemeColumns = sql`s.id, s.zone_id as "zoneId", s.area_id as "areaId", s.name, s.document_id as "documentId",
  s.valid_from as "from", ${endsAt} as "to", s.end_reason as "endReason", s.market_ids as "marketIds",
  s.market_spans as "marketSpans", s.groups, s.slots,
  s.sunday_allowed as "sundayAllowed", s.quota_per_week as "quotaPerWeek", s.one_person as "onePersonPerVisit",
  s.tolerance_minutes as "toleranceMinutes", s.source, s.forgotten_at as "forgottenAt"`

/** Schemes by id; an unknown id is absent. */
export async function readSchemes(db: Db | Trx, ids: readonly string[]): Promise<Map<string, SchemeRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<StoredScheme>`
    select ${schemeColumns} from coupon_schemes s where s.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Takes a scheme for a change: whoever comes next waits. */
export async function lockScheme(trx: Trx, id: string): Promise<SchemeRow | undefined> {
  await sql`select 1 from coupon_schemes where id = ${id} for update`.execute(trx)
  return (await readSchemes(trx, [id])).get(id)
}

/** The directive as it is in force in an area: put there or above; undefined: it is not. */
export async function groundOf(
  trx: Trx,
  tree: Tree,
  { areaId, documentId }: { areaId: number; documentId: string },
): Promise<Ground | undefined> {
  const path = tree.upward(areaId).map(({ id }) => id)
  const { rows } = await sql<{ fromAt: Instant | null; endsAt: Instant | null }>`
    select min(from_at) as "fromAt", max(coalesce(to_at, review_at)) as "endsAt" from in_force
    where document_id = ${documentId} and kind = 'directive' and area_id = any(${path}::int[])`.execute(trx)
  const found = rows[0]
  return found?.fromAt ? { fromAt: found.fromAt, endsAt: found.endsAt } : undefined
}
