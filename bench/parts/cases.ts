import { randomBytes } from 'node:crypto'
import { uuidV7 } from '#kit'
import { makeLabelledSet } from '#rooms/people/domain'
import { type Ground, usedBetween } from '../ground.ts'
import { digits, type Line, percentile, say, seconds, spread, timeOf } from '../measure.ts'
import { ask, type Visitor } from '../visitor.ts'

const rowsOfList = 100_000
const wards = 10
const perArray = 1_000
const wanted = 1_000_000
const requests = 120
const pages = {
  cases: '/cases',
  'unknown sources': '/cases?source=unknown',
  contacts: '/cases/contacts',
} as const

/**
 * A line list of a hundred thousand rows through the door, each person compared with who is on file and with the rows before;
 * then the first page of cases and contacts at a million of each, for those who may see a city, a district and wards.
 */
export async function measureCases(ground: Ground): Promise<Line[]> {
  const list = await measureLineList(ground)
  const { ms } = await timeOf(() => fill(ground))
  say(`  ${digits(wanted)} cases and contacts are there after ${digits(ms / 1000)} s`)
  return [list, ...(await measurePages(ground))]
}

async function measureLineList(ground: Ground): Promise<Line> {
  const clerk = await ground.visitor('health-chief.01')
  const { rows: areas } = await ground.pool.query<{ id: number }>(
    "select id from areas where kind = 'ward' and valid_to is null order by id limit $1",
    [wards],
  )
  const before = ground.busy()
  const seen = { ms: 0, accepted: 0, refused: 0 }
  for (const [index, { id }] of areas.entries()) {
    const { entries } = makeLabelledSet({ seed: 40 + index, people: 5_000, entries: rowsOfList / wards })
    for (let from = 0; from < entries.length; from += perArray) {
      const rows = entries.slice(from, from + perArray).map(({ entry }, at) => toReport(id, entry, from + at))
      const { ms, value } = await timeOf(() => sendAll(ground, clerk, rows))
      seen.ms += ms
      for (const outcome of value) seen[outcome === 'accepted' ? 'accepted' : 'refused'] += 1
    }
  }
  return {
    work: `line list of ${digits(rowsOfList)} rows through the door, each person matched`,
    measured: `${seconds(seen.ms)}, ${digits((rowsOfList * 1000) / seen.ms)} rows/s`,
    reach: '≥ 1.000 rows/s',
    beside: `${digits(seen.accepted)} taken, ${digits(seen.refused)} come back (a person who is a case already); ${usedBetween(before, ground.busy())}`,
  }
}

type Told = ReturnType<typeof makeLabelledSet>['entries'][number]['entry']

function toReport(areaId: number, { name, sex, phone, idNumber, yearOfBirth }: Told, index: number) {
  const year = (yearOfBirth ?? 0) > 2021 ? null : yearOfBirth
  const told = Object.entries({ name, sex, phone, idNumber, yearOfBirth: year })
  const person = Object.fromEntries(told.filter(([, value]) => value !== null && value !== undefined))
  const day = String(1 + (index % 20)).padStart(2, '0')
  return {
    id: uuidV7(Date.now(), randomBytes(10)),
    type: 'cases.report',
    payload: {
      ...{ areaId, residenceAreaId: areaId, status: 'confirmed', setting: 'community', person, synthetic: true },
      ...{ confirmedAt: `2021-07-${day}T08:00:00+07:00`, list: { key: 'bench', id: `${areaId}-${index}` } },
    },
  }
}

async function sendAll({ url }: Ground, { headers }: Visitor, intents: readonly object[]): Promise<string[]> {
  const { status, text } = await ask(`${url}/api/intents`, { method: 'POST', headers, body: JSON.stringify(intents) })
  if (status !== 200) throw new Error(`the door answered ${status}: ${text.slice(0, 300)}`)
  const answers = JSON.parse(text) as { outcome: string }[] | { answers: { outcome: string }[] }
  return (Array.isArray(answers) ? answers : answers.answers).map(({ outcome }) => outcome)
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
  const roles = {
    city: await ground.visitor('health-chief.01'),
    district: await ground.visitor('health-chief.008'),
    ward: await ground.visitor('health-chief.00310'),
  }
  const times = new Map<string, number[]>()
  for (let turn = 0; turn < requests; turn += 1) {
    for (const [role, visitor] of Object.entries(roles)) {
      for (const [page, path] of Object.entries(pages)) {
        const { ms } = await timeOf(() => visitor.get(path))
        const key = `${page}: ${role}`
        if (turn >= 10) times.set(key, [...(times.get(key) ?? []), ms])
      }
    }
  }
  return [...times].map(([key, all]) => ({
    work: `first page at ${digits(wanted)} cases and as many contacts, ${key}`,
    measured: spread(all),
    reach: 'p95 < 200 ms',
    beside: percentile(all, 0.95) < 200 ? 'over HTTP, one after the other' : 'missed',
  }))
}
