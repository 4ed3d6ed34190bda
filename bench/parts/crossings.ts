import { generateLoad } from '../generate-load.ts'
import type { Busy, Ground } from '../ground.ts'
import type { LoadSender } from '../load-generator.ts'
import { digits, type Line, say, spread } from '../measure.ts'

const singles = 64
const arrays = 8
const perArray = 50
/** The embedded database takes 60 connections, the program's own among them. */
const mostConnections = 32
const type = 'checkpoints.cross'

type Seen = Awaited<ReturnType<typeof generateLoad>>

/**
 * Crossings at the gateway posts of the sample over HTTP, single and in arrays, counted when they are committed and
 * journaled; beside them, plain INSERTs of a journal row. Each sender is the commander of a shift.
 */
export async function measureCrossings(ground: Ground, ms: number): Promise<Line[]> {
  const senders = await readySenders(ground)
  await ground.settle()
  const http = { kind: 'http', url: ground.url, type } as const
  await generateLoad({ ...http, ms: 3_000, batch: 1, senders })
  const entries = await countEntries(ground)
  const first = ground.busy()
  const single = await generateLoad({ ...http, ms, batch: 1, senders })
  const second = ground.busy()
  const many = await generateLoad({ ...http, ms, batch: perArray, senders: senders.slice(0, arrays) })
  const third = ground.busy()
  const journaled = (await countEntries(ground)) - entries
  if (journaled < single.done + many.done) {
    throw new Error(`only ${journaled} of ${single.done + many.done} crossings are in the journal`)
  }
  const plain = { kind: 'insert', url: ground.databaseUrl, ms: ms / 2 } as const
  const row = await generateLoad({ ...plain, batch: 1, connections: mostConnections })
  const rows = await generateLoad({ ...plain, batch: perArray, connections: arrays })
  await ground.pool.query("delete from journal where type = 'bench'")
  await ground.stopProgram()
  await ground.startProgram()
  return [
    line(`single, ${singles} connections`, '≥ 5,000/s', {
      seen: single,
      beside: row,
      cost: costOf(first, second, single),
    }),
    line(`arrays of ${perArray}, ${arrays} connections`, '≥ 20,000/s', {
      ...{ seen: many, beside: rows, cost: costOf(second, third, many) },
    }),
  ]
}

function line(work: string, reach: string, { seen, beside, cost }: { seen: Seen; beside: Seen; cost: string }): Line {
  return {
    work: `crossings over HTTP, ${work}`,
    measured: `${digits(rate(seen))}/s, a request ${spread(seen.times)}; refused: ${seen.refused}`,
    reach,
    beside: `INSERT of a journal row: ${digits(rate(beside))}/s, ratio ${digits(rate(seen) / rate(beside))}; ${cost}`,
  }
}

const rate = (seen: { done: number; ms: number }): number => (seen.done / seen.ms) * 1000

/** What one crossing costs: independent of who else is at work on the machine. */
function costOf(before: Busy, after: Busy, { done }: Seen): string {
  const each = (seconds: number) => digits((seconds * 1000) / done)
  return `processor time of one: program ${each(after.program - before.program)} ms, database ${each(after.database - before.database)} ms`
}

async function countEntries(ground: Ground): Promise<number> {
  const { rows } = await ground.pool.query<{ count: number }>(
    "select count(*)::int as count from journal where type = 'crossed'",
  )
  return rows[0]?.count ?? 0
}

/** Commanders of the gateway posts, each with crossings of a few kinds at their own post. */
async function readySenders(ground: Ground): Promise<LoadSender[]> {
  const { rows } = await ground.pool.query<{ username: string; checkpointId: string; areaId: number }>(
    `select distinct on (accounts.username) accounts.username, checkpoints.id as "checkpointId",
            checkpoints.area_id as "areaId"
     from checkpoint_members member
     join checkpoint_shifts shift on shift.id = member.shift_id
     join checkpoints on checkpoints.id = shift.checkpoint_id
     join accounts on accounts.officer_id = member.officer_id
     where member.role = 'commander' and checkpoints.closed_at is null
     order by accounts.username limit $1`,
    [singles],
  )
  say(`  ${rows.length} commanders of gateway posts sign in`)
  const senders: LoadSender[] = []
  for (const { username, checkpointId, areaId } of rows) {
    const { headers } = await ground.visitor(username)
    const base = { areaId, checkpointId, decision: 'passed', receipt: 'BENCH-0001' }
    const payloads = [
      { ...base, subject: 'vehicle', reason: 'essential-goods', people: 2 },
      { ...base, subject: 'person', reason: 'food' },
      { ...base, subject: 'person', reason: 'on-duty' },
      {
        areaId,
        checkpointId,
        subject: 'person',
        decision: 'turned-back',
        reason: 'no-permitted-reason',
        noReceipt: 'refused',
      },
    ]
    senders.push({ headers: { ...headers }, payloads })
  }
  return senders
}
