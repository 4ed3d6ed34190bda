import { randomBytes } from 'node:crypto'
import { uuidV7 } from '#kit'
import type { Ground } from '../ground.ts'
import { digits, type Line, percentile, say, seconds, spread, timeOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

const people = 400_000
const links = 1_000_000
const single = 60
/** Cases of the worst day that the issue names. */
const recordDay = 774

/**
 * Classes F0 … F3 over a million links: people who turn positive one after the other, then the record day's in one array, then
 * some withdrawn, each through the door with all that hangs on it worked out before the answer.
 */
export async function measureClasses(ground: Ground): Promise<Line[]> {
  const { ms } = await timeOf(() => fill(ground))
  say(`  ${digits(links)} links between ${digits(people)} people are there after ${seconds(ms)}`)
  const clerk = await ground.visitor('health-chief.01')
  const ids = await somePeople(ground, single + recordDay)
  const turned = await oneByOne(ids.slice(0, single), (id) => clerk.send([reportOf(id)]))
  const before = await classed(ground)
  const whole = await timeOf(() => clerk.send(ids.slice(single).map(reportOf)))
  const after = await classed(ground)
  const withdrawn = await oneByOne(turned.caseIds, (id) => clerk.send([withdrawalOf(id)]))
  const reach = `${digits(before / single)} people get a class by one case (mean)`
  return [
    line('a person turns positive: report to answer', spread(turned.times), reach),
    line('a case is withdrawn', spread(withdrawn.times), `longest ${digits(percentile(withdrawn.times, 1))} ms`),
    line(`${recordDay} cases in one array`, seconds(whole.ms), `${digits(after - before)} people more have a class`),
  ]
}

function line(what: string, measured: string, beside: string): Line {
  const reach = 'not seconds a change'
  return {
    work: `classes F0–F3 over ${digits(links)} links, ${digits(people)} people: ${what}`,
    measured,
    reach,
    beside,
  }
}

async function oneByOne(ids: readonly string[], send: (id: string) => ReturnType<Visitor['send']>) {
  const times: number[] = []
  const caseIds: string[] = []
  for (const id of ids) {
    const { ms, value } = await timeOf(() => send(id))
    times.push(ms)
    for (const answer of value) caseIds.push(answer.id)
  }
  return { times, caseIds }
}

const newId = () => uuidV7(Date.now(), randomBytes(10))
const withdrawalOf = (caseId: string) => ({ id: newId(), type: 'cases.withdraw', payload: { caseId, reason: 'bench' } })

let areaId = 0

function reportOf(personId: string) {
  const payload = {
    ...{ areaId, status: 'confirmed', setting: 'community', personId, synthetic: true },
    ...{ sampledAt: '2021-07-26T06:00:00+07:00', confirmedAt: '2021-07-26T12:00:00+07:00' },
  }
  return { id: newId(), type: 'cases.report', payload }
}

/** People of all communes, who met three days before at most; one in fifty links is of one of 2,000 who meet many. */
async function fill({ pool }: Ground): Promise<void> {
  const { rows } = await pool.query<{ id: number }>(
    "select id from areas where kind = 'ward' and valid_to is null order by id limit 1",
  )
  areaId = rows[0]?.id ?? 0
  await pool.query(`
    create table bench_people as
    select n, gen_random_uuid() as id, zones[1 + n % cardinality(zones)] as zone
    from generate_series(1, ${people}) as n,
      (select array_agg(id order by id) as zones from areas
       where id = zone_id and valid_to is null and kind in ('ward', 'commune', 'township')) as all_zones`)
  await pool.query('create unique index on bench_people (n)')
  await pool.query(`
    insert into persons (zone_id, id, area_id, synthetic, entered_at, indexed, version)
    select zone, id, zone, true, '2021-07-20', true, 1 from bench_people`)
  await pool.query(`
    insert into contact_links (zone_id, id, area_id, from_person_id, to_person_id, from_at, until_at, relation, distance,
                               source, listed_at, synthetic)
    select met.zone, gen_random_uuid(), met.zone, own.id, met.id, at, at + interval '1 hour', 'social', 'within-2m',
           'interview', timestamptz '2021-07-27', true
    from (select case when k % 50 = 0 then 1 + k % 2000 else 1 + k % ${people} end as one,
                 1 + (k::bigint * 48271) % ${people} as other,
                 timestamptz '2021-07-24 08:00+07' + (k % 60) * interval '1 hour' as at
          from generate_series(1, ${links}) as k) as given
    join bench_people as own on own.n = given.one join bench_people as met on met.n = given.other
    where given.one <> given.other`)
  for (const table of ['persons', 'contact_links']) await pool.query(`vacuum analyze ${table}`)
}

async function somePeople({ pool }: Ground, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from bench_people where n % 401 = 7 order by n limit $1',
    [count],
  )
  await pool.query('drop table bench_people')
  return rows.map(({ id }) => id)
}

async function classed({ pool }: Ground): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "select count(*)::int as n from person_classes join persons on persons.id = person_id and entered_at = '2021-07-20' where class > 0",
  )
  return rows[0]?.n ?? 0
}
