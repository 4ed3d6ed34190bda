import type { Instant } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { minuteOf } from '../minutes.ts'
import type { TracerService } from '../thread/tracer-service.ts'
import type { TracerThread } from '../thread/tracer-thread.ts'
import type { PlaceAnswer, PlaceQuestion, TraceAnswer, TraceQuestion, Tracer, TracerState } from '../tracer.contract.ts'
import { tracerRules } from '../tracer-rules.ts'
import { placesById } from '../write/know-places.ts'
import { placeFromSql, toPlaceAnswer } from './place-answer.ts'
import { toTraceAnswer } from './trace-answer.ts'
import { lastSeq, traceFromSql } from './trace-from-sql.ts'
import { termsOf } from './trace-terms-of.ts'

/** How long a question of more than one hop waits for an index that is being built. */
const patienceMs = 8000

/** Where a question is asked: inside the transaction of an intent, or by a read. */
export type AskedIn = { readonly profile: Profile } & ({ readonly trx: Trx } | { readonly db: Db })

/** The index of each house, by the one thing of it that every intent and every read has in hand. */
const services = new WeakMap<Profile, TracerService>()

/** Makes the index of a house known to its questions. */
export function lendTracer(profile: Profile, service: TracerService): void {
  services.set(profile, service)
}

/** The tracer of the house; it is never missing: without an index it answers from the database. */
export function tracerOf(asked: AskedIn): Tracer {
  const db = 'trx' in asked ? asked.trx : asked.db
  const { profile } = asked
  const service = services.get(profile)
  return {
    trace: (question, now) => trace({ db, profile, service }, question, now),
    place: (question) => place({ db, profile, service }, question),
    state: async () => service?.state() ?? asleep,
  }
}

const asleep: TracerState = {
  state: 'asleep',
  visits: 0,
  people: 0,
  places: 0,
  bytes: 0,
  lag: 0,
  appliedSeq: 0,
  servedBy: 'sql',
}

interface Ground {
  readonly db: Db | Trx
  readonly profile: Profile
  readonly service: TracerService | undefined
}

async function trace({ db, profile, service }: Ground, question: TraceQuestion, now: Instant): Promise<TraceAnswer> {
  const rules = await tracerRules(profile)
  const asked = await termsOf(db, question, { rules, now })
  const { terms, cap, unknownSeeds } = asked
  const answer = await fromThread(service, terms.hops > 1 ? patienceMs : 0, (thread) =>
    thread.ask<'trace'>({ what: 'trace', terms, cap }),
  )
  if (!answer) return toTraceAnswer(db, await traceFromSql(db, asked, rules))
  return toTraceAnswer(db, {
    levels: answer.levels,
    places: answer.places,
    placesLeftOut: answer.placesLeftOut,
    appliedSeq: answer.appliedSeq,
    servedBy: 'index',
    hops: question.hops,
    unknownSeeds,
    tookMs: { levels: answer.levelsMs, ranking: answer.rankingMs },
  })
}

async function place({ db, service }: Ground, question: PlaceQuestion): Promise<PlaceAnswer> {
  const known = (await placesById(db as Trx, [question.placeId])).get(question.placeId)
  const asked = {
    place: known?.number ?? 0,
    from: minuteOf(question.from),
    until: minuteOf(question.until),
    cap: Math.min(5000, question.cap ?? 500),
  }
  const view = await fromThread(service, 0, (thread) => thread.ask<'place'>({ what: 'place', ...asked }))
  if (view) return toPlaceAnswer(db, view, { appliedSeq: view.appliedSeq, servedBy: 'index' })
  return toPlaceAnswer(db, await placeFromSql(db, asked), { appliedSeq: await lastSeq(db), servedBy: 'sql' })
}

/** Asks the thread, or the one that took its place under the question; undefined where none stands. */
async function fromThread<T>(
  service: TracerService | undefined,
  patience: number,
  ask: (thread: TracerThread) => Promise<T>,
): Promise<T | undefined> {
  let before: TracerThread | undefined
  for (let thread = await service?.caughtUp(patience); thread && thread !== before; ) {
    try {
      return await ask(thread)
    } catch (error) {
      // The thread is derived and may die at any moment: another may stand already, and the database knows the same.
      if (thread.isReady) throw error
      before = thread
      thread = await service?.caughtUp(0)
    }
  }
  return undefined
}
