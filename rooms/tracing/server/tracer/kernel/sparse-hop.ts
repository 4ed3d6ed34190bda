import type { Candidates } from './candidates.ts'
import type { CityIndex } from './city-index.ts'
import { atOnce, type LookAhead } from './look-ahead.ts'
import { firstRowFrom } from './place-spans.ts'
import type { SpanList } from './span-list.ts'
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
  readonly spans: SpanList
  readonly candidates: Candidates
  readonly ahead: LookAhead
}

/**
 * One hop from few: their start windows by place, united; then each place touched is searched once, however many of them
 * were there. Visits count, not pairs.
 */
export function sparseHop(index: CityIndex, room: SparseRoom, terms: TraceTerms): void {
  const { windows, candidates, ahead } = room
  const { reach } = index
  windows.reserve(index.places)
  candidates.reserve(index.people)
  for (let from = 0; from < reach.frontierCount; from += atOnce) {
    const to = Math.min(reach.frontierCount, from + atOnce)
    ahead.stays(index, from, to)
    for (let at = from; at < to; at++) addWindows(index, windows, { terms, at })
  }
  windows.sortTouched()
  for (let from = 0; from < windows.touchedCount; from += atOnce) {
    searchPlaces(index, room, { from, to: Math.min(windows.touchedCount, from + atOnce), least: terms.leastMinutes })
  }
  candidates.settle(reach)
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

interface Places {
  readonly from: number
  readonly to: number
  readonly least: number
}

/** Looks through some of the places touched: each in order of entering, span by span. */
function searchPlaces(index: CityIndex, room: SparseRoom, { from, to, least }: Places): void {
  const { windows, spans, candidates, ahead } = room
  const { base } = index
  spans.clear()
  for (let at = from; at < to; at++) {
    const place = windows.touched[at] as number
    const count = windows.unite(place)
    searchDelta(index, windows, { place, spans: count, least })
    if (place >= base.places) continue
    for (let span = 0; span < count; span++) {
      spans.add(place, windows.spanFirst[span] as number, windows.spanLast[span] as number)
    }
  }
  ahead.spans(index, spans, least)
  for (let at = 0, row = 0; at < spans.count; at++) {
    const place = spans.place[at] as number
    if (at === 0 || place !== spans.place[at - 1]) row = base.placeFrom[place] as number
    const [first, last] = [spans.first[at] as number, spans.last[at] as number]
    const end = base.placeFrom[place + 1] as number
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

/** Offers whoever a span reaches, past those who had left before it began. Gives the row to go on from. */
function searchSpan(
  { base, reach }: CityIndex,
  candidates: Candidates,
  { place, row, end, first, last, least }: SpanSearch,
): number {
  const { placeTimes, placePerson } = base
  const earliest = first + least - (base.placeLongest[place] as number)
  let at = Math.max(row, firstRowFrom(base, place, earliest))
  for (; at < end; at++) {
    const times = placeTimes[at] as number
    const enter = times >> 16
    if (enter > last) break
    const minute = (enter > first ? enter : first) + least
    // 1 where they stay that long, without a branch that nobody could foresee.
    candidates.offer(placePerson[at] as number, minute, (minute - 1 - (times & 0xffff)) >>> 31, reach)
  }
  return at
}

/** The same for those who came since the base was built; they stand in no order. */
function searchDelta(
  { delta, reach }: CityIndex,
  windows: StartWindows,
  { place, spans, least }: { readonly place: number; readonly spans: number; readonly least: number },
): void {
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
