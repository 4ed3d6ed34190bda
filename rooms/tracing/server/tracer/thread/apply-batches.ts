import type { RowReader } from '#platform/row-reader'
import type { StayChange, StayRow } from '../kernel/city-index.ts'
import type { Ventilation } from '../tracer.contract.ts'
import type { FollowedCity, IndexedCity } from './indexed-city.ts'
import { readLinks } from './link-rows.ts'

/**
 * Takes in what batches changed, each once: what was in the base is left alone. Rows are read as they stand now, which may be
 * later than the batch; changes are known by the visit's id, so that the order in which they come does not matter.
 */
export async function applyBatches(reader: RowReader, city: FollowedCity, batches: readonly number[]): Promise<void> {
  const fresh = batches.filter((batch) => !city.isTakenIn(batch))
  if (fresh.length === 0) return
  await applyStays(reader, city, fresh)
  await applyRest(reader, city, fresh)
}

/** All but the visits that batches recorded: who lives with whom, places, changes of visits, reported contacts. */
export async function applyRest(reader: RowReader, city: IndexedCity, fresh: readonly number[]): Promise<void> {
  await applyPeople(reader, city, fresh)
  await applyPlaces(reader, city, fresh)
  await applyChanges(reader, city, fresh)
  await readLinks(reader, city.index, fresh)
}

async function applyPeople(reader: RowReader, { index }: IndexedCity, batches: readonly number[]): Promise<void> {
  const rows = await reader.rows<{ home: string | null; people: number[] }>(
    `with changed as (select number, household_id from trace_people where batch = any($1::int[]))
     select null as home, array[number] as people from changed where household_id is null
     union all
     select household_id::text, array_agg(number order by number) from trace_people
     where household_id in (select household_id from changed) group by household_id`,
    [batches],
  )
  for (const { people } of rows) {
    index.reserve(people.reduce((most, person) => Math.max(most, person)) + 1, 0)
    if (people.length > 1) index.near.setHousehold(people)
    else if (people[0] !== undefined) index.near.setHousehold([people[0]])
  }
}

async function applyPlaces(
  reader: RowReader,
  { index, traits }: IndexedCity,
  batches: readonly number[],
): Promise<void> {
  const rows = await reader.rows<{ number: number; capacity: number | null; ventilation: Ventilation }>(
    'select number, capacity, ventilation from trace_places where batch = any($1::int[])',
    [batches],
  )
  for (const { number, ...place } of rows) {
    index.reserve(0, number + 1)
    traits.set(number, place)
  }
}

const stayColumns = 'person, place, enter_minute as enter, leave_minute as leave'

async function applyStays(reader: RowReader, { index }: IndexedCity, batches: readonly number[]): Promise<void> {
  const rows = await reader.rows<StayRow>(
    `select visit::float8 as visit, ${stayColumns} from stay_batches
     join stays on visit >= stay_batches.number * 65536::bigint and visit < (stay_batches.number + 1) * 65536::bigint
       and enter_minute between from_minute and to_minute
     where stay_batches.number = any($1::int[]) order by visit`,
    [batches],
  )
  index.record(rows)
}

async function applyChanges(
  reader: RowReader,
  { index, inBase }: IndexedCity,
  batches: readonly number[],
): Promise<void> {
  const rows = await reader.rows<StayRow>(
    `select visit::float8 as visit, ${stayColumns} from stay_changes
     where batch = any($1::int[]) order by visit, batch`,
    [batches],
  )
  if (rows.length === 0) return
  const standing = await reader.rows<StayRow>(
    `select visit::float8 as visit, ${stayColumns} from stays
     where visit = any($1::bigint[]) and enter_minute between
       (select min(from_minute) from stay_batches where number = any($2::int[])) and
       (select max(to_minute) from stay_batches where number = any($2::int[]))`,
    [rows.map(({ visit }) => visit), [...new Set(rows.map(({ visit }) => Math.floor(visit / 65_536)))]],
  )
  const now = new Map(standing.map((row) => [row.visit, row]))
  const changes = [...Map.groupBy(rows, ({ visit }) => visit)].map(([visit, before]): StayChange => {
    return { visit, before, now: now.get(visit) ?? null }
  })
  index.change(changes, inBase)
}
