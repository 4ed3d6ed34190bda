import { randomUUID } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Ground, root } from '../ground.ts'
import { digits, type Line, say, seconds, spread, timeOf, timesOf } from '../measure.ts'
import type { Visitor } from '../visitor.ts'

const days = 60
const first = '2021-05-27'
const last = '2021-07-25'
const unitTurns = 60

interface Recomputed {
  readonly days: number
  readonly checked: number
  readonly equal: number
}

/** Sixty days of 609 units with their reports, tasks, directive days and watches: computed, computed again, and compared. */
export async function measureScorecards(ground: Ground): Promise<Line[]> {
  await ground.stopProgram()
  await fill(ground)
  await ground.startProgram(await withOlderRules(ground))
  await ground.settle()
  const chairman = await ground.visitor('chairman.01')
  await compute(chairman, first)
  const times: number[] = []
  for (const day of everyDay()) times.push((await timeOf(() => compute(chairman, day))).ms)
  const plain = await timesOf(10, () => ground.pool.query(plainSql))
  const units = await unitIds(ground)
  const path = (turn: number) => `/scorecards/units/${units[turn % units.length]}`
  const pages = await timesOf(unitTurns, (turn) => chairman.get(`${path(turn)}?day=2021-07-20`))
  const records = await timesOf(unitTurns, (turn) => chairman.get(`${path(turn)}/records?day=2021-07-20`))
  const lists = await timesOf(20, () => chairman.get('/scorecards?day=2021-07-20'))
  const again = await recompute(ground, chairman)
  await ground.stopProgram()
  await ground.startProgram()
  return [
    {
      work: `scorecards of ${units.length} units for a day from records, computed and kept`,
      measured: spread(times),
      reach: '< 1 s',
      beside: `one SQL count of the same day’s tasks ${spread(plain)}`,
    },
    {
      work: 'one unit’s page',
      measured: spread(pages),
      reach: '< 50 ms',
      beside: `its records found again ${spread(records)}`,
    },
    { work: `the list of ${units.length} units`, measured: spread(lists), reach: '', beside: '' },
    again,
  ]
}

async function compute(chairman: Visitor, day: string): Promise<void> {
  await chairman.send([{ id: randomUUID(), type: 'scorecards.compute', payload: { areaId: 1, day } }])
}

async function recompute(ground: Ground, chairman: Visitor): Promise<Line> {
  const id = randomUUID()
  const { ms, value } = await timeOf(async (): Promise<Recomputed> => {
    await chairman.send([{ id, type: 'scorecards.recompute', payload: { areaId: 1, from: first, to: last } }])
    for (;;) {
      const { rows } = await ground.pool.query<{ state: string; outcome: Recomputed }>(
        'select state, outcome from job_runs where id = $1',
        [id],
      )
      const [job] = rows
      if (job?.state === 'done') return job.outcome
      if (job?.state === 'failed') throw new Error(`recomputing failed: ${JSON.stringify(job.outcome)}`)
      await wait(50)
    }
  })
  const wrong = value.checked - value.equal
  if (wrong > 0) say(`  ${wrong} scores did not come out the same`)
  return {
    work: `${value.days} past days of all units computed again as known then, and compared`,
    measured: `${seconds(ms)}, ${digits(value.equal)} of ${digits(value.checked)} equal`,
    reach: '< 30 s, all equal',
    beside: `${digits((value.checked * 1000) / ms)} scores/s`,
  }
}

function everyDay(): string[] {
  return Array.from({ length: days }, (_, index) =>
    new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
  )
}

async function unitIds(ground: Ground): Promise<number[]> {
  const { rows } = await ground.pool.query<{ id: number }>('select distinct area_id as id from scores order by 1')
  return rows.map(({ id }) => id)
}

/** The same city whose measure and daily report are two months older. */
async function withOlderRules(ground: Ground): Promise<Record<string, string>> {
  const folder = path.join(ground.folder, 'profiles')
  await cp(path.join(root, 'profiles'), folder, { recursive: true })
  for (const file of ['scorecards/formulas.json', 'reports/forms.json']) {
    const where = path.join(folder, 'hanoi-2021', file)
    const rows = JSON.parse(await readFile(where, 'utf8')) as { validFrom: string }[]
    await writeFile(where, JSON.stringify(rows.map((row) => ({ ...row, validFrom: '2021-05-01' }))))
  }
  return { PROFILES_FOLDER: folder }
}

const plainSql = `select area_id, count(*), count(*) filter (where reported_at <= due_at) from tasks
  where due_at >= '2021-07-20T00:00:00+07:00' and due_at < '2021-07-21T00:00:00+07:00' group by area_id`

/** What the sample holds of a day, sixty times: moved back by as many days, in SQL, for the bench alone. */
async function fill(ground: Ground): Promise<void> {
  say('  writing sixty days of reports, tasks, directive days and watches …')
  const back = `generate_series(1, ${days}) as back (days)`
  for (const statement of [
    `insert into reports (zone_id, id, area_id, form, period_at, source, version, first_id, as_of, due_at, submitted_at,
       recorded_at, late, kinds, lows, acknowledged)
     select zone_id, made.id, area_id, form, period_at - shift, source, 1, made.id, as_of - shift, due_at - shift,
       submitted_at - shift, recorded_at - shift, late, kinds, lows, false
     from reports cross join ${back}, lateral (select gen_random_uuid() as id, make_interval(days => days) as shift) made
     where form = 'daily-situation' and source = 'unit' and version = 1
       and period_at = timestamptz '2021-07-26T00:00:00+07:00' and days > 2`,
    `create table bench_tasks as
     select one.id as old, back.days, gen_random_uuid() as id
     from (select distinct on (area_id) id from tasks where state in ('done-reported', 'done')
             and area_id in (select id from areas where depth in (1, 2)) order by area_id, id) one cross join ${back}`,
    `insert into tasks (zone_id, id, area_id, title, folded, part, priority, owner_post_id, owner_officer_id, self_close,
       start_at, due_at, state, percent, acknowledged_at, reported_at, reminders, deadline_changes, created_at, updated_at,
       version)
     select zone_id, copy.id, area_id, title, folded, part, priority, owner_post_id, owner_officer_id, self_close,
       start_at - shift, due_at - shift, state, percent, acknowledged_at - shift, reported_at - shift, 0, 0,
       created_at - shift, updated_at - shift, version
     from bench_tasks copy join tasks on tasks.id = copy.old, lateral (select make_interval(days => days) as shift) moved`,
    `insert into journal (zone_id, id, type, area_id, subject_id, occurred_at, recorded_at, data)
     select zone_id, gen_random_uuid(), type, area_id, copy.id::text, occurred_at - shift, recorded_at - shift,
       case when type = 'task-created'
         then jsonb_build_object('dueAt', (data->>'dueAt')::timestamptz - shift, 'draft', data->'draft') else data end
     from bench_tasks copy join journal on subject_id = copy.old::text, lateral (select make_interval(days => days) as shift) moved
     where type in ('task-created', 'task-acknowledged', 'task-reported-done')`,
    `insert into compliance_days (zone_id, document_id, area_id, day, on_day, from_at, to_at, report, reported_at, late)
     select zone_id, document_id, area_id, -days, on_day - days, from_at - shift, to_at - shift, report, reported_at - shift, late
     from compliance_days cross join ${back}, lateral (select make_interval(days => days) as shift) moved where on_day = '2021-07-26'`,
    `update document_units set activated_at = activated_at - interval '90 days'`,
    `insert into journal (zone_id, id, type, area_id, subject_id, document_id, occurred_at, recorded_at, data)
     select zone_id, gen_random_uuid(), 'day-reported', area_id, document_id::text, document_id, reported_at, reported_at,
       jsonb_build_object('day', day, 'met', 1, 'late', 0, 'first', 1)
     from compliance_days where day < 0 and reported_at is not null`,
    `insert into duty_shifts (zone_id, id, body_id, area_id, officer_id, role, from_at, to_at, day_kind, plan_id, version, changed_at)
     select zone_id, gen_random_uuid(), body_id, area_id, officer_id, role, from_at - shift, to_at - shift, day_kind, plan_id, 1,
       changed_at - shift
     from duty_shifts cross join ${back}, lateral (select make_interval(days => days) as shift) moved
     where cancelled_at is null and role = 'watch' and from_at >= '2021-07-25T06:00:00+07:00' and from_at < '2021-07-26T06:00:00+07:00'`,
    'drop table bench_tasks',
    'analyze',
  ]) {
    await ground.pool.query(statement)
  }
}
