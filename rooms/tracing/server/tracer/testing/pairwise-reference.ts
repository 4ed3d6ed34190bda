import type { TraceTerms } from '../kernel/trace-terms.ts'

/** A small city in plain rows; minutes from the start of the window. */
export interface SmallCity {
  readonly stays: readonly { person: number; place: number; enter: number; leave: number }[]
  readonly households: readonly (readonly number[])[]
  readonly links: readonly { people: readonly [number, number]; from: number; until: number }[]
}

/** Who was reached, when and at which level: by comparing every stay with every other, as the definition reads. For tests. */
export function traceByPairs(city: SmallCity, terms: TraceTerms): Map<number, { exposed: number; level: number }> {
  const reached = new Map<number, { exposed: number; level: number }>()
  const seeds = new Set(terms.seeds.map(({ person }) => person))
  let frontier = terms.seeds.map(({ person, from, until }) => ({
    person,
    ready: from,
    until: Math.min(until, terms.until),
  }))
  for (let level = 1; level <= terms.hops; level++) {
    const earlier = new Map<number, number>()
    const offer = (person: number, minute: number) => {
      if (seeds.has(person) || minute >= (reached.get(person)?.exposed ?? Number.POSITIVE_INFINITY)) return
      if (minute < (earlier.get(person) ?? Number.POSITIVE_INFINITY)) earlier.set(person, minute)
    }
    for (const one of frontier) {
      offerStays(city, terms, { one, offer })
      offerNear(city, terms, { one, offer })
    }
    for (const [person, exposed] of earlier) {
      reached.set(person, { exposed, level: reached.get(person)?.level ?? level })
    }
    frontier = [...earlier].map(([person, exposed]) => ({
      person,
      ready: exposed + terms.latentMinutes,
      until: terms.until,
    }))
  }
  return reached
}

interface Exposing {
  readonly one: { readonly person: number; readonly ready: number; readonly until: number }
  readonly offer: (person: number, minute: number) => void
}

function offerStays({ stays }: SmallCity, terms: TraceTerms, { one, offer }: Exposing): void {
  for (const own of stays) {
    if (own.person !== one.person) continue
    for (const other of stays) {
      if (other.place !== own.place || other.person === own.person) continue
      const from = Math.max(own.enter, other.enter, one.ready)
      const until = Math.min(own.leave, other.leave, one.until)
      if (until - from >= terms.leastMinutes) offer(other.person, from + terms.leastMinutes)
    }
  }
}

function offerNear(city: SmallCity, terms: TraceTerms, { one, offer }: Exposing): void {
  const atHome = one.ready + terms.householdMinutes
  for (const home of city.households) {
    if (atHome > one.until || !home.includes(one.person)) continue
    for (const mate of home) if (mate !== one.person) offer(mate, atHome)
  }
  if (terms.links) offerLinks(city, { one, offer })
}

function offerLinks({ links }: SmallCity, { one, offer }: Exposing): void {
  for (const { people, from, until } of links) {
    if (!people.includes(one.person)) continue
    const minute = Math.max(from, one.ready)
    if (minute <= Math.min(until, one.until)) offer(people[0] === one.person ? people[1] : people[0], minute)
  }
}
