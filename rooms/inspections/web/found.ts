import { type Instant, millisOf } from '#kit'
import type { FindingSeverity, NamedFinding } from '../domain/index.ts'

/** A finding while it is being typed: when it was seen is a moment here, and seconds before the end when it is sent. */
export interface Found {
  readonly template?: string | undefined
  readonly title?: string | undefined
  readonly severity?: FindingSeverity | undefined
  readonly details?: string | undefined
  readonly checklist?: string | undefined
  readonly item?: string | undefined
  readonly lane?: string | undefined
  readonly count?: number | undefined
  readonly at?: Instant | undefined
  readonly photos: { hash: string }[]
  readonly fixedOnSpot: boolean
}

/** A finding of which nothing is known yet. */
export const nothingFound: Found = { photos: [], fixedOnSpot: false }

/** How long before `end` a moment lies, in whole seconds; never after it. */
export function secondsBefore(end: Instant, at: Instant | undefined): number | undefined {
  return at === undefined ? undefined : Math.max(0, Math.round((millisOf(end) - millisOf(at)) / 1000))
}

/** As an intent carries it, whose `occurredAt` is `end`; what was left empty is left out. */
export function toNamedFinding({ at, ...found }: Found, end: Instant): NamedFinding {
  const secondsAgo = secondsBefore(end, at)
  const said = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''))
  return { ...(said as Omit<NamedFinding, 'secondsAgo'>), ...(secondsAgo === undefined ? {} : { secondsAgo }) }
}
