import { grown } from './growing.ts'
import { noStay } from './packed-times.ts'

/** A stretch of visits with consecutive ids in consecutive slots. */
interface Run {
  readonly visit: number
  readonly slot: number
  count: number
}

/**
 * The visits that came since the base was built: appended in place-chains and person-chains, 20 bytes a visit. A change
 * empties the slot and appends what the visit is now.
 */
export class Delta {
  count = 0
  place = new Int32Array(1024)
  person = new Int32Array(1024)
  times = new Int32Array(1024)
  /** Next slot at the same place, of the same person; -1 ends a chain. */
  nextAtPlace = new Int32Array(1024)
  nextOfPerson = new Int32Array(1024)
  lastAtPlace: Int32Array
  lastOfPerson: Int32Array
  private readonly runs = new Map<number, Run[]>()
  private readonly moved = new Map<number, number>()

  constructor(people: number, places: number) {
    this.lastAtPlace = new Int32Array(places).fill(-1)
    this.lastOfPerson = new Int32Array(people).fill(-1)
  }

  /** Makes room for people and places up to these numbers. */
  reserve(people: number, places: number): void {
    this.lastOfPerson = grown(this.lastOfPerson, people, -1)
    this.lastAtPlace = grown(this.lastAtPlace, places, -1)
  }

  /** Appends a visit as it was recorded, or as a change left it. */
  append(visit: number, given: { person: number; place: number; times: number }, isChange = false): void {
    const slot = this.count++
    this.makeRoom(slot + 1)
    const { person, place, times } = given
    this.place[slot] = place
    this.person[slot] = person
    this.times[slot] = times
    this.nextAtPlace[slot] = this.lastAtPlace[place] as number
    this.nextOfPerson[slot] = this.lastOfPerson[person] as number
    this.lastAtPlace[place] = slot
    this.lastOfPerson[person] = slot
    if (isChange) this.moved.set(visit, slot)
    else this.remember(visit, slot)
  }

  /** Whether a change has spoken of this visit: what its batch says of it is known already. */
  hasMoved(visit: number): boolean {
    return this.moved.has(visit)
  }

  /** Empties the slot of a visit; false where the delta does not hold it. */
  strike(visit: number): boolean {
    const slot = this.slotOf(visit)
    if (slot === undefined) return false
    if (slot >= 0) this.times[slot] = noStay
    this.moved.set(visit, -1)
    return true
  }

  /** Says of a visit outside the delta that it is gone. */
  forget(visit: number): void {
    this.moved.set(visit, -1)
  }

  get bytes(): number {
    const { place, lastAtPlace, lastOfPerson, moved } = this
    return place.byteLength * 5 + lastAtPlace.byteLength + lastOfPerson.byteLength + moved.size * 48
  }

  private slotOf(visit: number): number | undefined {
    const slot = this.moved.get(visit)
    if (slot !== undefined) return slot
    for (const run of this.runs.get(Math.floor(visit / 65_536)) ?? []) {
      if (visit >= run.visit && visit < run.visit + run.count) return run.slot + visit - run.visit
    }
    return undefined
  }

  private remember(visit: number, slot: number): void {
    const batch = Math.floor(visit / 65_536)
    const runs = this.runs.get(batch) ?? []
    if (runs.length === 0) this.runs.set(batch, runs)
    const last = runs.at(-1)
    if (last && last.visit + last.count === visit && last.slot + last.count === slot) last.count++
    else runs.push({ visit, slot, count: 1 })
  }

  private makeRoom(slots: number): void {
    if (this.place.length >= slots) return
    this.place = grown(this.place, slots)
    this.person = grown(this.person, slots)
    this.times = grown(this.times, slots)
    this.nextAtPlace = grown(this.nextAtPlace, slots)
    this.nextOfPerson = grown(this.nextOfPerson, slots)
  }
}
