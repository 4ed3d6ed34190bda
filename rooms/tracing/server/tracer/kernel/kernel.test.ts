import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SmallCity, traceByPairs } from '../testing/pairwise-reference.ts'
import { CityIndex } from './city-index.ts'
import { NearTies, ringsOf } from './near-ties.ts'
import { packTimes } from './packed-times.ts'
import { endTrace, openTraceRoom, runTrace } from './run-trace.ts'
import { buildBase } from './sealed-visits.ts'
import type { TraceTerms } from './trace-terms.ts'
import { VisitColumns } from './visit-columns.ts'

const people = 24
const person = fc.integer({ min: 0, max: people - 1 })
const stay = fc
  .record({
    person,
    place: fc.integer({ min: 0, max: 4 }),
    enter: fc.integer({ min: 0, max: 600 }),
    stays: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ stays, ...rest }) => ({ ...rest, leave: rest.enter + stays }))
const link = fc
  .record({
    one: person,
    other: person,
    from: fc.integer({ min: 0, max: 600 }),
    lasts: fc.integer({ min: 0, max: 60 }),
  })
  .filter(({ one, other }) => one !== other)
  .map(({ one, other, from, lasts }) => ({ people: [one, other] as const, from, until: from + lasts }))
const terms = fc.record({
  seeds: fc
    .uniqueArray(
      fc.record({ person, from: fc.integer({ min: 0, max: 300 }), lasts: fc.integer({ min: 0, max: 900 }) }),
      {
        selector: (seed) => seed.person,
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((seeds) => seeds.map(({ lasts, ...seed }) => ({ ...seed, until: seed.from + lasts }))),
  hops: fc.integer({ min: 1, max: 3 }),
  leastMinutes: fc.integer({ min: 5, max: 40 }),
  latentMinutes: fc.constantFrom(0, 0, 30, 200),
  householdMinutes: fc.constantFrom(60, 300),
  until: fc.integer({ min: 200, max: 1000 }),
  links: fc.boolean(),
})
const smallCity = fc.record({
  stays: fc.array(stay, { maxLength: 120 }),
  /** How many of the stays came after the base was built, and which of those in it were struck since. */
  late: fc.integer({ min: 0, max: 120 }),
  struck: fc.array(fc.nat(119), { maxLength: 12 }),
  households: fc.array(fc.integer({ min: -1, max: 7 }), { minLength: people, maxLength: people }),
  links: fc.array(link, { maxLength: 6 }),
})

type Drawn = typeof smallCity extends fc.Arbitrary<infer C> ? C : never

function indexOf(drawn: Drawn): { index: CityIndex; city: SmallCity } {
  const sealed = drawn.stays.length - Math.min(drawn.late, drawn.stays.length)
  const columns = new VisitColumns()
  for (const one of drawn.stays.slice(0, sealed)) columns.add(one.person, one.place, packTimes(one.enter, one.leave))
  const index = new CityIndex({
    start: 0,
    base: buildBase(columns, { people, places: 5 }),
    near: new NearTies(ringsOf(Int32Array.from(drawn.households), 8)),
  })
  const rows = drawn.stays.map((one, visit) => ({ ...one, visit }))
  index.record(rows.slice(sealed))
  const struck = new Set(drawn.struck.filter((visit) => visit < rows.length))
  index.change(
    rows
      .filter(({ visit }) => struck.has(visit))
      .map((before) => ({ visit: before.visit, before: [before], now: null })),
    () => true,
  )
  for (const [number, { people: two, from, until }] of drawn.links.entries()) {
    index.near.setTie(`link ${number}`, two, { from, until })
  }
  const households = [...Map.groupBy(drawn.households.entries(), ([, home]) => home)]
    .filter(([home]) => home >= 0)
    .map(([, members]) => members.map(([member]) => member))
  return { index, city: { stays: rows.filter(({ visit }) => !struck.has(visit)), households, links: drawn.links } }
}

const byPerson = (reached: Map<number, { exposed: number; level: number }>) =>
  [...reached]
    .map(([one, { exposed, level }]) => [one, level, exposed])
    .sort((a, b) => (a[0] as number) - (b[0] as number))

describe('the kernel', () => {
  it('[EPI-05] reaches just whom comparing every stay with every other reaches, at the same minutes and levels', () => {
    fc.assert(
      fc.property(smallCity, fc.array(terms, { minLength: 1, maxLength: 3 }), (drawn, questions) => {
        const { index, city } = indexOf(drawn)
        const room = openTraceRoom()
        for (const question of questions as TraceTerms[]) {
          runTrace(index, room, question)
          const found = new Map<number, { exposed: number; level: number }>()
          index.reach.label(question.seeds)
          for (const one of index.reach.reached.subarray(0, index.reach.reachedCount)) {
            found.set(one, { exposed: index.reach.exposed[one] ?? 0, level: index.reach.levelOf[one] ?? 0 })
          }
          endTrace(index, question)
          expect(byPerson(found)).toEqual(byPerson(traceByPairs(city, question)))
        }
      }),
      { numRuns: 300 },
    )
  })
})
