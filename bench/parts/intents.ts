import { generateLoad } from '../generate-load.ts'
import type { Busy, Ground } from '../ground.ts'
import { digits, type Line, say, spread } from '../measure.ts'

const singles = 64
const arrays = 8
const perArray = 50
/** The embedded database takes 60 connections, the program's own among them. */
const mostConnections = 40
const tasksEach = 200

/** Progress on tasks over HTTP, counted when it is committed and journaled; beside it, plain INSERTs of a journal row. */
export async function measureIntents(ground: Ground, ms: number): Promise<Line[]> {
  const senders = await readySenders(ground)
  await ground.settle()
  const http = { kind: 'http', url: ground.url } as const
  await generateLoad({ ...http, ms: 3_000, batch: 1, senders })
  const entries = await countEntries(ground)
  const readings = [ground.busy()]
  const single = await generateLoad({ ...http, ms, batch: 1, senders })
  readings.push(ground.busy())
  const many = await generateLoad({ ...http, ms, batch: perArray, senders: senders.slice(0, arrays) })
  readings.push(ground.busy())
  const journaled = (await countEntries(ground)) - entries
  if (journaled < single.done + many.done)
    throw new Error(`only ${journaled} of ${single.done + many.done} are in the journal`)
  const plain = { kind: 'insert', url: ground.databaseUrl, ms } as const
  const row = await generateLoad({ ...plain, batch: 1, connections: mostConnections })
  const rows = await generateLoad({ ...plain, batch: perArray, connections: arrays })
  await ground.pool.query("delete from journal where type = 'bench'")
  const line = (work: string, reach: string, [seen, beside, turn]: [typeof single, typeof row, number]): Line => ({
    work: `intents (tasks.progress) over HTTP, ${work}`,
    measured: `${digits(rate(seen))}/s, a request ${spread(seen.times)}`,
    reach,
    beside: `INSERT of a journal row: ${digits(rate(beside))}/s, ratio ${digits(rate(seen) / rate(beside))}; ${costOf(readings[turn], readings[turn + 1], seen.done)}`,
  })
  return [
    line(`single, ${singles} connections`, '≥ 5,000/s', [single, row, 0]),
    line(`arrays of ${perArray}, ${arrays} connections`, '≥ 20,000/s', [many, rows, 1]),
  ]
}

const rate = (seen: { done: number; ms: number }): number => (seen.done / seen.ms) * 1000

/** What one intent costs: independent of who else is at work on the machine. */
function costOf(before: Busy | undefined, after: Busy | undefined, done: number): string {
  if (!before || !after) return ''
  const each = (seconds: number) => digits((seconds * 1000) / done)
  return `processor time of one: program ${each(after.program - before.program)} ms, database ${each(after.database - before.database)} ms`
}

async function countEntries(ground: Ground): Promise<number> {
  const { rows } = await ground.pool.query<{ count: number }>(
    "select count(*)::int as count from journal where type = 'task-progressed'",
  )
  return rows[0]?.count ?? 0
}

/** Heads of residential groups, signed in, each with tasks enough that none is asked twice in one array. */
async function readySenders(ground: Ground) {
  const { rows } = await ground.pool.query<{ username: string; taskId: string }>(
    `select accounts.username, min(tasks.id::text) as "taskId"
     from tasks join accounts on accounts.officer_id = tasks.owner_officer_id
     where tasks.state in ('acknowledged', 'in-progress') and tasks.template_code = 'ct17-phan-cong-dia-ban'
     group by accounts.username order by accounts.username limit $1`,
    [singles],
  )
  say(`  ${rows.length} heads of residential groups sign in`)
  const senders = []
  for (const { username, taskId } of rows) {
    const { headers } = await ground.visitor(username)
    senders.push({ headers: { ...headers }, taskIds: await copyTask(ground, taskId) })
  }
  await ground.pool.query('vacuum analyze tasks')
  return senders
}

async function copyTask(ground: Ground, taskId: string): Promise<string[]> {
  const { rows } = await ground.pool.query<{ id: string }>(
    `insert into tasks (zone_id, id, area_id, document_id, template_code, title, folded, product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, start_at, due_at, state,
       percent, acknowledged_at, reminders, deadline_changes, created_at, updated_at, version)
     select zone_id, gen_random_uuid(), area_id, document_id, template_code, title, folded, product, part, priority,
       owner_post_id, owner_officer_id, assigner_post_id, assigner_officer_id, self_close, start_at, due_at, 'in-progress',
       0, acknowledged_at, 0, 0, created_at, updated_at, 1
     from tasks cross join generate_series(1, $2) where id = $1 returning id`,
    [taskId, tasksEach],
  )
  return rows.map(({ id }) => id)
}
