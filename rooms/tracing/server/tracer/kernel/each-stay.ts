import type { CityIndex } from './city-index.ts'
import { firstRowFrom } from './place-spans.ts'

/** Calls back for every stay of somebody; `times` packed. */
export function eachStayOf(
  { base, delta }: CityIndex,
  person: number,
  call: (place: number, times: number) => void,
): void {
  if (person < base.people) {
    const end = base.personFrom[person + 1] as number
    for (let row = base.personFrom[person] as number; row < end; row++) {
      call(base.personPlace[row] as number, base.personTimes[row] as number)
    }
  }
  for (let slot = delta.lastOfPerson[person] ?? -1; slot !== -1; slot = delta.nextOfPerson[slot] as number) {
    call(delta.place[slot] as number, delta.times[slot] as number)
  }
}

/** A place between two minutes, both included. */
interface PlaceSpan {
  readonly place: number
  readonly from: number
  readonly until: number
}

/** Calls back for every stay at a place that touches the minutes from `from` to `until`. */
export function eachStayAt(index: CityIndex, span: PlaceSpan, call: (person: number, times: number) => void): void {
  const { delta } = index
  const { place, from, until } = span
  if (place < index.base.places) eachInBase(index, span, call)
  for (let slot = delta.lastAtPlace[place] ?? -1; slot !== -1; slot = delta.nextAtPlace[slot] as number) {
    const times = delta.times[slot] as number
    if (times >> 16 <= until && (times & 0xffff) > from) call(delta.person[slot] as number, times)
  }
}

function eachInBase(
  { base }: CityIndex,
  { place, from, until }: PlaceSpan,
  call: (person: number, times: number) => void,
): void {
  const { placeTimes, placePerson } = base
  const end = base.placeFrom[place + 1] as number
  const earliest = Math.max(0, from - (base.placeLongest[place] as number))
  for (let row = firstRowFrom(base, place, earliest); row < end; row++) {
    const times = placeTimes[row] as number
    if (times >> 16 > until) break
    if ((times & 0xffff) > from && (times & 0xffff) > times >> 16) call(placePerson[row] as number, times)
  }
}
