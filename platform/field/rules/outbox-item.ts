import type { Instant, Refusal } from '#kit'
import type { ClockStamp } from './device-clock.ts'

/** What is written of an item on the phone; that it is *held* follows from its elders, see {@link standingOf}. */
export type ItemState = 'waiting' | 'sending' | 'accepted' | 'already-done' | 'refused' | 'withdrawn'

/** Where an item stands for its reader. */
export type Standing = ItemState | 'held'

/**
 * One thing to send, as far as the outbox knows it without opening it: a photo, or an intent of any room. The id is made
 * on the phone and is the id of what it creates; sending it twice is done once.
 */
export interface OutboxItem {
  readonly id: string
  readonly kind: 'intent' | 'photo'
  /** Type of the intent; `photo` for a photo. */
  readonly type: string
  /** Grows with each item; elders come before those who need them. */
  readonly order: number
  /** Ids of items that must be done first: photos that the payload names, earlier intents that it builds on. */
  readonly elders: readonly string[]
  readonly state: ItemState
  /** Size of what is sent, in bytes. */
  readonly bytes: number
  readonly stamp: ClockStamp
  /** The corrected moment; fixed at the first sending, because the same id must always say the same. */
  readonly occurredAt?: Instant
  /** Sendings in a row that brought no answer. */
  readonly tries: number
  /** Not again before this time of the phone, in milliseconds since 1970. */
  readonly notBefore: number
  readonly refusal?: Refusal
  /** What the server answered: of a photo `{ hash }`. */
  readonly result?: unknown
  /** When its last word came, by the phone. */
  readonly settledAt?: number
  /** Of a withdrawn one: the id of the mended item that took its place. */
  readonly successor?: string
}

/** The items of an outbox by id. */
export type ItemsById = ReadonlyMap<string, OutboxItem>

/** Indexes items by their id. */
export function itemsById(items: readonly OutboxItem[]): ItemsById {
  return new Map(items.map((item) => [item.id, item]))
}

/** Whether the server has it. */
export function isDone(item: OutboxItem | undefined): boolean {
  return item?.state === 'accepted' || item?.state === 'already-done'
}

/** Whether it still has to reach the server by itself or by a hand: all that must not be lost. */
export function isOpen(item: OutboxItem): boolean {
  return item.state === 'waiting' || item.state === 'sending' || item.state === 'refused'
}

/**
 * Where an item stands. One whose elder was refused, withdrawn, is held itself or is gone is *held*: it is never sent with
 * a hole in it, and goes on by itself when the elder is mended.
 */
export function standingOf(item: OutboxItem, items: ItemsById): Standing {
  if (item.state !== 'waiting') return item.state
  return item.elders.some((id) => isStuck(items.get(id), items)) ? 'held' : 'waiting'
}

function isStuck(elder: OutboxItem | undefined, items: ItemsById): boolean {
  if (elder === undefined) return true
  const standing = standingOf(elder, items)
  return standing === 'refused' || standing === 'held' || standing === 'withdrawn'
}
