import type { CityIndex } from './city-index.ts'
import { atOnce, type LookAhead } from './look-ahead.ts'
import type { TraceTerms } from './trace-terms.ts'

/** One hop over ties that are no visits: who lives with the frontier, and whom it is reported to have met. */
export function nearHop(index: CityIndex, ahead: LookAhead, terms: TraceTerms): void {
  const { reach } = index
  for (let at = 0; at < reach.frontierCount; at++) {
    if (at % atOnce === 0) ahead.homes(index, at, Math.min(reach.frontierCount, at + atOnce))
    const person = reach.frontier[at] as number
    const ready = reach.ready[at] as number
    const until = reach.hop === 1 ? Math.min(terms.until, (terms.seeds[at] as { until: number }).until) : terms.until
    exposeMates(index, { person, minute: ready + terms.householdMinutes, until })
    if (terms.links) exposeTies(index, { person, minute: ready, until })
  }
}

/** Somebody who can expose others from a minute on, until another. */
interface Exposing {
  readonly person: number
  readonly minute: number
  readonly until: number
}

function exposeMates({ near, reach }: CityIndex, { person, minute, until }: Exposing): void {
  if (minute > until) return
  near.eachMate(person, (mate) => {
    if ((reach.exposed[mate] as number) > minute) reach.take(mate, minute)
  })
}

function exposeTies({ near, reach }: CityIndex, { person, minute, until }: Exposing): void {
  for (const tie of near.tiesOf(person) ?? []) {
    const met = Math.max(tie.from, minute)
    if (met > Math.min(tie.until, until)) continue
    if ((reach.exposed[tie.other] as number) > met) reach.take(tie.other, met)
  }
}
