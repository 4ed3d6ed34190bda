import type { Instant, IntentAnswer, Refusal } from '#kit'
import { type DeviceClock, momentOf } from './device-clock.ts'
import type { OutboxItem } from './outbox-item.ts'
import { waitAfter } from './patience.ts'

/** The item as it leaves: its moment is corrected and fixed, once and for all. `serverNow`: nothing happened after it. */
export function leaving(item: OutboxItem, clock: DeviceClock, serverNow: Instant): OutboxItem {
  if (item.kind === 'photo') return { ...item, state: 'sending' }
  const { at } = momentOf(item.stamp, clock)
  return { ...item, state: 'sending', occurredAt: item.occurredAt ?? (at > serverNow ? serverNow : at) }
}

/**
 * The item after the server's word. A fault is no word: it waits for its next turn. What somebody else has done meanwhile is
 * done: there is nothing here for a hand to mend.
 */
export function settled(item: OutboxItem, answer: IntentAnswer, at: { deviceNow: number; luck: number }): OutboxItem {
  if (answer.outcome === 'fault') return unanswered(item, at)
  if (answer.outcome === 'refused' && answer.refusal.standsAlready) {
    return { ...withoutRefusal(item), state: 'already-done', settledAt: at.deviceNow }
  }
  if (answer.outcome === 'refused') return refusedItem(item, answer.refusal, at.deviceNow)
  return {
    ...withoutRefusal(item),
    state: answer.outcome,
    settledAt: at.deviceNow,
    ...(answer.result === undefined ? {} : { result: answer.result }),
  }
}

/** The item after the server refused it: it stays in view until a hand mends or withdraws it. */
export function refusedItem(item: OutboxItem, refusal: Refusal, deviceNow: number): OutboxItem {
  return { ...item, state: 'refused', refusal, settledAt: deviceNow }
}

/** The item after a sending that brought no answer: the same id again, later each time. */
export function unanswered(
  item: OutboxItem,
  { deviceNow, luck, leastMs = 0 }: { deviceNow: number; luck: number; leastMs?: number },
): OutboxItem {
  return {
    ...item,
    state: 'waiting',
    tries: item.tries + 1,
    notBefore: deviceNow + Math.max(leastMs, waitAfter(item.tries, luck)),
  }
}

/** After a restart nobody knows whether a sending arrived: it is sent again under the same id. */
export function recovered(item: OutboxItem): OutboxItem {
  return item.state === 'sending' ? { ...item, state: 'waiting' } : item
}

function withoutRefusal({ refusal: _, ...item }: OutboxItem): OutboxItem {
  return item
}
