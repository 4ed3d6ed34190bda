import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { toInstant } from '#kit'
import { planCity } from '../../../apps/city/city-plan.ts'
import { minuteOf } from '../../../rooms/tracing/server/tracer/minutes.ts'
import type { Ground } from '../../ground.ts'
import type { CityToKeep, KeptCity } from './keep-city.ts'

/** Visits of one person in 14 days, so that 8.5 million make 150 million. */
const visitsPerPerson = 17.7
const windowMinutes = 14 * 1440

/**
 * Puts a synthetic city into the tracer of the sample's house while the program is down: numbers of people and places in the
 * tables, the visits of fourteen days as the snapshot from which the tracer stands up.
 */
export async function plantCity({ pool, folder }: Ground, people: number): Promise<KeptCity> {
  const { rows: clock } = await pool.query<{ at: string }>(
    `select value->>'at' as at from settings where key = 'replay'`,
  )
  const now = toInstant(clock[0]?.at ?? new Date().toISOString())
  const id = randomUUID()
  const { rows } = await pool.query<{ number: number }>(
    `insert into stay_batches (id, source, visits, recorded_at) values ($1, 'synthetic', 0, $2) returning number`,
    [id, now],
  )
  const number = rows[0]?.number ?? 0
  await numberPeople(pool, people, number)
  await numberPlaces(pool, planCity({ people, days: 14, seed: 1, visitsPerPerson }).places, number)
  return keepCity({
    people,
    visitsPerPerson,
    folder: path.join(folder, 'files', 'tracer'),
    start: Math.floor(minuteOf(now) / 1440) * 1440 - windowMinutes,
    batches: { floor: 0, recent: [number], last: { number, id } },
  })
}

/** Numbers that the sample has given stay its own: its few people have the visits of the synthetic ones besides. */
async function numberPeople(pool: Ground['pool'], people: number, batch: number): Promise<void> {
  await pool.query(
    `insert into trace_people (person_id, number, batch) overriding system value
     select gen_random_uuid(), n, $2 from generate_series((select coalesce(max(number), 0) from trace_people) + 1, $1::int) as n`,
    [people, batch],
  )
  await pool.query(`select setval(pg_get_serial_sequence('trace_people', 'number'), max(number)) from trace_people`)
  await pool.query('analyze trace_people')
}

async function numberPlaces(pool: Ground['pool'], places: number, batch: number): Promise<void> {
  await pool.query(
    `insert into trace_places (place_id, number, zone_id, kind, ventilation, batch) overriding system value
     select gen_random_uuid(), n, zones[1 + n % cardinality(zones)], 'synthetic', 'unknown', $2
     from generate_series((select coalesce(max(number), 0) from trace_places) + 1, $1::int) as n,
          (select array_agg(id order by id) as zones from areas
           where id = zone_id and valid_to is null and kind in ('ward', 'commune', 'township')) as all_zones`,
    [places, batch],
  )
  await pool.query(`select setval(pg_get_serial_sequence('trace_places', 'number'), max(number)) from trace_places`)
}

function keepCity(city: CityToKeep): Promise<KeptCity> {
  const script = fileURLToPath(new URL('./keep-city.ts', import.meta.url))
  const child = fork(script, { execArgv: ['--max-old-space-size=6000', '--disable-warning=ExperimentalWarning'] })
  child.send(city)
  return new Promise((resolve, reject) => {
    child.once('message', (kept) => resolve(kept as KeptCity))
    child.once('exit', (code) => reject(new Error(`the keeping process ended with code ${code}`)))
  })
}
