import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes } from '#kit'
import { derivedId, newId } from '#platform/server'
import { openTestCity, type TestCity } from '#test-city'
import { dayMinutes, minuteOf } from './minutes.ts'
import { TracerScene } from './testing/tracer-scene.ts'
import type { PlaceGiven, VisitId, Written } from './tracer.contract.ts'
import { checkOut } from './write/check-out.ts'
import { correctVisits } from './write/correct-visits.ts'
import { knowPeople } from './write/know-people.ts'
import type { WriteStep } from './write/open-batch.ts'
import { putLinks } from './write/put-links.ts'
import { recordVisits } from './write/record-visits.ts'
import { withdrawVisits } from './write/withdraw-visits.ts'

let city: TestCity
let scene: TracerScene

beforeAll(async () => {
  city = await openTestCity()
  scene = await TracerScene.open(city)
})
afterAll(async () => {
  await scene.close()
  await city.close()
})

const manyPeople = 14
const someone = fc.nat(manyPeople - 1)
const somewhere = fc.nat(3)
/** Minutes before now; some lie before the window. */
const enter = fc.oneof(
  { weight: 8, arbitrary: fc.nat(1500) },
  { weight: 1, arbitrary: fc.integer({ min: 1500, max: 22_000 }) },
)
const visit = fc.record({
  person: someone,
  place: somewhere,
  ago: enter,
  stays: fc.option(fc.integer({ min: 1, max: 300 })),
})
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      visits: fc.array(visit, { minLength: 1, maxLength: 25 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which: fc.nat(200), to: visit }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('check-out' as const),
      person: someone,
      place: somewhere,
      ago: fc.nat(600),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('withdraw' as const), which: fc.array(fc.nat(200), { maxLength: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('link' as const),
      which: fc.nat(2),
      one: someone,
      other: someone,
      ago: fc.nat(900),
      lasts: fc.nat(30),
      withdrawn: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), person: someone, home: fc.option(fc.nat(4)) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('kill overnight' as const),
      harm: fc.constantFrom('none', 'none', 'flip', 'cut', 'lose'),
      at: fc.nat(100_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tomorrow' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const question = fc.record({
  seeds: fc.uniqueArray(fc.record({ person: someone, ago: fc.nat(21_000), lasts: fc.nat(25_000) }), {
    selector: (seed) => seed.person,
    minLength: 1,
    maxLength: 3,
  }),
  hops: fc.integer({ min: 1, max: 3 }),
  leastMinutes: fc.integer({ min: 5, max: 40 }),
  latentMinutes: fc.constantFrom(0, 0, 120),
  householdMinutes: fc.constantFrom(60, 720),
  links: fc.boolean(),
})
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never

/** One random city: its people and places bear ids of their own, beside those of the runs before. */
class RandomCity {
  private readonly id = newId()
  private readonly homes = new Map<number, number | null>()
  private readonly visits: VisitId[] = []

  person = (index: number) => derivedId(this.id, `person ${index}`)
  place = (index: number) => derivedId(this.id, `place ${index}`)

  people(indexes: readonly number[]) {
    return indexes.map((index) => {
      const home = this.homes.get(index) ?? null
      return { personId: this.person(index), householdId: home === null ? null : derivedId(this.id, `home ${home}`) }
    })
  }

  places(): PlaceGiven[] {
    const traits = {
      zoneId: city.area('001'),
      kind: 'market',
      capacity: null,
      ventilation: 'unknown',
      closedOn: null,
    } as const
    return [0, 1, 2, 3].map((index) => ({ placeId: this.place(index), ...traits }))
  }

  visit({ person, place, ago, stays }: { person: number; place: number; ago: number; stays: number | null }) {
    const enteredAt = addMinutes(scene.now, -ago)
    const leftAt = stays === null ? null : addMinutes(enteredAt, Math.min(stays, ago))
    return { personId: this.person(person), placeId: this.place(place), enteredAt, leftAt }
  }

  async open(): Promise<void> {
    const all = Array.from({ length: manyPeople }, (_, index) => index)
    for (const index of all) this.homes.set(index, index % 3 === 0 ? Math.floor(index / 6) : null)
    await scene.write((at, id) => knowPeople(at, { id, people: this.people(all) }))
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'kill') return scene.service.kill()
    if (one.do === 'kill overnight') return this.killOvernight(one)
    if (one.do === 'tomorrow') return void city.clock.set(addMinutes(scene.now, dayMinutes))
    const written = await scene.write((at, id) => this.write(one, at, id))
    if (one.do === 'record') this.visits.push(...written.visitIds.filter((visitId) => visitId !== null))
  }

  /** No new window was read that night: the snapshot is of the day before, and something may have happened to it. */
  private async killOvernight({ harm, at }: Extract<Step, { do: 'kill overnight' }>): Promise<void> {
    await scene.service.kill()
    scene.harmSnapshots(harm, at)
    city.clock.set(addMinutes(scene.now, dayMinutes))
  }

  private write(
    one: Exclude<Step, { do: 'kill' | 'kill overnight' | 'tomorrow' }>,
    at: WriteStep,
    id: string,
  ): Promise<Written> {
    const given = { id, people: [], places: this.places() }
    switch (one.do) {
      case 'record':
        return recordVisits(at, { ...given, source: 'synthetic', visits: one.visits.map((visit) => this.visit(visit)) })
      case 'correct':
        return correctVisits(at, {
          ...given,
          corrections: this.pick([one.which]).map((visitId) => ({ visitId, ...this.visit(one.to) })),
        })
      case 'check-out':
        return checkOut(at, { id, checkOuts: [this.checkOut(one)] })
      case 'withdraw':
        return withdrawVisits(at, { id, visitIds: this.pick(one.which) })
      case 'link':
        return putLinks(at, { id, people: [], links: [this.link(one)] })
      default:
        this.homes.set(one.person, one.home)
        return knowPeople(at, { id, people: this.people([one.person]) })
    }
  }

  private checkOut({ person, place, ago }: Extract<Step, { do: 'check-out' }>) {
    return { personId: this.person(person), placeId: this.place(place), leftAt: addMinutes(scene.now, -ago) }
  }

  terms({ seeds, ...rest }: Question, numberOf: ReadonlyMap<string, number>) {
    const now = minuteOf(scene.now)
    return {
      ...rest,
      until: now,
      seeds: seeds.map(({ person, ago, lasts }) => {
        const number = numberOf.get(this.person(person)) ?? 0
        return { person: number, from: now - ago, until: Math.min(now, now - ago + lasts) }
      }),
    }
  }

  private link({ which, one, other, ago, lasts, withdrawn }: Extract<Step, { do: 'link' }>) {
    const from = addMinutes(scene.now, -ago)
    const personIds = [this.person(one), this.person(other)] as const
    return { linkId: derivedId(this.id, `link ${which}`), personIds, from, until: addMinutes(from, lasts), withdrawn }
  }

  private pick(which: readonly number[]): VisitId[] {
    return which.flatMap((one) => this.visits[one % this.visits.length] ?? [])
  }
}

describe('the index', () => {
  it('[EPI-05] says what the oracle in SQL says, through deltas, corrections, late check-outs, moves, links, kills, snapshots and days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, question), { minLength: 1, maxLength: 8 }), async (steps) => {
        const random = new RandomCity()
        await random.open()
        const known = await city.db.selectFrom('trace_people').select(['person_id', 'number']).execute()
        const numberOf = new Map(known.map(({ person_id, number }) => [person_id, number]))
        for (const [one, asked] of steps) {
          await random.take(one)
          const terms = random.terms(asked, numberOf)
          const index = await scene.ofIndex(terms)
          const oracle = await scene.ofOracle(terms, index.start)
          const sorted = [...index.reached].sort(([left], [right]) => left - right)
          expect(sorted).toEqual([...oracle])
          expect(index.levels.map(({ found }) => found)).toEqual(
            [1, 2, 3]
              .slice(0, terms.hops)
              .map((level) => [...oracle.values()].filter((was) => was.level === level).length),
          )
          expect(index.minutes).toBe([...oracle.values()].reduce((sum, { minute }) => sum + minute, 0))
        }
      }),
      { numRuns: Number(process.env.TRACER_RUNS ?? 8) },
    )
    // What fails is made smaller again and again, each time with the database: give it the time to say so.
  }, 240_000)
})
