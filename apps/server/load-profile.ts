import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Intent, IntentAnswer } from '#kit'
import type { Actor, House } from '#platform/server'

/** Most intents of one call to the door while loading. */
const perCall = 1000

/**
 * Sends intents through the one door on behalf of `actor` and insists: what a profile or the sample says must be
 * accepted (or have been, on a start that was cut off). A refusal is a fault of the profile, told with its sentence.
 */
export async function insist(house: House, intents: readonly Intent[], actor: Actor): Promise<IntentAnswer[]> {
  const answers: IntentAnswer[] = []
  for (let from = 0; from < intents.length; from += perCall) {
    const part = intents.slice(from, from + perCall)
    const taken = await house.door.submit(part, { actor, requestId: 'first-start' })
    for (const [index, answer] of taken.entries()) requireTaken(answer, part[index] as Intent)
    answers.push(...taken)
    await house.territory.refresh(house.db)
  }
  return answers
}

/**
 * The same for large intents that do not lean on each other, one a transaction and two on their way, out of step: while
 * the database writes the one, the other is prepared.
 */
export async function insistAbreast(house: House, intents: readonly Intent[], actor: Actor): Promise<void> {
  const waiting = intents.values()
  const walk = async () => {
    for (const intent of waiting) await insist(house, [intent], actor)
  }
  const first = walk()
  await nextTurn()
  await Promise.all([first, walk()])
}

/** An intent with the person who sends it. */
export interface Deed {
  readonly intent: Intent
  readonly actor: Actor
}

/** The same for the deeds of many people: the door gathers them into few transactions, as it does in a busy hour. */
export async function insistAll(house: House, deeds: readonly Deed[]): Promise<void> {
  for (let from = 0; from < deeds.length; from += perCall) {
    const part = deeds.slice(from, from + perCall)
    const answers = await Promise.all(
      part.map(({ intent, actor }) => house.door.submit([intent], { actor, requestId: 'first-start' })),
    )
    for (const [index, [answer]] of answers.entries())
      requireTaken(answer as IntentAnswer, (part[index] as Deed).intent)
  }
}

function requireTaken(answer: IntentAnswer, intent: Intent): void {
  if (answer.outcome === 'refused' || answer.outcome === 'fault') {
    throw new Error(`${intent.type} was not taken: ${sentenceOf(answer)}`)
  }
}

function sentenceOf(answer: IntentAnswer): string {
  if (answer.outcome !== 'refused') return answer.outcome
  const { code, words, field } = answer.refusal
  return `${code}${field === undefined ? '' : ` (${field})`}: ${words.en}`
}
