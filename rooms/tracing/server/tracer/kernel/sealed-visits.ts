import { addAt } from './counting.ts'
import { noStay } from './packed-times.ts'
import { firstRowFrom, spansOf } from './place-spans.ts'
import type { VisitColumns } from './visit-columns.ts'

/**
 * The visits of the window twice: by place in order of entering, and by person. Eight bytes each time: a number of 32 bits
 * and the {@link packTimes | packed times}.
 */
export interface Base {
  readonly visits: number
  readonly people: number
  readonly places: number
  /** Visits at place p: `placeFrom[p]` to `placeFrom[p + 1]`. */
  readonly placeFrom: Uint32Array
  readonly placePerson: Int32Array
  readonly placeTimes: Int32Array
  /** Longest stay at each place: how far back somebody who is still there can have come. */
  readonly placeLongest: Uint16Array
  /** See place-spans.ts. */
  readonly placeSpans: Uint32Array
  readonly personFrom: Uint32Array
  readonly personPlace: Int32Array
  readonly personTimes: Int32Array
}

/** Sorts visits into both orders: two counting sorts, and each place by time. People and places are numbered from 0. */
export function buildBase(columns: VisitColumns, size: { readonly people: number; readonly places: number }): Base {
  const { people, places } = size
  const placeFrom = startsOf(columns, places, 'place')
  const placePerson = new Int32Array(columns.length)
  const placeTimes = new Int32Array(columns.length)
  const at = placeFrom.slice(0, places)
  for (const block of columns.blocks) {
    const { person, place, times, length } = block
    for (let row = 0; row < length; row++) {
      const p = place[row] as number
      const to = at[p] as number
      at[p] = to + 1
      placePerson[to] = person[row] as number
      placeTimes[to] = times[row] as number
    }
  }
  const personFrom = startsOf(columns, people, 'person')
  columns.blocks.length = 0
  const placeLongest = sortPlaces(placeFrom, placePerson, placeTimes)
  const byPlace = { placeFrom, placePerson, placeTimes, placeLongest, placeSpans: spansOf(placeFrom, placeTimes) }
  return { visits: columns.length, people, places, ...byPlace, ...turnToPeople({ ...byPlace, personFrom }) }
}

/** Where each number's rows begin once they are sorted by it. */
function startsOf(columns: VisitColumns, size: number, by: 'place' | 'person'): Uint32Array {
  const from = new Uint32Array(size + 1)
  for (const block of columns.blocks) {
    const keys = block[by]
    for (let row = 0; row < block.length; row++) addAt(from, (keys[row] as number) + 1, 1)
  }
  for (let key = 0; key < size; key++) addAt(from, key + 1, from[key] as number)
  return from
}

/**
 * Puts each place in order of entering. Enter (15 bits), length (12) and person (26) fit the 53 bits of a double, and
 * doubles are sorted by the engine itself.
 */
function sortPlaces(placeFrom: Uint32Array, placePerson: Int32Array, placeTimes: Int32Array): Uint16Array {
  const places = placeFrom.length - 1
  const longest = new Uint16Array(places)
  let keys = new Float64Array(1024)
  for (let place = 0; place < places; place++) {
    const from = placeFrom[place] as number
    const count = (placeFrom[place + 1] as number) - from
    if (keys.length < count) keys = new Float64Array(count * 2)
    for (let row = 0; row < count; row++) {
      const times = placeTimes[from + row] as number
      const enter = times >> 16
      keys[row] = (enter * 4096 + ((times & 0xffff) - enter)) * 67_108_864 + (placePerson[from + row] as number)
    }
    keys.subarray(0, count).sort()
    let most = 0
    for (let row = 0; row < count; row++) {
      const key = keys[row] as number
      const high = Math.floor(key / 67_108_864)
      const length = high & 4095
      const enter = high >> 12
      if (length > most) most = length
      placeTimes[from + row] = (enter << 16) | (enter + length)
      placePerson[from + row] = key - high * 67_108_864
    }
    longest[place] = most
  }
  return longest
}

/** The same visits by person. */
function turnToPeople(
  given: Pick<Base, 'placeFrom' | 'placePerson' | 'placeTimes' | 'personFrom'>,
): Pick<Base, 'personFrom' | 'personPlace' | 'personTimes'> {
  const { placeFrom, placePerson, placeTimes, personFrom } = given
  const personPlace = new Int32Array(placePerson.length)
  const personTimes = new Int32Array(placePerson.length)
  const at = personFrom.slice(0, personFrom.length - 1)
  for (let place = 0; place < placeFrom.length - 1; place++) {
    const end = placeFrom[place + 1] as number
    for (let row = placeFrom[place] as number; row < end; row++) {
      const person = placePerson[row] as number
      const to = at[person] as number
      at[person] = to + 1
      personPlace[to] = place
      personTimes[to] = placeTimes[row] as number
    }
  }
  return { personFrom, personPlace, personTimes }
}

/** Takes one visit with just these values out of both orders; false where there is none. The rows stay, and last nothing. */
export function strikeFromBase(base: Base, visit: { person: number; place: number; times: number }): boolean {
  const { person, place, times } = visit
  if (person >= base.people || place >= base.places) return false
  const ofPerson = findRow(
    base.personFrom,
    person,
    (row) => base.personPlace[row] === place && base.personTimes[row] === times,
  )
  if (ofPerson < 0) return false
  const end = base.placeFrom[place + 1] as number
  let atPlace = firstRowFrom(base, place, times >> 16)
  while (atPlace < end && !(base.placePerson[atPlace] === person && base.placeTimes[atPlace] === times)) atPlace++
  if (atPlace === end) throw new Error('the two orders of the index differ')
  base.personTimes[ofPerson] = noStay
  // In place order the minute of entering stays, or the search would lose its way.
  base.placeTimes[atPlace] = ((times >> 16) << 16) | (times >> 16)
  return true
}

function findRow(from: Uint32Array, key: number, isIt: (row: number) => boolean): number {
  for (let row = from[key] as number; row < (from[key + 1] as number); row++) if (isIt(row)) return row
  return -1
}

/** Bytes that the base holds. */
export function bytesOfBase(base: Base): number {
  return Object.values(base).reduce((sum: number, part) => sum + (typeof part === 'number' ? 0 : part.byteLength), 0)
}
