import { randomUUID } from 'node:crypto'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { Ground } from '../ground.ts'
import { digits, type Line, median, say, seconds, timeOf } from '../measure.ts'
import type { Answer, Visitor } from '../visitor.ts'
import { ask } from '../visitor.ts'
import { plantCity } from './tracing/plant-city.ts'

const rounds = 3
/** Where the case lives; its contacts live all over the city. */
const ward = '00310'

/**
 * From "confirmed" to the list and the tasks of every ward, through the real door, with the index of the whole city: how long
 * the machine takes. And how soon that index stands, from its snapshot.
 */
export async function measureTraceTasks(ground: Ground, people: number): Promise<Line[]> {
  await ground.stopProgram()
  const kept = await plantCity(ground, people)
  say(`  ${digits(kept.visits / 1e6)} million visits lie there as a snapshot, written in ${seconds(kept.keepMs)}`)
  await ground.startProgram()
  const { ms: standsMs } = await timeOf(() => untilStands(ground, kept.visits))
  const where = `${digits(people / 1e6)} million people, ${digits(kept.visits / 1e6)} million visits`
  const turns: Turn[] = []
  for (let round = 0; round < rounds; round++) turns.push(await confirmAndTrace(ground, people, round))
  await clear(ground)
  const load = `load of the machine ${os.loadavg()[0]?.toFixed(1)}`
  return [
    {
      work: `${where}: the program started, until its index stands from the snapshot`,
      measured: seconds(standsMs),
      reach: '≤ 60 s',
      beside: `counted from "ready"; written in ${seconds(kept.keepMs)}; the day's visits since would come on top; ${load}`,
    },
    {
      work: `${where}: F0 confirmed, traced to F1 and F2, listed, tasks given to every ward`,
      measured: `${turns.map(({ all }) => seconds(all)).join(', ')}: case ${middle(turns, 'report')}, trace ${middle(turns, 'trace')}, list and tasks ${middle(turns, 'issue')}`,
      reach: '< 10 s of machine time',
      beside: `medians of ${rounds}, over HTTP; ${turns.map((one) => `${one.listed} contacts, ${one.tasks} tasks in ${one.wards} wards`).join('; ')}; ${load}`,
    },
  ]
}

interface Turn {
  readonly report: number
  readonly trace: number
  readonly issue: number
  readonly all: number
  readonly listed: number
  readonly tasks: number
  readonly wards: number
}

const middle = (turns: readonly Turn[], key: 'report' | 'trace' | 'issue') =>
  seconds(median(turns.map((one) => one[key])))

async function untilStands({ url }: Ground, visits: number): Promise<void> {
  for (;;) {
    const { text } = await ask(`${url}/metrics`, { headers: {} })
    if (Number(/^tracer_visits (\S+)/m.exec(text)?.[1] ?? 0) >= visits) return
    await wait(50)
  }
}

/** One case. Its contacts are put on file by a rehearsal, so that their wards are known as they are in a real city. */
async function confirmAndTrace(ground: Ground, people: number, round: number): Promise<Turn> {
  const { pool } = ground
  const station = await ground.visitor('health-chief.01')
  const { rows } = await pool.query<{ id: number }>(
    'select area_id as id from area_codes where code = $1 and valid_to is null',
    [ward],
  )
  const areaId = rows[0]?.id ?? 0
  const name = `Người Thử Máy ${round}`
  const { personId } = await send<{ personId: string }>(station, 'people.register-person', {
    areaId,
    name,
    isAnother: true,
    synthetic: true,
  })
  await pool.query('update trace_people set person_id = $1 where number = $2', [
    personId,
    Math.floor(people * (0.2 + round * 0.3)),
  ])
  const at = await nowOf(ground)
  const report = await timeOf(() =>
    send<{ caseId: string }>(station, 'cases.report', {
      ...{ areaId, residenceAreaId: areaId, personId, status: 'confirmed', setting: 'community', synthetic: true },
      ...{ sampledAt: ago(at, 600), confirmedAt: ago(at, 60), onsetOn: ago(at, 3 * 1440).slice(0, 10) },
    }),
  )
  const { caseId } = report.value
  const { traceId: rehearsal } = await send<{ traceId: string }>(station, 'tracing.trace', { caseIds: [caseId] })
  await putOnFile(ground, rehearsal)
  const trace = await timeOf(() =>
    send<{ traceId: string; servedBy: string }>(station, 'tracing.trace', { caseIds: [caseId] }),
  )
  if (trace.value.servedBy !== 'index') throw new Error('the index did not answer')
  const issue = await timeOf(() =>
    send<{ tasks: number; wards: number; f1: number; f2: number }>(station, 'tracing.issue-tasks', {
      traceId: trace.value.traceId,
    }),
  )
  const { tasks, wards, f1, f2 } = issue.value
  const all = report.ms + trace.ms + issue.ms
  return { report: report.ms, trace: trace.ms, issue: issue.ms, all, listed: f1 + f2, tasks, wards }
}

const ago = (at: string, minutes: number) => new Date(Date.parse(at) - minutes * 60_000).toISOString()

async function nowOf({ pool }: Ground): Promise<string> {
  const { rows } = await pool.query<{ at: Date }>('select max(recorded_at) as at from journal')
  return (rows[0]?.at ?? new Date()).toISOString()
}

async function send<T>(visitor: Visitor, type: string, payload: unknown): Promise<T> {
  const [answer] = (await visitor.send([{ id: randomUUID(), type, payload }])) as (Answer & { result: T })[]
  if (!answer) throw new Error(`${type} was not answered`)
  return answer.result
}

/** People whom a trace reached, living in all wards. */
async function putOnFile({ pool }: Ground, traceId: string): Promise<void> {
  await pool.query(
    `insert into persons (zone_id, id, area_id, synthetic, entered_at, indexed, version)
     select zone, person_id, zone, true, timestamptz '2021-07-01', true, 1
     from (select person_id, zones[1 + (row_number() over (order by person_id))::int % cardinality(zones)] as zone
           from traced_people, (select array_agg(id order by id) as zones from areas
             where id = zone_id and valid_to is null and kind in ('ward', 'commune', 'township')) as all_zones
           where trace_id = $1) as made
     on conflict do nothing`,
    [traceId],
  )
}

/** What was planted goes, so that the parts after this one find the sample. */
async function clear(ground: Ground): Promise<void> {
  await ground.stopProgram()
  await ground.pool.query(
    `delete from trace_people where batch in (select number from stay_batches where visits = 0 and source = 'synthetic')`,
  )
  await ground.pool.query(
    `delete from trace_places where batch in (select number from stay_batches where visits = 0 and source = 'synthetic')`,
  )
  await ground.startProgram()
}
