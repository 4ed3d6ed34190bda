import { bareAt, bareInsert, forgetBareRows } from '../bare-rows.ts'
import {
  arrayConnections,
  generateLoad,
  loadAccounts,
  overConnections,
  rate,
  singleConnections,
} from '../generate-load.ts'
import { costOf, type Ground } from '../ground.ts'
import type { LoadSender } from '../load-generator.ts'
import { digits, type Line, say, spread } from '../measure.ts'

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
  const single = await generateLoad({ ...http, ms, batch: 1, senders: overConnections(senders, singleConnections) })
  const second = ground.busy()
  const many = await generateLoad({ ...http, ms, batch: perArray, senders: overConnections(senders, arrayConnections) })
  const third = ground.busy()
  const journaled = (await countEntries(ground)) - entries
  if (journaled < single.done + many.done) {
    throw new Error(`only ${journaled} of ${single.done + many.done} crossings are in the journal`)
  }
  const plain = { kind: 'insert', url: ground.databaseUrl, ms: ms / 2 } as const
  const row = await generateLoad({ ...plain, batch: 1, connections: mostConnections })
  const rows = await generateLoad({ ...plain, batch: perArray, connections: arrayConnections })
  const statement = allRows(senders)
  const whole = await generateLoad({ ...plain, batch: perArray, connections: arrayConnections, statement })
  await forgetBareRows(ground.pool, { keys: { crossings: 'id' }, written: whole.done })
  await ground.stopProgram()
  await ground.startProgram()
  return [
    line(`single, ${singleConnections} connections`, '≥ 5,000/s', {
      seen: single,
      beside: row,
      cost: costOf(first, second, single),
    }),
    line(`arrays of ${perArray}, ${arrayConnections} connections`, '≥ 20,000/s', {
      ...{ seen: many, beside: rows },
      cost: `its three rows as one INSERT: ${digits(rate(whole))}/s, ratio ${digits(rate(many) / rate(whole))}; ${costOf(second, third, many)}`,
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

/** The claimed id, the crossing, the entry. */
function allRows(senders: readonly LoadSender[]): string {
  const { areaId, checkpointId } = senders[0]?.payloads[0] ?? {}
  return bareInsert({
    areaId: Number(areaId),
    data: { post: checkpointId, at: bareAt, subject: 'vehicle', decision: 'passed', people: 2 },
    inserts: {
      crossings: `
        insert into crossings (zone_id, id, checkpoint_id, area_id, at, subject, decision, reason, is_out, people, receipt)
        select ${areaId}, id, '${checkpointId}', ${areaId}, '${bareAt}', 'vehicle', 'passed', 'food', false, 2, 'BENCH-0001'
        from given`,
    },
  })
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
    [loadAccounts],
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
