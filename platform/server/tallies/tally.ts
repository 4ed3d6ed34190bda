import type { Day } from '#kit'
import type { Entry } from '../journal/entry.ts'

/**
 * One step of a counter: `area` is where the fact arrived, `day` the day it happened. An indicator whose name begins with
 * `=` is for that very place and is added to nothing above it (a room that sums by itself): see {@link isForPlaceOnly}.
 */
export interface Increment {
  readonly indicator: string
  readonly areaId: number
  readonly day: Day
  readonly by: number
}

/**
 * A counter that a room keeps: from an entry of one of `types` to the increments it causes. Pure: the same entries
 * give the same counts, in any order, which is why a rebuild from empty must equal the running count.
 */
export interface Tally {
  readonly types: readonly string[]
  readonly indicators: readonly { readonly key: string; readonly vi: string; readonly en: string }[]
  count(entry: Entry, dayOf: (at: Entry['occurredAt']) => Day): readonly Increment[]
}

/** Whether a counter stands for its own place and is not summed upward. */
export function isForPlaceOnly(indicator: string): boolean {
  return indicator.startsWith('=')
}
