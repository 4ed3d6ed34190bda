import { grown } from './growing.ts'

/** Somebody from whom it starts; see {@link Reach.levelOf}. */
export const seedLevel = 4
/** Not reached. */
export const never = 0xffff
/** In {@link Reach.via}: exposed at home, or by a reported contact. */
export const viaHome = -1
/** See {@link viaHome}. */
export const viaTie = -2

/**
 * What is known of people while a trace runs, in arrays by their numbers; kept from trace to trace and only wiped where it
 * was written. About 30 bytes a person.
 */
export class Reach {
  /** Earliest minute at which somebody counts as exposed. */
  exposed: Uint16Array
  /** Hops needed at least: 1–3; {@link seedLevel} for those it starts from; 0: not reached. */
  levelOf: Uint8Array
  /** Place at which somebody was first reached. */
  via: Int32Array
  /** Everybody reached, in order; level by level. */
  reached: Int32Array
  reachedCount = 0
  /** Those whose exposure this hop made earlier: who expose others in the next. */
  next: Int32Array
  nextCount = 0
  frontier: Int32Array
  frontierCount = 0
  /** From when each of the frontier can expose others, as it was when the hop began. */
  ready: Uint16Array
  hop = 0
  private touchedIn: Uint8Array

  constructor(people: number) {
    this.exposed = new Uint16Array(people).fill(never)
    this.levelOf = new Uint8Array(people)
    this.touchedIn = new Uint8Array(people)
    this.via = new Int32Array(people)
    this.reached = new Int32Array(people)
    this.next = new Int32Array(people)
    this.frontier = new Int32Array(people)
    this.ready = new Uint16Array(people)
  }

  /** Makes room for people up to this number; between traces only. */
  reserve(people: number): void {
    if (people <= this.exposed.length) return
    this.exposed = grown(this.exposed, people, never)
    this.levelOf = grown(this.levelOf, people)
    this.touchedIn = grown(this.touchedIn, people)
    this.via = grown(this.via, people)
    this.reached = grown(this.reached, people)
    this.next = grown(this.next, people)
    this.frontier = grown(this.frontier, people)
    this.ready = grown(this.ready, people)
  }

  /** Somebody is exposed at a minute earlier than known. The caller has looked: `exposed[person] > minute`. */
  take(person: number, minute: number, via: number): void {
    this.exposed[person] = minute
    if (this.touchedIn[person] !== this.hop) {
      this.touchedIn[person] = this.hop
      this.next[this.nextCount++] = person
      if (this.levelOf[person] === 0) {
        this.levelOf[person] = this.hop
        this.reached[this.reachedCount++] = person
      }
    }
    if (this.levelOf[person] === this.hop) this.via[person] = via
  }

  /** Those whom the hop reached earlier become the frontier of the next. */
  advance(latentMinutes: number): void {
    const { frontier, next } = this
    this.frontier = next
    this.next = frontier
    this.frontierCount = this.nextCount
    this.nextCount = 0
    for (let at = 0; at < this.frontierCount; at++) {
      this.ready[at] = Math.min(never, (this.exposed[this.frontier[at] as number] as number) + latentMinutes)
    }
  }

  /** Wipes what the last trace wrote: person by person while that is less than everybody. */
  wipe(seeds: readonly { readonly person: number }[]): void {
    const { exposed, levelOf, touchedIn, reached, reachedCount } = this
    for (const { person } of seeds) {
      exposed[person] = never
      levelOf[person] = 0
    }
    if (reachedCount * 8 > exposed.length) {
      exposed.fill(never)
      levelOf.fill(0)
      touchedIn.fill(0)
    } else {
      for (let at = 0; at < reachedCount; at++) {
        const person = reached[at] as number
        exposed[person] = never
        levelOf[person] = 0
        touchedIn[person] = 0
      }
    }
    this.reachedCount = this.nextCount = this.frontierCount = this.hop = 0
  }

  get bytes(): number {
    return this.exposed.length * (2 + 1 + 1 + 4 + 4 + 4 + 4 + 2)
  }
}
