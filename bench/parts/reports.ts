import { randomUUID } from 'node:crypto'
import { benchForm, heads, withForms } from '../bench-forms.ts'
import { generateLoad } from '../generate-load.ts'
import type { Ground } from '../ground.ts'
import { digits, type Line, say, seconds, spread, timeOf, timesOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

const indicators = 60
const evening = '2021-07-27'
const years = 3
const turns = 60
const users = 200
/** A person reads a page for so long before they open another one. */
const thinkMs = 4_000

/** The evening of 579 communes × 60 indicators, sent and consolidated at every level. */
export async function measureReports(ground: Ground): Promise<Line[]> {
  await ground.stopProgram()
  await ground.startProgram(await withForms(ground, [benchForm('bench-evening', indicators)]))
  const chairman = await ground.visitor('chairman.01')
  const wards = await heads(ground, 1000)
  const sent = await sendEvening(chairman, wards)
  const consolidated = await measureConsolidated(ground, chairman, wards)
  await ground.stopProgram()
  await ground.startProgram()
  return [sent, ...consolidated]
}

/** Three years of days of every commune, and two hundred people who look at boards and series. */
export async function measureReaders(ground: Ground, ms: number): Promise<Line[]> {
  const chairman = await ground.visitor('chairman.01')
  await fillYears(ground, chairman, await heads(ground, 1000))
  return measureCrowd(ground, ms)
}

type Ward = Awaited<ReturnType<typeof heads>>[number]

async function sendEvening(chairman: Visitor, wards: readonly Ward[]): Promise<Line> {
  const reports = wards.map(({ areaId }, index) => {
    const figures = Object.fromEntries(Array.from({ length: indicators }, (_, at) => [`i${at}`, (index * 7 + at) % 40]))
    return report('bench-evening', areaId, { ...figures, i0: 40, i1: 10, i2: 5 })
  })
  const { ms } = await timeOf(() => chairman.send(reports))
  return {
    work: `evening reports of ${wards.length} communes × ${indicators} indicators, in one array`,
    measured: `${seconds(ms)}, ${digits((wards.length * 1000) / ms)} reports/s`,
    reach: '',
    beside: `${digits((wards.length * indicators * 1000) / ms)} figures/s`,
  }
}

function report(form: string, areaId: number, figures: Record<string, number>) {
  const payload = { form, areaId, period: evening, asOf: `${evening}T10:30:00.000Z`, figures }
  return { id: randomUUID(), type: 'reports.submit', payload }
}

/** Every level in turn; beside it one SQL statement that adds up the same numbers and knows nothing else. */
async function measureConsolidated(ground: Ground, chairman: Visitor, wards: readonly Ward[]): Promise<Line[]> {
  const { rows } = await ground.pool.query<{ id: number; depth: number; first: number; last: number }>(
    'select id, depth, first, last from areas where depth < 2 and valid_to is null order by depth, id',
  )
  const districts = rows.filter(({ depth }) => depth === 1)
  const levels: [string, number[]][] = [
    ['the city', rows.filter(({ depth }) => depth === 0).map(({ id }) => id)],
    ['a district', districts.map(({ id }) => id)],
    ['a commune', wards.map(({ areaId }) => areaId)],
  ]
  const plain = await timesOf(10, () =>
    ground.pool.query(
      `select place, sum(low) from reports cross join unnest(lows) with ordinality as given (low, place)
       where form = 'bench-evening' and superseded_at is null group by place`,
    ),
  )
  const lines: Line[] = []
  for (const [level, ids] of levels) {
    const times = await timesOf(turns, (turn) =>
      chairman.get(`/reports/consolidated?form=bench-evening&period=${evening}&areaId=${ids[turn % ids.length]}`),
    )
    lines.push({
      work: `consolidated evening report of ${level}`,
      measured: spread(times),
      reach: 'p95 < 100 ms',
      beside: level === 'the city' ? `the bare sums by SQL: ${spread(plain)}` : '',
    })
  }
  return lines
}

/**
 * One day goes through the door; the others are copies of its rows and of its journal entries, which the program then
 * counts as it counts everything.
 */
async function fillYears(ground: Ground, chairman: Visitor, wards: readonly Ward[]): Promise<void> {
  const figures = { cases: 3, 'cases-community': 1, 'cases-quarantine': 2, tests: 120, doses: 40, violations: 2 }
  await ground.pool.query("delete from reports where form = 'daily-situation' and area_id = zone_id")
  await chairman.send(wards.map(({ areaId }) => report('daily-situation', areaId, figures)))
  const days = years * 365
  const { ms } = await timeOf(async () => {
    await ground.pool.query(
      `insert into reports (zone_id, id, area_id, form, period_at, source, version, first_id, as_of, due_at, submitted_at,
         recorded_at, late, kinds, lows, highs, officer_id, post_id, acknowledged)
       select zone_id, copy.id, area_id, form, period_at - back, source, version, copy.id, as_of - back, due_at - back,
         submitted_at - back, recorded_at, late, kinds, lows, highs, officer_id, post_id, acknowledged
       from reports cross join generate_series(1, $1) as day
       cross join lateral (select gen_random_uuid() as id, day * interval '1 day' as back where day is not null) as copy
       where form = 'daily-situation' and period_at = $2 and area_id = any($3::int[])`,
      [days, `${evening}T00:00:00+07:00`, wards.map(({ areaId }) => areaId)],
    )
    await ground.pool.query(
      `insert into journal (zone_id, id, type, area_id, occurred_at, recorded_at, data)
       select zone_id, gen_random_uuid(), type, area_id, occurred_at, recorded_at,
              data || jsonb_build_object('day', ((data->>'day')::date - day)::text)
       from journal cross join generate_series(1, $1) as day
       where type = 'report-submitted' and data->>'form' = 'daily-situation' and data->>'day' = $2
         and area_id = any($3::int[])`,
      [days, evening, wards.map(({ areaId }) => areaId)],
    )
    // Rows that came by SQL tell nobody: the program counts when it hears of a change.
    await ground.pool.query(`select pg_notify('changes', '{"keys":["numbers"],"areas":[]}')`)
    await ground.settle()
    await ground.pool.query('vacuum analyze reports, tallies, tallies_above')
  })
  say(
    `  ${digits(wards.length * (days + 1))} daily reports of ${years} years are written and counted after ${seconds(ms)}`,
  )
}

/** Heads of all levels, each with a board open and its live stream, who look at another page every few seconds. */
async function measureCrowd(ground: Ground, ms: number): Promise<Line[]> {
  say(`  ${users} people sign in`)
  const { rows } = await ground.pool.query<{ username: string; areaId: number }>(
    `select accounts.username, areas.id as "areaId"
     from areas
     join area_codes on area_codes.area_id = areas.id and area_codes.valid_to is null
     join accounts on accounts.username = 'chairman.' || area_codes.code
     where areas.valid_to is null and areas.depth < 3 order by areas.depth, areas.id limit $1`,
    [users],
  )
  const readers = []
  for (const { username, areaId } of rows) {
    const { headers } = await ground.visitor(username)
    const series = `/api/reports/series?form=daily-situation&indicator=cases&areaId=${areaId}&from=2018-07-28&to=${evening}`
    readers.push({ headers: { ...headers }, paths: [`/api/overview/areas/${areaId}/board`, series] })
  }
  const changes = await readyChanges(ground)
  const seen = await generateLoad({ kind: 'read', url: ground.url, ms: 3 * ms, thinkMs, readers, changes })
  return [
    {
      work: `boards and area series with ${years} years of daily reports, ${readers.length} people at once, a page every ${thinkMs / 1000} s each`,
      measured: `${spread(seen.times)}, ${digits((seen.done / seen.ms) * 1000)} requests/s`,
      reach: 'p95 < 100 ms',
      beside: '',
    },
    {
      work: 'a change seen on an open stream meanwhile',
      measured: spread(seen.heard),
      reach: '< 1 s',
      beside: `${seen.heard.length} changes`,
    },
  ]
}

/** Tasks that their owners acknowledge while the others look on. */
async function readyChanges(ground: Ground) {
  const { rows } = await ground.pool.query<{ username: string; taskId: string }>(
    `select accounts.username, tasks.id as "taskId"
     from tasks join accounts on accounts.officer_id = tasks.owner_officer_id
     where tasks.state = 'active' and tasks.template_code = 'ct17-phan-cong-dia-ban' order by tasks.id limit 20`,
  )
  const changes = []
  for (const { username, taskId } of rows) {
    const { headers } = await ground.visitor(username)
    changes.push({ headers: { ...headers }, type: 'tasks.acknowledge', payload: { taskId } })
  }
  return changes
}
