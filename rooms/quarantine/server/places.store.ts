import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { PlaceState } from '../domain/index.ts'
import type {} from './quarantine.tables.ts'

/** An isolation place as it is kept. */
export interface StoredPlace {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly siteId: string
  readonly capacity: number | null
  readonly capacitySource: string | null
  readonly state: PlaceState
  readonly stateSince: Instant
  readonly activatedOn: Day | null
  readonly headcount: number | null
  readonly headcountAt: Instant | null
  readonly overReason: string | null
  readonly source: string | null
}

/** The columns of a {@link StoredPlace}. */
export const placeColumns = sql`isolation_places.id, isolation_places.zone_id as "zoneId",
  isolation_places.area_id as "areaId", site_id as "siteId", capacity, capacity_source as "capacitySource",
  isolation_places.state, state_since as "stateSince", activated_on as "activatedOn", headcount,
  headcount_at as "headcountAt", isolation_places.over_reason as "overReason", isolation_places.source`

/** The place, held until the change is done. */
export async function lockPlace(trx: Trx, placeId: string): Promise<StoredPlace | undefined> {
  const { rows } = await sql<StoredPlace>`
    select ${placeColumns} from isolation_places where id = ${placeId} for update`.execute(trx)
  return rows[0]
}

/** How many orders bind people to each of these places at a moment; a place with nobody is absent. */
export async function peopleIn(db: Db | Trx, placeIds: readonly string[], now: Instant): Promise<Map<string, number>> {
  if (placeIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; people: number }>`
    select place_id as id, count(*)::int as people from isolation_orders
    where place_id = any(${[...placeIds]}::uuid[]) and state = 'in-force' and ends_at > ${now}
    group by place_id`.execute(db)
  return new Map(rows.map(({ id, people }) => [id, people]))
}

/** Milestones that are not done. */
export async function milestonesLeft(db: Db | Trx, placeId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from isolation_milestones where place_id = ${placeId} and done_on is null`.execute(db)
  return rows[0]?.count ?? 0
}
