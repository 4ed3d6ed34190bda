import { benchForm, heads, withForms } from '../bench-forms.ts'
import {
  arrayConnections,
  generateLoad,
  loadAccounts,
  overConnections,
  rate,
  singleConnections,
} from '../generate-load.ts'
import { type Busy, costOf, type Ground } from '../ground.ts'
import type { LoadSender } from '../load-generator.ts'
import { digits, type Line, say, spread } from '../measure.ts'

const perArray = 50
/** The embedded database takes 60 connections, the program's own among them. */
const mostConnections = 32
const tasksEach = 200
const dailyIndicators = 8

/** Intents over HTTP, counted when they are committed and journaled; beside them, plain INSERTs of a journal row. */
export async function measureIntents(ground: Ground, ms: number): Promise<Line[]> {
  const { reporters, workers } = await readySenders(ground)
  await ground.settle()
  const heavy = await measureKind(ground, ms, {
    type: 'tasks.progress',
    what: 'tasks.progress: a task moved, a remark',
    fact: 'task-progressed',
    senders: workers,
  })
  const light = await measureKind(ground, ms, {
    type: 'reports.submit',
    what: `reports.submit: a report of ${dailyIndicators} figures`,
    fact: 'report-submitted',
    senders: reporters,
  })
  await ground.stopProgram()
  await ground.startProgram()
  return [...light, ...heavy]
}

interface Kind {
  readonly type: string
  readonly what: string
  /** The entry that each leaves in the journal. */
  readonly fact: string
  readonly senders: readonly LoadSender[]
}

async function measureKind(ground: Ground, ms: number, { type, what, fact, senders }: Kind): Promise<Line[]> {
  const http = { kind: 'http', url: ground.url, type } as const
  await generateLoad({ ...http, ms: 3_000, batch: 1, senders: later(senders, 0) })
  const entries = await countEntries(ground, fact)
  const readings = [ground.busy()]
  const single = await generateLoad({
    ...http,
    ms,
    batch: 1,
    senders: overConnections(later(senders, 1), singleConnections),
  })
  readings.push(ground.busy())
  const many = await generateLoad({
    ...http,
    ms,
    batch: perArray,
    senders: overConnections(later(senders, 2), arrayConnections),
  })
  readings.push(ground.busy())
  const journaled = (await countEntries(ground, fact)) - entries
  if (journaled < single.done + many.done)
    throw new Error(`only ${journaled} of ${single.done + many.done} are in the journal`)
  const plain = { kind: 'insert', url: ground.databaseUrl, ms: ms / 2 } as const
  const row = await generateLoad({ ...plain, batch: 1, connections: mostConnections })
  const rows = await generateLoad({ ...plain, batch: perArray, connections: arrayConnections })
  await ground.pool.query("delete from journal where type = 'bench'")
  const line = (work: string, reach: string, [seen, beside, turn]: [typeof single, typeof row, number]): Line => ({
    work: `intents (${what}) over HTTP, ${work}`,
    measured: `${digits(rate(seen))}/s, a request ${spread(seen.times)}`,
    reach,
    beside: `INSERT of a journal row: ${digits(rate(beside))}/s, ratio ${digits(rate(seen) / rate(beside))}; ${costOf(readings[turn] as Busy, readings[turn + 1] as Busy, seen)}`,
  })
  return [
    line(`single, ${singleConnections} connections`, '≥ 5,000/s', [single, row, 0]),
    line(`arrays of ${perArray}, ${arrayConnections} connections`, '≥ 20,000/s', [many, rows, 1]),
  ]
}

/** Reports tell of other days in each turn: a period is reported on once. */
function later(senders: readonly LoadSender[], turn: number): LoadSender[] {
  const start = Date.UTC(1700 + 100 * turn, 0, 1)
  return senders.map((sender) =>
    sender.firstDay === undefined ? sender : { ...sender, firstDay: new Date(start).toISOString().slice(0, 10) },
  )
}

async function countEntries(ground: Ground, fact: string): Promise<number> {
  const { rows } = await ground.pool.query<{ count: number }>(
    'select count(*)::int as count from journal where type = $1',
    [fact],
  )
  return rows[0]?.count ?? 0
}

/**
 * Heads of residential groups, each with tasks enough that none is asked twice in one array; and chairmen of wards, who
 * report on a form of the bench's own, in force since long ago.
 */
async function readySenders(ground: Ground): Promise<{ workers: LoadSender[]; reporters: LoadSender[] }> {
  await ground.stopProgram()
  await ground.startProgram(await withForms(ground, [benchForm('bench-daily', dailyIndicators)]))
  const { rows } = await ground.pool.query<{ username: string; taskId: string }>(
    `select accounts.username, min(tasks.id::text) as "taskId"
     from tasks join accounts on accounts.officer_id = tasks.owner_officer_id
     where tasks.state in ('acknowledged', 'in-progress') and tasks.template_code = 'ct17-phan-cong-dia-ban'
     group by accounts.username order by accounts.username limit $1`,
    [loadAccounts],
  )
  say(`  ${rows.length} heads of residential groups and ${loadAccounts} of wards sign in`)
  const workers: LoadSender[] = []
  for (const { username, taskId } of rows) {
    const { headers } = await ground.visitor(username)
    const taskIds = await copyTask(ground, taskId)
    workers.push({ headers: { ...headers }, payloads: taskIds.map((id) => ({ taskId: id, percent: 0 })) })
  }
  await ground.pool.query('vacuum analyze tasks')
  return { workers, reporters: await wardReporters(ground) }
}

async function wardReporters(ground: Ground): Promise<LoadSender[]> {
  const reporters: LoadSender[] = []
  for (const { username, areaId } of await heads(ground, loadAccounts)) {
    const { headers } = await ground.visitor(username)
    // The total is that of its parts: a report that does not foot opens a gap, which is other work.
    const figures = Object.fromEntries(
      Array.from({ length: dailyIndicators }, (_, at) => [`i${at}`, at === 0 ? 3 : at]),
    )
    const payload = { form: 'bench-daily', areaId, figures }
    reporters.push({ headers: { ...headers }, payloads: [payload], firstDay: '1700-01-01' })
  }
  return reporters
}

async function copyTask(ground: Ground, taskId: string): Promise<string[]> {
  const { rows } = await ground.pool.query<{ id: string }>(
    `insert into tasks (zone_id, id, area_id, document_id, template_code, title, folded, product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, start_at, due_at, state,
       percent, acknowledged_at, reminders, deadline_changes, created_at, updated_at, version)
     select zone_id, gen_random_uuid(), area_id, document_id, template_code, title, folded, product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, start_at, due_at + interval '30 days', 'in-progress',
       0, acknowledged_at, 0, 0, created_at, updated_at, 1
     from tasks cross join generate_series(1, $2) where id = $1 returning id`,
    [taskId, tasksEach],
  )
  return rows.map(({ id }) => id)
}
