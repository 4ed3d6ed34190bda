import type { CityIndex } from './city-index.ts'
import { eachStayAt, eachStayOf } from './each-stay.ts'
import { seedLevel } from './reach.ts'
import type { TraceTerms } from './trace-terms.ts'

/** What ties somebody to the level before: the strongest single tie, and all shared minutes. Minutes of the window. */
export interface Tied {
  readonly kind: 'visit' | 'household' | 'contact'
  readonly other: number
  readonly place: number | null
  readonly from: number
  readonly until: number
  readonly minutes: number
  readonly total: number
}

/** From when and until when somebody of the level before could expose others. */
interface Exposing {
  readonly from: number
  readonly until: number
}

/**
 * Finds out why somebody was reached: a household before anything else, then the longest shared stay or reported contact. The
 * hop itself unites stays and so forgets whose they were; only those who are shown are asked for.
 */
export function explain(index: CityIndex, terms: TraceTerms, person: number): Tied | undefined {
  const { reach } = index
  const level = reach.levelOf[person] as number
  const before = level === 1 ? seedLevel : level - 1
  const seeds = new Map(terms.seeds.map((seed) => [seed.person, seed]))
  const exposing = (other: number): Exposing | undefined => {
    if (reach.levelOf[other] !== before) return undefined
    const seed = seeds.get(other)
    if (seed) return { from: seed.from, until: Math.min(seed.until, terms.until) }
    return { from: (reach.exposed[other] as number) + terms.latentMinutes, until: terms.until }
  }
  const best = new Strongest()
  offerMates(index, terms, { person, exposing, best })
  offerTies(index, terms, { person, exposing, best })
  offerStays(index, terms, { person, exposing, best })
  return best.tied()
}

interface Asked {
  readonly person: number
  readonly exposing: (other: number) => Exposing | undefined
  readonly best: Strongest
}

function offerMates({ near }: CityIndex, terms: TraceTerms, { person, exposing, best }: Asked): void {
  near.eachMate(person, (other) => {
    const able = exposing(other)
    if (able && able.from + terms.householdMinutes <= able.until) {
      best.offer({ kind: 'household', other, place: null, from: able.from, until: able.until })
    }
  })
}

function offerTies({ near }: CityIndex, terms: TraceTerms, { person, exposing, best }: Asked): void {
  for (const { other, ...tie } of (terms.links && near.tiesOf(person)) || []) {
    const able = exposing(other)
    const from = Math.max(tie.from, able?.from ?? 0)
    const until = Math.min(tie.until, able?.until ?? -1)
    if (from <= until) best.offer({ kind: 'contact', other, place: null, from, until })
  }
}

function offerStays(index: CityIndex, terms: TraceTerms, { person, exposing, best }: Asked): void {
  eachStayOf(index, person, (place, times) => {
    const [enter, leave] = [times >> 16, times & 0xffff]
    eachStayAt(index, { place, from: enter, until: leave }, (other, theirs) => {
      const able = exposing(other)
      if (!able) return
      const from = Math.max(enter, theirs >> 16, able.from)
      const until = Math.min(leave, theirs & 0xffff, able.until)
      if (until - from >= terms.leastMinutes) best.offer({ kind: 'visit', other, place, from, until })
    })
  })
}

const ranks = { household: 1 << 20, contact: 0, visit: 0 } as const

/** Keeps the strongest of the ties offered; of equals the earliest, then the lower number: the same answer every time. */
class Strongest {
  private best: Omit<Tied, 'minutes' | 'total'> | undefined
  private total = 0

  offer(tie: Omit<Tied, 'minutes' | 'total'>): void {
    this.total += tie.until - tie.from
    if (
      !this.best ||
      strength(tie) > strength(this.best) ||
      (strength(tie) === strength(this.best) && tie.other < this.best.other)
    )
      this.best = tie
  }

  tied(): Tied | undefined {
    return this.best && { ...this.best, minutes: this.best.until - this.best.from, total: this.total }
  }
}

function strength({ kind, from, until }: Omit<Tied, 'minutes' | 'total'>): number {
  return ranks[kind] + until - from
}
