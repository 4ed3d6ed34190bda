import { grown } from './growing.ts'

/** Somebody from whom it starts; see {@link Reach.levelOf}. */
export const seedLevel = 4
/** Not reached. */
export const never = 0xffff

/**
 * What is known of people while a trace runs, in arrays by their numbers; kept from trace to trace and only wiped where it was
 * written. Whoever is reached is found in memory once: everything else about it stands in lists that are written in order, and
 * in bits that fit a fast cache. About 18 bytes a person.
 */
export class Reach {
  /** Earliest minute at which somebody counts as exposed. */
  exposed: Uint16Array
  /** Everybody reached, in order: level by level, see {@link levelEnds}. */
  reached: Int32Array
  reachedCount = 0
  /** Where each level ends in {@link reached}; level 0 is nobody. */
  readonly levelEnds = [0, 0, 0, 0]
  frontier: Int32Array
  frontierCount = 0
  /** From when each of the frontier can expose others, as it was when the hop began. */
  ready: Uint16Array
  hop = 0
  /** Nobody goes on from this hop: who is reached earlier than known need not be noted. */
  isLast = false
  /** Level by person, {@link seedLevel} for those it starts from, 0: not reached. Only after {@link label}. */
  levelOf: Uint8Array
  /** People of earlier levels whom this hop exposes earlier: they go out again in the next. */
  private improved: Int32Array
  private improvedCount = 0
  /** A bit each: reached in an earlier hop; and of those, already in {@link improved}. */
  private settled: Int32Array
  private again: Int32Array

  constructor(people: number) {
    this.exposed = new Uint16Array(people).fill(never)
    this.reached = new Int32Array(people + 1)
    this.frontier = new Int32Array(people)
    this.ready = new Uint16Array(people)
    this.levelOf = new Uint8Array(people)
    this.improved = new Int32Array(1024)
    this.settled = new Int32Array((people >> 5) + 1)
    this.again = new Int32Array((people >> 5) + 1)
  }

  /** Makes room for people up to this number; between traces only. */
  reserve(people: number): void {
    if (people <= this.exposed.length) return
    this.exposed = grown(this.exposed, people, never)
    this.reached = grown(this.reached, people + 1)
    this.frontier = grown(this.frontier, people)
    this.ready = grown(this.ready, people)
    this.levelOf = grown(this.levelOf, people)
    this.settled = grown(this.settled, (this.exposed.length >> 5) + 1)
    this.again = grown(this.again, (this.exposed.length >> 5) + 1)
  }

  /** Somebody from whom it starts, and from when they can expose others. Nobody exposes them: nothing is before minute 0. */
  startFrom(person: number, ready: number): void {
    this.frontier[this.frontierCount] = person
    this.ready[this.frontierCount++] = ready
    this.exposed[person] = 0
  }

  /** Somebody is exposed at a minute earlier than known. The caller has looked: `exposed[person] > minute`. */
  take(person: number, minute: number): void {
    const before = this.exposed[person]
    this.exposed[person] = minute
    if (before === never) this.reached[this.reachedCount++] = person
    else if (this.hop > 1 && !this.isLast) this.improve(person)
  }

  /** Takes the offers of one drawer, see candidates.ts, that are earlier than known; people count from `first`. */
  takeSome(offers: Uint32Array, first: number): void {
    for (let at = 0; at < offers.length; at++) {
      const offer = offers[at] as number
      const person = first + (offer >>> 16)
      if ((this.exposed[person] as number) > (offer & 0xffff)) this.take(person, offer & 0xffff)
    }
  }

  /** The same in the last hop, where nobody goes out again: without a branch, for none of these could be foreseen. */
  takeLast(offers: Uint32Array, first: number): void {
    const { exposed, reached } = this
    let count = this.reachedCount
    for (let at = 0; at < offers.length; at++) {
      const offer = offers[at] as number
      const person = first + (offer >>> 16)
      const before = exposed[person] as number
      exposed[person] = Math.min(before, offer & 0xffff)
      reached[count] = person
      // 1 where before is `never`.
      count += (before + 1) >>> 16
    }
    this.reachedCount = count
  }

  /** Those whom the hop reached, first or earlier, become the frontier of the next. */
  advance(latentMinutes: number): void {
    const { exposed, reached, settled } = this
    this.endLevel()
    // In order of their numbers: what is known of neighbours lies in the same lines of memory.
    reached.subarray(this.levelEnds[this.hop - 1], this.reachedCount).sort()
    let count = 0
    for (let at = this.levelEnds[this.hop - 1] as number; at < this.reachedCount; at++) {
      const person = reached[at] as number
      settled[person >> 5] = (settled[person >> 5] as number) | (1 << (person & 31))
      this.frontier[count] = person
      this.ready[count++] = Math.min(never, (exposed[person] as number) + latentMinutes)
    }
    for (let at = 0; at < this.improvedCount; at++) {
      const person = this.improved[at] as number
      this.again[person >> 5] = 0
      this.frontier[count] = person
      this.ready[count++] = Math.min(never, (exposed[person] as number) + latentMinutes)
    }
    this.frontierCount = count
    this.improvedCount = 0
  }

  /** Notes that the level of this hop is complete. */
  endLevel(): void {
    for (let level = this.hop; level < this.levelEnds.length; level++) this.levelEnds[level] = this.reachedCount
  }

  /** The people of a level, in no order that means anything. */
  peopleOf(level: number): Int32Array {
    return this.reached.subarray(this.levelEnds[level - 1], this.levelEnds[level])
  }

  /** Writes everybody's level by person: needed to tell why somebody was reached, not to reach them. */
  label(seeds: readonly { readonly person: number }[]): void {
    for (const { person } of seeds) this.levelOf[person] = seedLevel
    for (let level = 1; level < this.levelEnds.length; level++) {
      for (const person of this.peopleOf(level)) this.levelOf[person] = level
    }
  }

  /** Wipes what the last trace wrote: person by person while that is less than everybody. */
  wipe(seeds: readonly { readonly person: number }[]): void {
    const { exposed, levelOf, reached, reachedCount } = this
    for (const { person } of seeds) {
      exposed[person] = never
      levelOf[person] = 0
    }
    if (reachedCount * 8 > exposed.length) {
      exposed.fill(never)
      levelOf.fill(0)
    } else {
      for (let at = 0; at < reachedCount; at++) {
        exposed[reached[at] as number] = never
        levelOf[reached[at] as number] = 0
      }
    }
    // Only going on from a level settles it.
    if (this.hop > 2) {
      this.settled.fill(0)
      this.again.fill(0)
    }
    this.levelEnds.fill(0)
    this.reachedCount = this.improvedCount = this.frontierCount = this.hop = 0
  }

  get bytes(): number {
    return this.exposed.length * (2 + 4 + 4 + 2 + 1) + this.settled.byteLength * 2 + this.improved.byteLength
  }

  private improve(person: number): void {
    const word = person >> 5
    const bit = 1 << (person & 31)
    if (((this.settled[word] as number) & bit) === 0 || ((this.again[word] as number) & bit) !== 0) return
    this.again[word] = (this.again[word] as number) | bit
    this.improved = grown(this.improved, this.improvedCount + 1)
    this.improved[this.improvedCount++] = person
  }
}
