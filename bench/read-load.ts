import { randomUUID } from 'node:crypto'
import { Agent, request as send } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** What one turn came to. */
export interface Taken {
  readonly done: number
  readonly refused: number
  readonly complaint?: string
}

/** People who look: each has a live stream open and asks for a page every now and then. */
export interface ReadLoad {
  readonly kind: 'read'
  readonly url: string
  readonly ms: number
  readonly thinkMs: number
  readonly readers: readonly { readonly headers: Record<string, string>; readonly paths: readonly string[] }[]
  /** Sent one after the other meanwhile; each should be heard on the first reader's stream. */
  readonly changes: readonly {
    readonly headers: Record<string, string>
    readonly type: string
    readonly payload: object
  }[]
}

const betweenChangesMs = 1_000

/** Lets the readers read until the time is up; gives how long each change took from its sending to the stream. */
export async function readWhile(
  load: ReadLoad,
  repeat: (turn: () => Promise<Taken>, restMs: () => number) => Promise<void>,
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  const streams = load.readers.map((reader) => openStream(load.url, reader.headers))
  const until = performance.now() + load.ms
  const rest = () => load.thinkMs * (0.5 + Math.random())
  const heard = hearChanges(load, streams[0] as Stream, { agent, until })
  await Promise.all(
    load.readers.map(async ({ headers, paths }) => {
      await wait(load.thinkMs * Math.random())
      let next = 0
      await repeat(async () => {
        const { status, text } = await exchange(`${load.url}${paths[next++ % paths.length]}`, { headers, agent })
        return status === 200 ? { done: 1, refused: 0 } : { done: 0, refused: 1, complaint: text }
      }, rest)
    }),
  )
  const times = await heard
  for (const stream of streams) stream.close()
  agent.destroy()
  return times
}

async function hearChanges(
  load: ReadLoad,
  stream: Stream,
  { agent, until }: { agent: Agent; until: number },
): Promise<number[]> {
  const times: number[] = []
  for (const { headers, type, payload } of load.changes) {
    if (performance.now() > until) break
    const since = performance.now()
    const changed = stream.next('tasks')
    const body = JSON.stringify({ id: randomUUID(), payload })
    const { status, text } = await exchange(`${load.url}/api/intents/${type}`, { headers, agent, body })
    if (status !== 200) throw new Error(`a change was not taken: ${text}`)
    await changed
    times.push(performance.now() - since)
    await wait(betweenChangesMs)
  }
  return times
}

interface Stream {
  /** Resolves at the next event that names this key. */
  next(key: string): Promise<void>
  close(): void
}

function openStream(url: string, headers: Record<string, string>): Stream {
  const listeners = new Set<(text: string) => void>()
  const request = send(`${url}/api/live`, { headers }, (response) => {
    response.setEncoding('utf8')
    response.on('data', (text: string) => {
      for (const listen of listeners) listen(text)
    })
    response.on('error', () => {})
  })
  request.on('error', () => {})
  request.end()
  return {
    next: (key) =>
      new Promise((resolve) => {
        const listen = (text: string) => {
          if (!text.includes(`"${key}"`)) return
          listeners.delete(listen)
          resolve()
        }
        listeners.add(listen)
      }),
    close: () => request.destroy(),
  }
}

function exchange(
  url: string,
  { headers, agent, body }: { headers: Record<string, string>; agent: Agent; body?: string },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = send(url, { method: body === undefined ? 'GET' : 'POST', headers, agent }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end(body)
  })
}
