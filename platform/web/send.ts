import type { Intent, IntentAnswer, IntentContract } from '#kit'
import { toInstant, uuidV7 } from '#kit'
import { Problem, toProblem } from './problem.ts'
import { request } from './request.ts'

const batchSize = 200
const waitsMs = [400, 1_200, 3_000, 6_000]

/** A new id made on this machine; sending it twice is done once. */
export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

/** Fills an intent: `intentOf(acknowledgeTask, { taskId })`. Keep it and send the same one again after a fault. */
export function intentOf<P>(contract: IntentContract<P>, payload: P, occurredAt?: string): Intent<P> {
  return { id: newId(), type: contract.type, payload, ...(occurredAt === undefined ? {} : { occurredAt }) }
}

/**
 * Sends changes through the one door, in order, in arrays of 200. What the network or the server drops is sent again with
 * the same id, so that nothing is done twice. Answers one answer per intent, in order; throws a `Problem` when there
 * is still no answer after about ten seconds: the caller keeps the intents and offers to send them again.
 */
export async function send(intents: readonly Intent[]): Promise<readonly IntentAnswer[]> {
  const answers: IntentAnswer[] = []
  for (let start = 0; start < intents.length; start += batchSize) {
    answers.push(...(await sendBatch(intents.slice(start, start + batchSize))))
  }
  return answers
}

async function sendBatch(batch: readonly Intent[]): Promise<readonly IntentAnswer[]> {
  const settled = new Map<string, IntentAnswer>()
  for (let attempt = 0; ; attempt++) {
    const open = batch.filter((intent) => !settled.has(intent.id))
    const problem = await attemptOnce(open, settled)
    if (settled.size === batch.length) return batch.map((intent) => answerOf(settled, intent))
    const wait = waitsMs[attempt]
    if (wait === undefined || !isWorthRepeating(problem)) throw problem
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** Sends what is open; keeps the final answers in `settled`; answers the problem of the rest. */
async function attemptOnce(open: readonly Intent[], settled: Map<string, IntentAnswer>): Promise<Problem> {
  try {
    const body = { deviceNow: toInstant(Date.now()), intents: open }
    const { answers } = await request<{ answers: IntentAnswer[] }>('/intents', { method: 'POST', body })
    for (const answer of answers) if (answer.outcome !== 'fault') settled.set(answer.id, answer)
    const fault = answers.find((answer) => answer.outcome === 'fault')
    return new Problem(500, fault?.outcome === 'fault' ? { instance: fault.requestId } : {})
  } catch (thrown) {
    return toProblem(thrown)
  }
}

function isWorthRepeating(problem: Problem): boolean {
  return (
    problem.code !== 'SCREEN.FAULT' &&
    (problem.kind === 'offline' || problem.kind === 'fault' || problem.status === 429)
  )
}

function answerOf(settled: ReadonlyMap<string, IntentAnswer>, intent: Intent): IntentAnswer {
  const answer = settled.get(intent.id)
  if (!answer) throw new Error(`no answer to intent ${intent.id}`)
  return answer
}
