import { setTimeout as wait } from 'node:timers/promises'
import { newId } from '../platform/server/ids.ts'
import { HttpLine } from './http-line.ts'

/** A storm of people with the public form: so many new ones each second, whatever becomes of those before. */
export interface Storm {
  readonly url: string
  readonly perSecond: number
  readonly ms: number
  /** How long after the last one was offered phones that were sent away go on trying. */
  readonly drainMs: number
  readonly connections: number
  readonly areaIds: readonly number[]
}

/** What became of them. Times count from the moment the person pressed send, waiting for a connection included. */
export interface Weathered {
  readonly offered: number
  readonly accepted: readonly string[]
  /** Answers that said "come again in … seconds", with their times. */
  readonly shed: number
  /** Answers of any other kind: there must be none. */
  readonly odd: number
  readonly firstComplaint: string | undefined
  /** Of those taken at the first try, in milliseconds. */
  readonly times: readonly number[]
  /** Of answers that sent somebody away. */
  readonly shedTimes: readonly number[]
  /** People whose phones still wait with an unsent form at the end. */
  readonly waiting: number
}

interface Phone {
  readonly id: string
  readonly body: string
  tries: number
  since: number
}

process.once('message', (storm: Storm) => {
  weather(storm).then(
    (seen) => process.send?.(seen, () => process.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${String((error as Error).stack)}\n`)
      process.exit(1)
    },
  )
})

async function weather(storm: Storm): Promise<Weathered> {
  const seen = {
    offered: 0,
    accepted: [] as string[],
    shed: 0,
    odd: 0,
    times: [] as number[],
    shedTimes: [] as number[],
  }
  let firstComplaint: string | undefined
  const ready: Phone[] = []
  let away = 0
  let busy = 0
  const sendAway = (phone: Phone, seconds: number) => {
    seen.shed++
    seen.shedTimes.push(performance.now() - phone.since)
    away++
    setTimeout(() => {
      away--
      phone.since = performance.now()
      ready.push(phone)
    }, seconds * 1000)
  }
  const settle = (phone: Phone, { status, text }: { status: number; text: string }) => {
    if (status === 303) {
      seen.accepted.push(phone.id)
      if (phone.tries === 1) seen.times.push(performance.now() - phone.since)
    } else if (status === 503) sendAway(phone, Number(/(\d+) giây/.exec(text)?.[1] ?? 20))
    else {
      seen.odd++
      firstComplaint ??= `${status} ${text.slice(0, 300)}`
    }
  }
  const start = performance.now()
  const [stop, end] = [start + storm.ms, start + storm.ms + storm.drainMs]
  // Thousands of idle lines that look every few milliseconds would be a load of their own.
  const idleMs = Math.max(5, storm.connections / 20)
  const carry = async () => {
    const line = await HttpLine.open(storm.url, { 'content-type': 'application/x-www-form-urlencoded' })
    while (performance.now() < end && (performance.now() < stop || ready.length + away + busy > 0)) {
      const phone = ready.shift()
      if (!phone) {
        await wait(idleMs)
        continue
      }
      busy++
      phone.tries++
      settle(phone, await line.post('/khai-bao', phone.body))
      busy--
    }
    line.close()
  }
  const lines = Array.from({ length: storm.connections }, carry)
  for (let now = performance.now(); now < stop; now = performance.now()) {
    for (const due = ((now - start) / 1000) * storm.perSecond; seen.offered < due; seen.offered++) {
      ready.push(newPhone(storm, seen.offered))
    }
    await wait(5)
  }
  await Promise.all(lines)
  return { ...seen, firstComplaint, waiting: ready.length + away }
}

function newPhone({ areaIds }: Storm, turn: number): Phone {
  const id = newId()
  const noi = String(areaIds[turn % areaIds.length])
  const fields = { id, salt: id.slice(-12), noi, lang: 'vi', name: 'Người Thử Tải', where: 'none', exposure: 'none' }
  return { id, body: new URLSearchParams(fields).toString(), tries: 0, since: performance.now() }
}
