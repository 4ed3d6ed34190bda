import { spansOf } from './place-spans.ts'
import type { Base } from './sealed-visits.ts'

/** The same visits in a window that begins so many minutes later; what began before is left out. Works in place. */
export function moveStart(base: Base, minutes: number): Base {
  if (minutes === 0) return base
  const byPlace = moveRows(minutes, base.placeFrom, base.placePerson, base.placeTimes)
  moveRows(minutes, base.personFrom, base.personPlace, base.personTimes)
  const { placeFrom, placePerson, placeTimes, personPlace, personTimes } = base
  return {
    ...base,
    visits: byPlace,
    placePerson: placePerson.subarray(0, byPlace),
    placeTimes: placeTimes.subarray(0, byPlace),
    placeSpans: spansOf(placeFrom, placeTimes),
    personPlace: personPlace.subarray(0, byPlace),
    personTimes: personTimes.subarray(0, byPlace),
  }
}

/** Moves the rows that stay together, key by key. Gives how many they are. */
function moveRows(minutes: number, from: Uint32Array, other: Int32Array, times: Int32Array): number {
  const shift = (minutes << 16) | minutes
  let to = 0
  let row = 0
  for (let key = 0; key < from.length - 1; key++) {
    const end = from[key + 1] as number
    from[key] = to
    for (; row < end; row++) {
      const packed = times[row] as number
      if (packed >> 16 < minutes) continue
      other[to] = other[row] as number
      times[to++] = packed - shift
    }
  }
  from[from.length - 1] = to
  return to
}
