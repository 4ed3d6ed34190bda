import { type ItemsById, isDone, itemsById, type OutboxItem } from './outbox-item.ts'
import { hasWaited } from './patience.ts'

/** Most intents in one array: small enough for a poor line, large enough for a day's work in a few journeys. */
const mostIntents = 50
/** Most bytes in one array; a single larger intent goes alone. */
const mostBytes = 1_000_000

/** After so many failures it goes by itself: it may be what brought the others down. */
const aloneAfterTries = 2

/** What to do now. */
export type NextStep =
  | { readonly kind: 'photo'; readonly item: OutboxItem }
  | { readonly kind: 'intents'; readonly items: readonly OutboxItem[] }
  /** Something waits, but not yet: `at` is a time of the phone, in milliseconds since 1970. */
  | { readonly kind: 'later'; readonly at: number }
  | { readonly kind: 'nothing' }

/**
 * The next thing to send: the oldest that may go. A photo goes alone; intents go together, each only when all its elders
 * are done. What is held or refused is passed over, so that nobody waits behind another's mistake.
 */
export function nextToSend(all: readonly OutboxItem[], deviceNow: number): NextStep {
  const items = itemsById(all)
  const ready = all.filter((item) => isReady(item, items)).sort(byTurn)
  const due = ready.filter(({ notBefore }) => hasWaited(notBefore, deviceNow))
  const [first] = due
  if (first === undefined) {
    if (ready.length === 0) return { kind: 'nothing' }
    return { kind: 'later', at: Math.min(...ready.map(({ notBefore }) => notBefore)) }
  }
  if (first.kind === 'photo') return { kind: 'photo', item: first }
  return { kind: 'intents', items: fill(due.filter(({ kind }) => kind === 'intent')) }
}

/** Oldest first; what failed again and again after the others, so that it cannot keep them from going. */
function byTurn(left: OutboxItem, right: OutboxItem): number {
  return suspicion(left) - suspicion(right) || left.order - right.order
}

function suspicion({ tries }: OutboxItem): number {
  return tries >= aloneAfterTries ? tries : 0
}

function isReady(item: OutboxItem, items: ItemsById): boolean {
  return item.state === 'waiting' && item.elders.every((id) => isDone(items.get(id)))
}

function fill(due: readonly OutboxItem[]): readonly OutboxItem[] {
  const [first] = due
  if (first && first.tries >= aloneAfterTries) return [first]
  const batch: OutboxItem[] = []
  let bytes = 0
  for (const item of due.filter(({ tries }) => tries < aloneAfterTries)) {
    bytes += item.bytes
    if (batch.length === mostIntents || (batch.length > 0 && bytes > mostBytes)) break
    batch.push(item)
  }
  return batch
}
