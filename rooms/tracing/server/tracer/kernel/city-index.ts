import { Delta } from './delta.ts'
import type { NearTies } from './near-ties.ts'
import { lastEnter, packTimes } from './packed-times.ts'
import { Reach } from './reach.ts'
import { type Base, bytesOfBase, strikeFromBase } from './sealed-visits.ts'

/** A stay as the database has it, in minutes since 2020. */
export interface StayRow {
  readonly visit: number
  readonly person: number
  readonly place: number
  readonly enter: number
  readonly leave: number
}

/** A visit that batches changed: as it was before each of them, and as it is now (null: withdrawn). */
export interface StayChange {
  readonly visit: number
  readonly before: readonly Omit<StayRow, 'visit'>[]
  readonly now: Omit<StayRow, 'visit'> | null
}

/** All that a trace runs on: the sealed base, what came since, who lives with whom, and working room. */
export class CityIndex {
  /** Minute since 2020 at which the window begins; all times inside count from it. */
  readonly start: number
  readonly base: Base
  readonly delta: Delta
  readonly near: NearTies
  readonly reach: Reach
  people: number
  places: number

  constructor(given: { readonly start: number; readonly base: Base; readonly near: NearTies }) {
    this.start = given.start
    this.base = given.base
    this.near = given.near
    this.people = given.base.people
    this.places = given.base.places
    this.delta = new Delta(this.people, this.places)
    this.reach = new Reach(this.people)
  }

  /** Makes room for people and places below these numbers. */
  reserve(people: number, places: number): void {
    this.people = Math.max(this.people, people)
    this.places = Math.max(this.places, places)
    this.delta.reserve(this.people, this.places)
    this.reach.reserve(this.people)
  }

  /** Appends what a batch recorded; a visit that a later batch has already changed is known as that left it. */
  record(rows: readonly StayRow[]): void {
    for (const row of rows) if (!this.delta.hasMoved(row.visit)) this.append(row, false)
  }

  /** Takes changes in. `inBase` says of a batch whether the base was read after it. */
  change(changes: readonly StayChange[], inBase: (batch: number) => boolean): void {
    for (const { visit, before, now } of changes) {
      const wasHere = this.delta.strike(visit)
      if (!wasHere && inBase(Math.floor(visit / 65_536))) this.strikeOne(before)
      if (now) this.append({ visit, ...now }, true)
      else this.delta.forget(visit)
    }
  }

  /** Whether a stay lies in what the index can hold. */
  isInside({ enter }: { readonly enter: number }): boolean {
    return enter >= this.start && enter - this.start <= lastEnter
  }

  get visits(): number {
    return this.base.visits + this.delta.count
  }

  get bytes(): number {
    return bytesOfBase(this.base) + this.delta.bytes + this.near.bytes + this.reach.bytes
  }

  /** One of these states is the one that the base has: numbers of batches need not be in the order of their changes. */
  private strikeOne(states: readonly Omit<StayRow, 'visit'>[]): void {
    states.some((state) => this.isInside(state) && strikeFromBase(this.base, { ...state, times: this.pack(state) }))
  }

  private append(row: StayRow, isChange: boolean): void {
    if (!this.isInside(row)) {
      if (isChange) this.delta.forget(row.visit)
      return
    }
    this.reserve(row.person + 1, row.place + 1)
    this.delta.append(row.visit, { person: row.person, place: row.place, times: this.pack(row) }, isChange)
  }

  private pack({ enter, leave }: Omit<StayRow, 'visit'>): number {
    return packTimes(enter - this.start, leave - this.start)
  }
}
