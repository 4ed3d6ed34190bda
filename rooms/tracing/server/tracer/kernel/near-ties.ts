/** A reported contact as one of the two sees it. */
export interface Tie {
  readonly linkId: string
  readonly other: number
  readonly from: number
  readonly until: number
}

/**
 * Who lives with whom, and reported contacts. Households stand in rings, as read; where one changed, all its people have
 * a list of their own, and whoever has one no longer counts in the lists of those who are not in it.
 */
export class NearTies {
  /** By person: the next who lives with them, round to the first again; themselves, where they live alone. */
  readonly nextMate: Int32Array
  private readonly lists = new Map<number, readonly number[]>()
  private readonly ties = new Map<number, Tie[]>()
  /** Between whom each reported contact stands: told again it may stand between others. */
  private readonly between = new Map<string, readonly [number, number]>()

  /** Households as {@link ringsOf} ties them. */
  constructor(nextMate: Int32Array) {
    this.nextMate = nextMate
  }

  /** Calls back for each person who lives with this one. */
  eachMate(person: number, call: (mate: number) => void): void {
    const own = this.lists.get(person)
    if (own) {
      for (const mate of own) if (mate !== person && this.lists.get(mate)?.includes(person)) call(mate)
    } else {
      this.eachMateAsRead(person, call)
    }
  }

  private eachMateAsRead(person: number, call: (mate: number) => void): void {
    if (person >= this.nextMate.length) return
    for (let mate = this.nextMate[person] as number; mate !== person; mate = this.nextMate[mate] as number) {
      if (this.lists.size === 0 || !this.lists.has(mate)) call(mate)
    }
  }

  /** A household as it is now: all its people. */
  setHousehold(people: readonly number[]): void {
    for (const person of people) this.lists.set(person, people)
  }

  /** Reported contacts of somebody; most people have none. */
  tiesOf(person: number): readonly Tie[] | undefined {
    return this.ties.size === 0 ? undefined : this.ties.get(person)
  }

  /** Keeps a reported contact, in place of the one with the same id. */
  setTie(linkId: string, people: readonly [number, number], span: { from: number; until: number }): void {
    for (const person of this.between.get(linkId) ?? []) {
      const others = (this.ties.get(person) ?? []).filter((tie) => tie.linkId !== linkId)
      this.ties.set(person, others)
    }
    this.between.delete(linkId)
    if (span.until < span.from) return
    const [one, other] = people
    this.between.set(linkId, people)
    this.ties.set(one, [...(this.ties.get(one) ?? []), { linkId, other, ...span }])
    this.ties.set(other, [...(this.ties.get(other) ?? []), { linkId, other: one, ...span }])
  }

  get bytes(): number {
    return this.nextMate.byteLength + (this.lists.size + this.ties.size + this.between.size) * 100
  }
}

/**
 * Ties the people of each household into a ring: those who follow each other in number lie in one line of memory.
 * `household[person]`: number of the household from 0, or -1.
 */
export function ringsOf(household: Int32Array, households: number): Int32Array {
  const next = new Int32Array(household.length).map((_, person) => person)
  const last = new Int32Array(households).fill(-1)
  for (let person = 0; person < household.length; person++) {
    const home = household[person] as number
    if (home < 0) continue
    const before = last[home] as number
    if (before >= 0) {
      next[person] = next[before] as number
      next[before] = person
    }
    last[home] = person
  }
  return next
}
