import type { Candidates } from './candidates.ts'
import type { CityIndex } from './city-index.ts'
import { gallop } from './sealed-visits.ts'
import type { StartWindows } from './start-windows.ts'
import type { TraceTerms } from './trace-terms.ts'

/** Visits that a hop from this frontier goes out from; not counted further than `enough`. */
export function frontierDegree({ base, reach }: CityIndex, enough: number): number {
  let degree = 0
  for (let at = 0; at < reach.frontierCount && degree < enough; at++) {
    const person = reach.frontier[at] as number
    if (person < base.people) degree += (base.personFrom[person + 1] as number) - (base.personFrom[person] as number)
  }
  return degree
}

/** Working room of {@link sparseHop}. */
export interface SparseRoom {
  readonly windows: StartWindows
  readonly candidates: Candidates
}

/**
 * One hop from few: their start windows by place, united; then each place touched is searched once, however many of them
 * were there. Visits count, not pairs.
 */
export function sparseHop(index: CityIndex, room: SparseRoom, terms: TraceTerms): void {
  const { windows, candidates } = room
  windows.reserve(index.places)
  for (let at = 0; at < index.reach.frontierCount; at++) addWindows(index, windows, { terms, at })
  for (let at = 0; at < windows.touchedCount; at++) {
    const place = windows.touched[at] as number
    const spans = windows.unite(place)
    if (place < index.base.places) searchBase(index, room, { place, spans, least: terms.leastMinutes })
    searchDelta(index, windows, { place, spans, least: terms.leastMinutes })
  }
  candidates.settle(index.reach)
  windows.clear()
}

/** The stays of one of the frontier, as windows. Only seeds end before the end of what is looked at. */
function addWindows(
  { base, delta, reach }: CityIndex,
  windows: StartWindows,
  { terms, at }: { readonly terms: TraceTerms; readonly at: number },
): void {
  const person = reach.frontier[at] as number
  const ready = reach.ready[at] as number
  const until = reach.hop === 1 ? Math.min(terms.until, (terms.seeds[at] as { until: number }).until) : terms.until
  const least = terms.leastMinutes
  if (person < base.people) {
    const end = base.personFrom[person + 1] as number
    for (let row = base.personFrom[person] as number; row < end; row++) {
      const times = base.personTimes[row] as number
      const first = Math.max(times >> 16, ready)
      const last = Math.min(times & 0xffff, until) - least
      if (first <= last) windows.add(base.personPlace[row] as number, first, last)
    }
  }
  for (let slot = delta.lastOfPerson[person] as number; slot !== -1; slot = delta.nextOfPerson[slot] as number) {
    const times = delta.times[slot] as number
    const first = Math.max(times >> 16, ready)
    const last = Math.min(times & 0xffff, until) - least
    if (first <= last) windows.add(delta.place[slot] as number, first, last)
  }
}

interface Search {
  readonly place: number
  readonly spans: number
  readonly least: number
}

/** Looks through a place in order of entering, span by span. */
function searchBase(index: CityIndex, { windows, candidates }: SparseRoom, { place, spans, least }: Search): void {
  const { base } = index
  const end = base.placeFrom[place + 1] as number
  let row = base.placeFrom[place] as number
  for (let span = 0; span < spans && row < end; span++) {
    const [first, last] = [windows.spanFirst[span] as number, windows.spanLast[span] as number]
    row = searchSpan(index, candidates, { place, row, end, first, last, least })
  }
}

interface SpanSearch {
  readonly place: number
  readonly row: number
  readonly end: number
  readonly first: number
  readonly last: number
  readonly least: number
}

/** Offers whoever a span reaches; gallops over those who had left before it began. Gives the row to go on from. */
function searchSpan(
  { base, reach }: CityIndex,
  candidates: Candidates,
  { place, row, end, first, last, least }: SpanSearch,
): number {
  const { placeTimes, placePerson } = base
  const earliest = first + least - (base.placeLongest[place] as number)
  let at = (placeTimes[row] as number) >> 16 < earliest ? gallop(placeTimes, row, end, earliest) : row
  for (; at < end; at++) {
    const times = placeTimes[at] as number
    const enter = times >> 16
    if (enter > last) break
    const minute = (enter > first ? enter : first) + least
    if (minute <= (times & 0xffff)) candidates.offer(placePerson[at] as number, minute, reach)
  }
  return at
}

/** The same for those who came since the base was built; they stand in no order. */
function searchDelta({ delta, reach }: CityIndex, windows: StartWindows, { place, spans, least }: Search): void {
  for (let slot = delta.lastAtPlace[place] as number; slot !== -1; slot = delta.nextAtPlace[slot] as number) {
    const times = delta.times[slot] as number
    const enter = times >> 16
    const span = firstSpanEndingAt(windows.spanLast, spans, enter)
    if (span === spans) continue
    const first = windows.spanFirst[span] as number
    const minute = (enter > first ? enter : first) + least
    if (minute > (times & 0xffff)) continue
    const person = delta.person[slot] as number
    if ((reach.exposed[person] as number) > minute) reach.take(person, minute)
  }
}

/** The first span that ends at a minute or later; `spans` where none does. */
function firstSpanEndingAt(spanLast: Int32Array, spans: number, minute: number): number {
  let low = 0
  let high = spans
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((spanLast[middle] as number) < minute) low = middle + 1
    else high = middle
  }
  return low
}
