import type pg from 'pg'
import type { Instant } from '#kit'
import { planCity } from '../../../apps/city/city-plan.ts'
import { walkPerson } from '../../../apps/city/walk-visits.ts'
import { dayMinutes, minuteOf } from '../../../rooms/tracing/server/tracer/minutes.ts'

/** A city as it stands in the tables of the tracer. */
export interface FilledCity {
  readonly personIds: readonly string[]
  readonly placeIds: readonly string[]
  readonly visits: number
}

const perStatement = 100_000

/** Fills the tables with a synthetic city of fourteen days up to now, past the intents: loading is not what is measured. */
export async function fillStays(
  pool: pg.Pool,
  { people, now }: { readonly people: number; readonly now: Instant },
): Promise<FilledCity> {
  const city = planCity({ people, days: 14, seed: 1, visitsPerPerson: 17.7 })
  const { rows: zones } = await pool.query<{ id: number }>('select min(zone_id) as id from areas where id = zone_id')
  const { rows: batch } = await pool.query<{ number: number }>(
    `insert into stay_batches (id, source, visits, recorded_at) values (gen_random_uuid(), 'synthetic', 0, $1)
     returning number`,
    [now],
  )
  const number = batch[0]?.number ?? 0
  const first = await fillNumbers(pool, {
    people,
    places: city.places,
    households: city.householdOf,
    number,
    zone: zones[0]?.id ?? 1,
  })
  const start = (Math.floor(minuteOf(now) / dayMinutes) - 14) * dayMinutes
  await makeDays(pool, start)
  const visits = await fillVisits(pool, { city, first, start, number, zone: zones[0]?.id ?? 1 })
  await pool.query('analyze stays')
  await pool.query('analyze trace_people')
  const ids = async (table: string, id: string) =>
    (
      await pool.query<{ id: string }>(`select ${id} as id from ${table} where batch = $1 order by number`, [number])
    ).rows.map((row) => row.id)
  return { personIds: await ids('trace_people', 'person_id'), placeIds: await ids('trace_places', 'place_id'), visits }
}

interface Numbers {
  readonly people: number
  readonly places: number
  readonly households: Int32Array
  readonly number: number
  readonly zone: number
}

/** First number of the people and of the places. */
async function fillNumbers(pool: pg.Pool, { people, places, households, number, zone }: Numbers) {
  for (let from = 0; from < people; from += perStatement) {
    const homes = `{${households.subarray(from, from + perStatement).join()}}`
    await pool.query(
      `insert into trace_people (person_id, household_id, batch)
       select gen_random_uuid(), md5('home ' || home)::uuid, $2 from unnest($1::int[]) as home`,
      [homes, number],
    )
  }
  await pool.query(
    `insert into trace_places (place_id, zone_id, kind, ventilation, batch)
     select gen_random_uuid(), $2, 'synthetic', 'unknown', $3 from generate_series(1, $1)`,
    [places, zone, number],
  )
  const { rows } = await pool.query<{ person: number; place: number }>(
    `select (select min(number) from trace_people where batch = $1) as person,
            (select min(number) from trace_places where batch = $1) as place`,
    [number],
  )
  return rows[0] as { person: number; place: number }
}

async function makeDays(pool: pg.Pool, start: number): Promise<void> {
  for (let day = 0; day <= 15; day++) {
    const from = start + day * dayMinutes
    const name = `stays_${new Date(Date.UTC(2020, 0, 1) + from * 60_000).toISOString().slice(0, 10).replaceAll('-', '')}`
    await pool.query(
      `create table if not exists ${name} partition of stays for values from (${from}) to (${from + dayMinutes})`,
    )
  }
}

interface Filling {
  readonly city: ReturnType<typeof planCity>
  readonly first: { readonly person: number; readonly place: number }
  readonly start: number
  readonly number: number
  readonly zone: number
}

async function fillVisits(pool: pg.Pool, { city, first, start, number, zone }: Filling): Promise<number> {
  const rows: [number[], number[], number[], number[]] = [[], [], [], []]
  let visits = 0
  const waiting: Promise<unknown>[] = []
  const flush = () => {
    const arrays = rows.map((column) => `{${column.join()}}`)
    for (const column of rows) column.length = 0
    waiting.push(
      pool.query(
        `insert into stays (zone_id, place, person, enter_minute, leave_minute, is_open, visit)
         select $5, place, person, enter_minute, leave_minute, false, $6::bigint * 65536
         from unnest($1::int[], $2::int[], $3::int[], $4::int[]) as given (person, place, enter_minute, leave_minute)
         on conflict do nothing`,
        [...arrays, zone, number],
      ),
    )
  }
  for (let person = 0; person < city.plan.people; person++) {
    walkPerson(city, person, (_, place, enter, leave) => {
      visits++
      rows[0].push(first.person + person)
      rows[1].push(first.place + place)
      rows[2].push(start + enter)
      rows[3].push(start + leave)
    })
    if (rows[0].length < perStatement) continue
    flush()
    if (waiting.length >= 4) await Promise.all(waiting.splice(0))
  }
  flush()
  await Promise.all(waiting)
  await pool.query('update stay_batches set from_minute = $2, to_minute = $3 where number = $1', [
    number,
    start,
    start + 15 * dayMinutes,
  ])
  return visits
}
