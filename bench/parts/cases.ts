import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from '../ground.ts'
import { digits, type Line, percentile, say, spread, timeOf } from '../measure.ts'
import { measureClasses } from './cases-classes.ts'
import { measureLineList } from './cases-line-list.ts'

const wanted = 1_000_000
const requests = 60
/** First of each are not counted: a page is read for the first time once a day. */
const warming = 5
const pages = {
  'line list': '/cases?',
  'line list, unknown source': '/cases?source=unknown&',
  'line list, one setting': '/cases?setting=hospital&',
  'line list, by number': '/cases?q=CB-0A1B2C&',
  'numbers of the page': '/cases/numbers?',
  'curve of the page': '/cases/curve?',
  'unknown sources by week': '/cases/unknown-source?',
  timers: '/cases/timers?',
  contacts: '/cases/contacts?',
} as const

/**
 * A line list of a hundred thousand rows through the sheet, each person compared with who is on file and with the rows before;
 * the first pages at a million cases and contacts, for those who may see a city, a district and a ward; classes over a million
 * links.
 */
export async function measureCases(ground: Ground): Promise<Line[]> {
  const list = await measureLineList(ground)
  const { ms } = await timeOf(() => fill(ground))
  say(`  ${digits(wanted)} cases and contacts are there after ${digits(ms / 1000)} s`)
  const shown = await measurePages(ground)
  return [list, ...shown, ...(await measureClasses(ground))]
}

/** A million of each over all communes, as the door leaves them; in one statement each, for the door is measured above. */
async function fill({ pool }: Ground): Promise<void> {
  const zones = `(select array_agg(id order by id) from areas where id = zone_id and valid_to is null and kind in ('ward', 'commune', 'township'))`
  await pool.query(`
    insert into cases (zone_id, id, area_id, person_id, status, setting, setting_group, residence_area_id, report_area_id,
                       reported_at, confirmed_at, confirmed_on, source_kind, entered_at, classified_at, placed_at, synthetic,
                       version, listed_at)
    select zone, gen_random_uuid(), zone, gen_random_uuid(), 'confirmed', 'community', 'community', zone, zone, at, at,
           at::date, case when n % 5 = 0 then 'unknown' else 'known-case' end, at, at, at, true, 1, at
    from (select n, zones[1 + n % cardinality(zones)] as zone, timestamptz '2021-07-27' - n * interval '7 seconds' as at
          from generate_series(1, ${wanted}) as n, (select ${zones} as zones) as all_zones) as made`)
  await pool.query(`
    insert into person_classes (person_id, zone_id, area_id, class, since_at, until_on, classified_at)
    select gen_random_uuid(), zone, zone, 1 + n % 3, at, '2021-08-20', at
    from (select n, zones[1 + n % cardinality(zones)] as zone, timestamptz '2021-07-27' - n * interval '7 seconds' as at
          from generate_series(1, ${wanted}) as n, (select ${zones} as zones) as all_zones) as made`)
  await pool.query('vacuum analyze cases')
  await pool.query('vacuum analyze person_classes')
}

async function measurePages(ground: Ground): Promise<Line[]> {
  const roles = { city: 'health-chief.01', district: 'health-chief.008', ward: 'health-chief.00310' } as const
  const times = new Map<string, Record<string, number[]>>()
  for (let turn = 0; turn < requests + warming; turn += 1) {
    await forgetShared(ground)
    for (const [role, username] of Object.entries(roles)) {
      const visitor = await ground.visitor(username)
      const areaId = await areaOf(ground, username)
      for (const [page, path] of Object.entries(pages)) {
        const { ms } = await timeOf(() => visitor.get(`${path}areaId=${areaId}`))
        const ofPage = times.get(page) ?? {}
        times.set(page, ofPage)
        if (turn >= warming) ofPage[role] = [...(ofPage[role] ?? []), ms]
      }
    }
  }
  return [...times].map(([page, byRole]) => ({
    work: `at ${digits(wanted)} cases and as many contacts, ${page}: city; district; ward`,
    measured: Object.values(byRole).map(spread).join('; '),
    reach: 'p95 < 200 ms',
    beside: Object.values(byRole).every((all) => percentile(all, 0.95) < 200)
      ? `over HTTP, one after the other, ${requests} each`
      : 'missed',
  }))
}

/** As after a change somewhere in the city: no figure is answered from memory. */
async function forgetShared({ pool }: Ground): Promise<void> {
  const { rows } = await pool.query<{ id: number }>('select id from areas where parent_id is null and valid_to is null')
  const change = JSON.stringify({ keys: ['bench'], areas: rows.map(({ id }) => id) })
  await pool.query("select pg_notify('changes', $1)", [change])
  await wait(50)
}

const areas = new Map<string, number>()

/** The area that somebody is in charge of: what their page asks for. */
async function areaOf({ pool }: Ground, username: string): Promise<number> {
  const known = areas.get(username)
  if (known !== undefined) return known
  const { rows } = await pool.query<{ id: number }>(
    'select area_id as id from area_codes where code = $1 and valid_to is null',
    [username.split('.')[1]],
  )
  areas.set(username, rows[0]?.id ?? 0)
  return rows[0]?.id ?? 0
}
