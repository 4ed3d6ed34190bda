import { rm } from 'node:fs/promises'
import os from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { addMinutes, type Instant } from '#kit'
import { type House, newId, stateInJournal } from '#platform/server'
import { recordVisits, tracerOf } from '../../../rooms/tracing/server/tracer/index.ts'
import { snapshotFolder } from '../../../rooms/tracing/server/tracer/thread/city-snapshot.ts'
import { tracerService } from '../../../rooms/tracing/server/tracer/tracer.companion.ts'
import { digits, type Line, median, percentile, seconds, spread, timeOf } from '../../measure.ts'
import { now, openEmptyHouse } from './empty-house.ts'
import { type FilledCity, fillStays } from './fill-stays.ts'

const perSecond = 5000
const perBatch = 500

/** A real house, its tracer following the journal: how soon what is committed is in a trace; and what a kill costs. */
export async function measureFreshness(ms: number, people: number): Promise<Line[]> {
  const { house, pool, close } = await openEmptyHouse()
  try {
    const filled = await fillStays(pool, { people, now })
    const fromSnapshot = await measureRebuild(house, filled, 'its snapshot')
    await rm(snapshotFolder(house), { recursive: true })
    const fromRows = await measureRebuild(house, filled, 'PostgreSQL')
    return [fromSnapshot, fromRows, await measureStream(house, filled, ms)]
  } finally {
    await close()
  }
}

/** The thread dies; until the next one stands the first hop is served from the database. */
async function measureRebuild(house: House, { personIds, visits }: FilledCity, from: string): Promise<Line> {
  const service = tracerService(house)
  const tracer = tracerOf(house)
  const ask = (turn: number) => {
    const personId = personIds[(turn * 7919) % personIds.length] as string
    return tracer.trace({ seeds: [{ personId, infectiousFrom: addMinutes(now, -20_160) }], hops: 1 }, now)
  }
  if (!(await service?.caughtUp(600_000))) throw new Error('the tracer did not stand up')
  await service?.kill()
  const served: number[] = []
  const { ms } = await timeOf(async () => {
    for (let turn = 0; ; turn++) {
      const { ms: took, value } = await timeOf(() => ask(turn))
      if (value.servedBy === 'index') return
      served.push(took)
      await wait(5)
    }
  })
  return {
    work: `tracer killed with ${digits(visits / 1e6)} million visits, read again from ${from}`,
    measured: `index stands again after ${seconds(ms)} (${digits((visits / ms) * 1000)} visits/s, restart delay included)`,
    reach: '≤ 60 s at 150 million',
    beside: `meanwhile ${served.length} traces to F1 from SQL, ${spread(served)}; at this rate 150 million would take ${seconds((150e6 / visits) * ms)}`,
  }
}

/**
 * Five thousand visits a second, written without waiting for answers; in each batch two people meet, and right after its commit
 * it is asked whether they did.
 */
async function measureStream(house: House, city: FilledCity, ms: number): Promise<Line> {
  const delays: number[] = []
  const writes: number[] = []
  const everyMs = (1000 * perBatch) / perSecond
  const beats = Math.round(ms / everyMs)
  const since = performance.now()
  let lastWritten = since
  const under = Array.from({ length: beats }, async (_, beat) => {
    await wait(beat * everyMs)
    const visits = visitsOf(city, beat)
    writes.push((await timeOf(() => write(house, visits))).ms)
    lastWritten = performance.now()
    const [first, second] = [visits[0], visits[1]]
    if (first && second) delays.push((await timeOf(() => untilMet(house, first.personId, second.personId))).ms)
  })
  await Promise.all(under)
  const rate = (beats * perBatch) / ((lastWritten - since) / 1000)
  return {
    work: `${digits(perSecond)} visits/s for ${digits(ms / 1000)} s onto ${digits(city.visits / 1e6)} million, in batches of ${perBatch}`,
    measured: `in a trace after the commit: p50 ${digits(median(delays))} · p99 ${digits(percentile(delays, 0.99))} · max ${digits(Math.max(...delays))} ms`,
    reach: '< 1 s',
    beside: `${digits(rate)} visits/s were written; a batch ${spread(writes)}; load of the machine ${os.loadavg()[0]?.toFixed(1)}`,
  }
}

interface Given {
  readonly personId: string
  readonly placeId: string
  readonly enteredAt: Instant
  readonly leftAt: Instant
}

/** The first two meet for twenty minutes, at a time and place of their own; the others are anywhere within the last day. */
function visitsOf({ personIds, placeIds }: FilledCity, beat: number): Given[] {
  return Array.from({ length: perBatch }, (_, line) => {
    const meeting = line < 2
    const personId = personIds[(beat * perBatch + line * 31 + 7) % personIds.length] as string
    const placeId = placeIds[(meeting ? beat : beat * perBatch + line * 17) % placeIds.length] as string
    const enteredAt = addMinutes(now, meeting ? -45 : -60 - ((beat * 37 + line * 11) % 1300))
    return { personId, placeId, enteredAt, leftAt: addMinutes(enteredAt, meeting ? 20 : 10 + (line % 50)) }
  })
}

/** Writes as an intent does: rows and their one fact in one transaction. */
async function write(house: House, visits: readonly Given[]): Promise<void> {
  const tree = house.territory.current()
  const areaId = tree.root?.id ?? 1
  await house.db.transaction().execute(async (trx) => {
    const step = { trx, now, profile: house.profile }
    const written = await recordVisits(step, { id: newId(), source: 'synthetic', people: [], places: [], visits })
    if (!written.fact || written.refused.length > 0) throw new Error('a visit of the bench was refused')
    const by = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
    await stateInJournal(trx, [{ fact: { ...written.fact, areaId }, ...by }], now, tree)
  })
}

async function untilMet(house: House, seed: string, met: string): Promise<void> {
  for (;;) {
    const question = { seeds: [{ personId: seed, infectiousFrom: addMinutes(now, -60) }], hops: 1, cap: 5000 } as const
    const answer = await tracerOf(house).trace(question, now)
    if (answer.servedBy === 'index' && answer.levels[0]?.people.some(({ personId }) => personId === met)) return
    await wait(5)
  }
}
