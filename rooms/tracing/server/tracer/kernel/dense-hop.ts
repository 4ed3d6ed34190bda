import { Candidates } from './candidates.ts'
import type { CityIndex } from './city-index.ts'
import { StartMask } from './start-mask.ts'
import type { TraceTerms } from './trace-terms.ts'

/** Working room of {@link denseHop}: who is in the frontier (a bit each), and since when they are ready. */
export class DenseRoom {
  readonly mask = new StartMask()
  readonly candidates = new Candidates()
  bits = new Int32Array(0)
  ready = new Uint16Array(0)

  /** Takes the frontier over, as it stands when the hop begins. */
  fill({ reach, people }: CityIndex): void {
    if (this.ready.length < people) {
      this.ready = new Uint16Array(people)
      this.bits = new Int32Array((people >> 5) + 1)
    }
    for (let at = 0; at < reach.frontierCount; at++) {
      const person = reach.frontier[at] as number
      this.bits[person >> 5] = (this.bits[person >> 5] as number) | (1 << (person & 31))
      this.ready[person] = reach.ready[at] as number
    }
  }

  get bytes(): number {
    return this.bits.byteLength + this.ready.byteLength + this.candidates.bytes
  }
}

/**
 * One hop from many: every place in turn, from end to end. What the frontier's stays allow is marked minute by minute, then
 * everybody there is held against the marks. Memory is read in the order in which it lies, save for one look at each person.
 */
export function denseHop(index: CityIndex, room: DenseRoom, terms: TraceTerms): void {
  room.fill(index)
  room.candidates.reserve(index.people)
  for (let place = 0; place < index.places; place++) {
    if (place < index.base.places) markBase(index, room, { place, terms })
    markDelta(index, room, { place, terms })
    if (room.mask.last < 0) continue
    if (place < index.base.places) exposeBase(index, room, { place, terms })
    exposeDelta(index, room, { place, terms })
    room.mask.clear()
  }
  room.candidates.settle(index.reach)
  room.bits.fill(0)
}

interface AtPlace {
  readonly place: number
  readonly terms: TraceTerms
}

function markBase({ base }: CityIndex, { bits, ready, mask }: DenseRoom, { place, terms }: AtPlace): void {
  const { placePerson, placeTimes } = base
  const { leastMinutes: least, until } = terms
  const end = base.placeFrom[place + 1] as number
  for (let row = base.placeFrom[place] as number; row < end; row++) {
    const person = placePerson[row] as number
    if (((bits[person >> 5] as number) & (1 << (person & 31))) === 0) continue
    const times = placeTimes[row] as number
    const since = ready[person] as number
    const first = times >> 16 > since ? times >> 16 : since
    const leave = times & 0xffff
    const last = (leave < until ? leave : until) - least
    if (first <= last) mask.mark(first, last)
  }
}

function markDelta({ delta }: CityIndex, { bits, ready, mask }: DenseRoom, { place, terms }: AtPlace): void {
  for (let slot = delta.lastAtPlace[place] as number; slot !== -1; slot = delta.nextAtPlace[slot] as number) {
    const person = delta.person[slot] as number
    if (((bits[person >> 5] as number) & (1 << (person & 31))) === 0) continue
    const times = delta.times[slot] as number
    const first = Math.max(times >> 16, ready[person] as number)
    const last = Math.min(times & 0xffff, terms.until) - terms.leastMinutes
    if (first <= last) mask.mark(first, last)
  }
}

function exposeBase({ base, reach }: CityIndex, { mask, candidates }: DenseRoom, { place, terms }: AtPlace): void {
  const { placePerson, placeTimes } = base
  const least = terms.leastMinutes
  const { first, last } = mask
  const end = base.placeFrom[place + 1] as number
  for (let row = base.placeFrom[place] as number; row < end; row++) {
    const times = placeTimes[row] as number
    const enter = times >> 16
    if (enter > last) break
    const from = enter > first ? enter : first
    const to = (times & 0xffff) - least
    if (from > to) continue
    const start = mask.next(from, to)
    if (start >= 0) candidates.offer(placePerson[row] as number, start + least, 1, reach)
  }
}

function exposeDelta({ delta, reach }: CityIndex, { mask }: DenseRoom, { place, terms }: AtPlace): void {
  const least = terms.leastMinutes
  for (let slot = delta.lastAtPlace[place] as number; slot !== -1; slot = delta.nextAtPlace[slot] as number) {
    const times = delta.times[slot] as number
    const from = Math.max(times >> 16, mask.first)
    const to = (times & 0xffff) - least
    if (from > to) continue
    const start = mask.next(from, to)
    const person = delta.person[slot] as number
    if (start >= 0 && (reach.exposed[person] as number) > start + least) reach.take(person, start + least)
  }
}
