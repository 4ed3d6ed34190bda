import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../platform/server/ids.ts'
import { HttpLine } from './http-line.ts'
import { type ReadLoad, readWhile, type Taken } from './read-load.ts'

/** What the generator is asked to do: a process of its own, so that it does not share a thread with what it measures. */
export type Load =
  | {
      readonly kind: 'http'
      readonly url: string
      readonly ms: number
      /** Intents in one request; 1 uses the door for single ones. */
      readonly batch: number
      readonly type: string
      /** One for each connection; a sender's payloads are sent in turn, again from the first when all were. */
      readonly senders: readonly LoadSender[]
    }
  | ReadLoad
  | {
      readonly kind: 'insert'
      readonly url: string
      readonly ms: number
      readonly batch: number
      readonly connections: number
      /** What is written for a list of ids ($1), in one statement; left out: a row of the journal. */
      readonly statement?: string
    }

/** Who sends what. A payload with a `period` tells of another day each time, from this one on. */
export interface LoadSender {
  readonly headers: Record<string, string>
  readonly payloads: readonly Readonly<Record<string, unknown>>[]
  readonly firstDay?: string
}

/** What it saw: how many were done, how long each request took, and the first complaint. */
export interface Seen {
  readonly done: number
  readonly refused: number
  readonly ms: number
  /** Processor time of the generator itself, which shares the machine with what it measures. */
  readonly cpuMs: number
  readonly times: number[]
  /** How long after it was sent a change was heard on an open stream. */
  readonly heard: number[]
  readonly complaint: string | undefined
}

process.once('message', (load: Load) => {
  run(load).then(
    (seen) => process.send?.(seen, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String((error as Error).stack)}\n`)
      process.exit(1)
    },
  )
})

async function run(load: Load): Promise<Seen> {
  const seen = {
    done: 0,
    refused: 0,
    times: [] as number[],
    heard: [] as number[],
    complaint: undefined as string | undefined,
  }
  const since = performance.now()
  const until = since + load.ms
  const note = (taken: Taken, ms: number) => {
    seen.done += taken.done
    seen.refused += taken.refused
    seen.complaint ??= taken.complaint
    seen.times.push(ms)
  }
  const repeat = async (turn: () => Promise<Taken>, restMs: () => number = () => 0) => {
    while (performance.now() < until) {
      const start = performance.now()
      note(await turn(), performance.now() - start)
      const rest = restMs()
      if (rest > 0) await wait(rest)
    }
  }
  if (load.kind === 'read') {
    seen.heard.push(...(await readWhile(load, repeat)))
  } else if (load.kind === 'http') {
    const lines = await Promise.all(load.senders.map(({ headers }) => HttpLine.open(load.url, headers)))
    await Promise.all(load.senders.map((sender, at) => repeat(poster(load, sender, lines[at] as HttpLine))))
    for (const line of lines) line.close()
  } else {
    const pool = new pg.Pool({ connectionString: load.url, max: load.connections })
    await Promise.all(Array.from({ length: load.connections }, () => repeat(inserter(pool, load))))
    await pool.end()
  }
  const { user, system } = process.cpuUsage()
  return { ...seen, ms: performance.now() - since, cpuMs: (user + system) / 1000 }
}

/** The sender's own payloads, one after the other. What stays the same from turn to turn is written once. */
function poster(load: Load & { kind: 'http' }, sender: LoadSender, line: HttpLine) {
  let next = 0
  const written = sender.payloads.map((payload) => JSON.stringify(payload))
  const type = load.batch === 1 ? '' : `"type":"${load.type}",`
  const intent = () => {
    const at = next++ % sender.payloads.length
    const changed = changing(sender.payloads[at], next, sender.firstDay)
    const payload = changed ? JSON.stringify({ ...sender.payloads[at], ...changed }) : written[at]
    return `{${type}"id":"${newId()}","payload":${payload}}`
  }
  return async (): Promise<Taken> => {
    if (load.batch === 1) {
      const { status, text } = await line.post(`/api/intents/${load.type}`, intent())
      return status === 200 ? { done: 1, refused: 0 } : { done: 0, refused: 1, complaint: text }
    }
    const intents = Array.from({ length: load.batch }, intent)
    const { status, text } = await line.post('/api/intents', `{"intents":[${intents.join(',')}]}`)
    if (status !== 200) return { done: 0, refused: load.batch, complaint: text }
    const done = text.split('"outcome":"accepted"').length - 1
    return done === load.batch
      ? { done, refused: 0 }
      : { done, refused: load.batch - done, complaint: text.slice(0, 500) }
  }
}

/** What differs from one turn to the next: how far the work is, or the day that a report is about. */
function changing(payload: object | undefined, turn: number, firstDay: string | undefined): object | undefined {
  if (firstDay === undefined) return payload && 'percent' in payload ? { percent: turn % 100 } : undefined
  const period = new Date(Date.parse(firstDay) + turn * 86_400_000).toISOString().slice(0, 10)
  return { period, asOf: `${period}T11:00:00.000Z` }
}

const journalRow = `
  insert into journal (zone_id, id, type, area_id, subject_id, intent_id, account_id, occurred_at, recorded_at, data)
  select 1, id, 'bench', 1, id::text, id, id, '2021-07-27T11:00:00Z', '2021-07-27T11:00:00Z', '{"percent": 50}'
  from unnest($1::uuid[]) as given (id)`

/** The baseline: rows and nothing else, in a transaction of their own. */
function inserter(pool: pg.Pool, { batch, statement = journalRow }: Load & { kind: 'insert' }) {
  return async (): Promise<Taken> => {
    // As one text, as the program writes its lists: the driver would take longer over them than the database.
    const ids = `{${Array.from({ length: batch }, newId).join(',')}}`
    await pool.query({ name: 'rows', text: statement, values: [ids] })
    return { done: batch, refused: 0 }
  }
}
