import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type {} from './people.tables.ts'

/** A household as other rooms read it: nothing in it names anybody. */
export interface HouseholdRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  /** Number in the book of its group. */
  readonly number: number
  readonly size: number
  readonly elderly: number | null
  readonly children: number | null
  readonly boarding: boolean
  readonly hasPhone: boolean
  readonly synthetic: boolean
  readonly version: number
  readonly since: string
  /** From this day on it is no more in the book. */
  readonly leftOn: string | null
}

/** Numbers of one group. */
export interface GroupCount {
  readonly areaId: number
  readonly households: number
  readonly people: number
  readonly noPhone: number
  readonly boarding: number
  readonly elderly: number
  readonly children: number
}

/** The columns of a {@link HouseholdRow}, for statements that select from `households`. */
export const householdColumns = sql`households.id, households.zone_id as "zoneId", households.area_id as "areaId",
  households.number, households.size, households.elderly, households.children, households.boarding,
  households.has_phone as "hasPhone", households.synthetic, households.version, households.since_on as "since",
  households.left_on as "leftOn"`

/** Households by id, those that left too; an unknown id is absent. Says nothing of who may see them: ask `may` with their area. */
export async function householdsByIds(db: Db | Trx, ids: readonly string[]): Promise<Map<string, HouseholdRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<HouseholdRow>`
    select ${householdColumns} from households where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Households that live in these areas (residential groups) now, by area and number. */
export async function householdsIn(db: Db | Trx, areaIds: readonly number[]): Promise<HouseholdRow[]> {
  const { rows } = await sql<HouseholdRow>`
    select ${householdColumns} from households
    where area_id = any(${[...areaIds]}::int[]) and left_on is null
      and zone_id in (select zone_id from areas where id = any(${[...areaIds]}::int[]))
    order by area_id, number, id`.execute(db)
  return rows
}

/** Ids of the households that live in each of these groups now; a group without any is absent. */
export async function householdIdsByGroup(
  db: Db | Trx,
  areaIds: readonly number[],
): Promise<Map<number, readonly string[]>> {
  const rows = await householdsIn(db, areaIds)
  const byGroup = Map.groupBy(rows, ({ areaId }) => areaId)
  return new Map([...byGroup].map(([areaId, own]) => [areaId, own.map(({ id }) => id)]))
}

/** Households and people of each of these groups now; a group without any is absent. */
export async function countHouseholds(db: Db | Trx, areaIds: readonly number[]): Promise<Map<number, GroupCount>> {
  const { rows } = await sql<GroupCount>`
    select area_id as "areaId", count(*)::int as households, sum(size)::int as people,
           (count(*) filter (where not has_phone))::int as "noPhone", (count(*) filter (where boarding))::int as boarding,
           coalesce(sum(elderly), 0)::int as elderly, coalesce(sum(children), 0)::int as children
    from households
    where area_id = any(${[...areaIds]}::int[]) and left_on is null
      and zone_id in (select zone_id from areas where id = any(${[...areaIds]}::int[]))
    group by area_id`.execute(db)
  return new Map(rows.map((row) => [row.areaId, row]))
}
