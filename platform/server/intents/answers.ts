import { type Instant, type IntentAnswer, type Refusal, refuse } from '#kit'
import type { Earlier } from './claims.ts'
import { INTENTS } from './intents.refusals.ts'
import type { Prepared } from './prepare.ts'
import type { Came } from './run-handlers.ts'

/** What is known when a batch is answered. */
export interface Decided {
  /** What came of the intents whose ids were new. */
  readonly came: ReadonlyMap<Prepared, Came>
  /** What is recorded of the others. */
  readonly earlier: ReadonlyMap<string, Earlier>
  readonly now: Instant
  readonly requestId: string
}

/** The door's answers, one for each intent, in order. */
export function answersOf(items: readonly Prepared[], decided: Decided): IntentAnswer[] {
  const first = new Map<string, { item: Prepared; answer: IntentAnswer }>()
  return items.map((item) => {
    const came = decided.came.get(item)
    if (came === undefined) return answerAgain(item, decided, first.get(item.id))
    const answer = answerFirst(item.id, came, decided)
    first.set(item.id, { item, answer })
    return answer
  })
}

function answerFirst(id: string, came: Came, { now, requestId }: Decided): IntentAnswer {
  if (came === 'fault') return { id, outcome: 'fault', requestId }
  if (!came.accepted) return { id, outcome: 'refused', refusal: came.refusal }
  const accepted = { id, outcome: 'accepted', recordedAt: now } as const
  return came.result === undefined ? accepted : { ...accepted, result: came.result }
}

/** The same id again: done before, done (or refused) earlier in this very array, or used for something else. */
function answerAgain(
  item: Prepared,
  decided: Decided,
  twin: { item: Prepared; answer: IntentAnswer } | undefined,
): IntentAnswer {
  const { id } = item
  const earlier = decided.earlier.get(id)
  const digest = earlier?.digest ?? twin?.item.digest
  if (!digest) return { id, outcome: 'fault', requestId: decided.requestId }
  const reused: Refusal = refuse(INTENTS.ID_REUSED, { field: 'id' })
  if (!digest.equals(item.digest)) return { id, outcome: 'refused', refusal: reused }
  if (!earlier) return (twin as { answer: IntentAnswer }).answer
  const done = { id, outcome: 'already-done', recordedAt: earlier.recordedAt } as const
  return earlier.result === null ? done : { ...done, result: earlier.result }
}
