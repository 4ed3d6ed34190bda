import { isOpen, itemsById, type OutboxItem, standingOf } from './outbox-item.ts'

/** After so long with something unsent the phone raises an alarm, in milliseconds: three days. */
const alarmAfterMs = 3 * 86_400_000

/** How an outbox stands, for the mark on every screen. */
export interface OutboxSummary {
  /** Forms on the way: waiting or being sent. */
  readonly waiting: number
  /** Forms that a hand must look at. */
  readonly refused: number
  readonly held: number
  readonly photos: number
  /** When the oldest unsent item was made, by the phone; undefined where all is sent. */
  readonly oldestAt: number | undefined
  /** Something has been on this phone alone for three days. */
  readonly isAlarming: boolean
}

/** Counts an outbox. */
export function summarise(all: readonly OutboxItem[], deviceNow: number): OutboxSummary {
  const items = itemsById(all)
  const open = all.filter(isOpen)
  const count = (kind: OutboxItem['kind'], ...standings: string[]) =>
    open.filter((item) => item.kind === kind && standings.includes(standingOf(item, items))).length
  const oldestAt = open.length === 0 ? undefined : Math.min(...open.map(({ stamp }) => stamp.at))
  return {
    waiting: count('intent', 'waiting', 'sending'),
    refused: count('intent', 'refused') + count('photo', 'refused'),
    held: count('intent', 'held'),
    photos: count('photo', 'waiting', 'sending'),
    oldestAt,
    isAlarming: oldestAt !== undefined && deviceNow - oldestAt >= alarmAfterMs,
  }
}

/** How long a finished item stays in view, in milliseconds: seven days. */
const keptAfterMs = 7 * 86_400_000

/** Ids of finished items that may be forgotten: old ones that nothing unfinished still builds on. */
export function forgettable(all: readonly OutboxItem[], deviceNow: number): string[] {
  const needed = new Set(all.filter(isOpen).flatMap(({ elders }) => elders))
  return all
    .filter((item) => !isOpen(item) && !needed.has(item.id))
    .filter(({ settledAt }) => settledAt !== undefined && deviceNow - settledAt >= keptAfterMs)
    .map(({ id }) => id)
}
