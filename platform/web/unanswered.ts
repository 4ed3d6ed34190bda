import type { Intent } from '#kit'

const prefix = 'nhac-truong.unanswered.'

/**
 * The intent to send for what is asked: the one that is still without an answer when the same was asked before (after a
 * fault, a lost network or a reload), so that its id stays the same and it is done once; else the fresh one, noted.
 */
export function unansweredIntent<P>(fresh: Intent<P>): Intent<P> {
  const key = prefix + fresh.type
  const noted = localStorage.getItem(key)
  const earlier = noted === null ? undefined : (JSON.parse(noted) as Intent<P>)
  if (earlier && contentOf(earlier) === contentOf(fresh)) return earlier
  localStorage.setItem(key, JSON.stringify(fresh))
  return fresh
}

/** Called when the server has given its final answer. */
export function forgetUnanswered(intent: Intent): void {
  localStorage.removeItem(prefix + intent.type)
}

/** Called at sign-out: another person's click must not carry this person's id. */
export function forgetAllUnanswered(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}

function contentOf({ payload, occurredAt }: Intent): string {
  return JSON.stringify([payload, occurredAt])
}
