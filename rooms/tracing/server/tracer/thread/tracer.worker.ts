import { parentPort, workerData } from 'node:worker_threads'
import { openRowReader } from '#platform/row-reader'
import { exposingPlaces } from '../kernel/exposing-places.ts'
import { placeView } from '../kernel/place-view.ts'
import { rankLevel } from '../kernel/rank-level.ts'
import { endTrace, openTraceRoom, runTrace } from '../kernel/run-trace.ts'
import { traceSums } from '../kernel/trace-sums.ts'
import type { TraceTerms } from '../kernel/trace-terms.ts'
import { applyBatches } from './apply-batches.ts'
import type { Answers, Asked, Order, ThreadStart, ThreadState, ThreadTrace } from './messages.ts'
import { type ReadCity, readCity } from './read-city.ts'

/**
 * The thread that holds the index: it reads the city, says that it is ready, and then does one order after the other. It knows
 * numbers only. What it holds is derived: it may die at any moment, and another reads the city again.
 */
const { databaseUrl, start, folder, readsAll } = workerData as ThreadStart
// A lost connection ends the thread: the house starts another.
const reader = await openRowReader({
  url: databaseUrl,
  name: 'nhac-truong-tracer',
  onLost: (error) => {
    throw error
  },
})
const city: ReadCity = await readCity(reader, { start, folder, readsAll })
const room = openTraceRoom()
let appliedSeq = city.seq

parentPort?.postMessage({
  ready: {
    ...stateOf(),
    fromXid: city.fromXid,
    buildMs: city.readMs,
    from: city.from,
    snapshotFault: city.snapshotFault,
  },
})

let before: Promise<void> = Promise.resolve()
parentPort?.on('message', ({ id, order }: Asked) => {
  before = before.then(() => answer(id, order))
})

async function answer(id: number, order: Order): Promise<void> {
  try {
    parentPort?.postMessage({ id, answer: await carryOut(order) })
  } catch (error) {
    // A change half taken in cannot be told from a whole one: begin again.
    if (order.what === 'apply') throw error
    parentPort?.postMessage({ id, fault: String((error as Error).stack) })
  }
}

async function carryOut(order: Order): Promise<Answers[Order['what']]> {
  if (order.what === 'trace') return trace(order.terms, order.cap)
  if (order.what === 'place') return look(order)
  if (order.what === 'state') return stateOf()
  await applyBatches(reader, city, order.batches)
  appliedSeq = Math.max(appliedSeq, order.seq)
  return { appliedSeq }
}

function trace(asked: TraceTerms, cap: number): ThreadTrace {
  const { index, traits } = city
  const inWindow = (minute: number) => Math.max(0, Math.min(0xfffe, minute - start))
  const seeds = asked.seeds.map((seed) => ({ ...seed, from: inWindow(seed.from), until: seed.until - start }))
  const terms = { ...asked, seeds, until: inWindow(asked.until) }
  index.reserve(terms.seeds.reduce((most, { person }) => Math.max(most, person), 0) + 1, 0)
  const since = performance.now()
  runTrace(index, room, terms)
  const levelsMs = performance.now() - since
  index.reach.label(terms.seeds)
  const levels = [1, 2, 3].slice(0, terms.hops).map((level) => rankLevel(index, terms, { level, cap, traits }))
  const { places, leftOut } = exposingPlaces(index, terms.leastMinutes)
  const { minutes } = traceSums(index)
  endTrace(index, terms)
  const rankingMs = performance.now() - since - levelsMs
  return { levels: levels.map(inYears), places, placesLeftOut: leftOut, levelsMs, rankingMs, minutes, appliedSeq }
}

/** Minutes of the window turned to minutes since 2020. */
function inYears(level: ThreadTrace['levels'][number]): ThreadTrace['levels'][number] {
  const people = level.people.map((one) => ({
    ...one,
    exposed: one.exposed + start,
    tied: { ...one.tied, from: one.tied.from + start, until: one.tied.until + start },
  }))
  return { ...level, people }
}

function look(order: Extract<Order, { what: 'place' }>): Answers['place'] {
  const { from, until } = order
  const view = placeView(city.index, { ...order, from: Math.max(0, from - start), until: Math.max(0, until - start) })
  const stays = view.stays.map((stay) => ({ ...stay, enter: stay.enter + start, leave: stay.leave + start }))
  const peak = { ...view.peak, at: view.peak.at === null ? null : view.peak.at + start }
  return { ...view, stays, peak, appliedSeq }
}

function stateOf(): ThreadState {
  const { index, traits } = city
  const bytes = index.bytes + traits.bytes + room.dense.bytes
  return { visits: index.visits, people: index.people, places: index.places, bytes, appliedSeq }
}
