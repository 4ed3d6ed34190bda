import type { Intent, IntentAnswer } from '#kit'
import type { Actor, House } from '#platform/server'

/** Most intents of one call to the door while loading. */
const perCall = 1000

/**
 * Sends intents through the one door on behalf of `actor` and insists: what a profile or the sample says must be
 * accepted (or have been, on a start that was cut off). A refusal is a fault of the profile, told with its sentence.
 */
export async function insist(house: House, intents: readonly Intent[], actor: Actor): Promise<void> {
  for (let from = 0; from < intents.length; from += perCall) {
    const part = intents.slice(from, from + perCall)
    const answers = await house.door.submit(part, { actor, requestId: 'first-start' })
    const bad = answers.findIndex((answer) => answer.outcome === 'refused' || answer.outcome === 'fault')
    if (bad >= 0) throw new Error(`${part[bad]?.type} was not taken: ${sentenceOf(answers[bad] as IntentAnswer)}`)
    await house.territory.refresh(house.db)
  }
}

function sentenceOf(answer: IntentAnswer): string {
  if (answer.outcome !== 'refused') return answer.outcome
  const { code, words, field } = answer.refusal
  return `${code}${field === undefined ? '' : ` (${field})`}: ${words.en}`
}
