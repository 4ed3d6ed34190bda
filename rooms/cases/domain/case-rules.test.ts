import fc from 'fast-check'
import { expect, it } from 'vitest'
import { handOn, type Meeting, type Standing } from './classify.ts'
import { type PublicCount, publicFigures } from './public-figures.ts'

const limit = 5

interface Counts {
  readonly parts: readonly number[]
  readonly areas: readonly number[]
}
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
const published = ({ parts: [community = 0, isolation = 0, unclassified = 0], areas }: Counts) =>
  publicFigures({ total: sum(areas), community, isolation, unclassified, areas }, limit)

/** Whether a reader who sees `shown` must hold `count` possible in its place; a sum that is hidden may be small where nothing else helps. */
function fits(shown: PublicCount | undefined, count: number, truth: number): boolean {
  if (shown === 'small') return count > 0 && count < limit
  return shown === 'hidden' ? count >= Math.min(limit, truth) : shown === count
}

/** Each small number with those that it may be, among the bulletins near the true one that look the same. */
function readings(truth: Counts, shown: ReturnType<typeof published>): Set<number>[] {
  const marks = [shown.community, shown.isolation, shown.unclassified, ...shown.areas]
  const choices = [...truth.parts, ...truth.areas].map((count, index) =>
    [count - 1, count, count + 1].filter((one) => fits(marks[index], one, count)),
  )
  const seen = marks.map(() => new Set<number>())
  const sums = new Set<number>()
  for (const counts of choices.reduce<number[][]>(
    (all, some) => all.flatMap((row) => some.map((one) => [...row, one])),
    [[]],
  )) {
    const total = sum(counts.slice(3))
    if (sum(counts.slice(0, 3)) !== total || !fits(shown.total, total, sum(truth.areas))) continue
    sums.add(total)
    for (const [index, count] of counts.entries()) seen[index]?.add(count)
  }
  return [...seen.filter((_, index) => marks[index] === 'small'), ...(shown.total === 'small' ? [sums] : [])]
}

it('[SG-04] no count of persons below five is shown, and none can be worked out from parts, areas and total together', () => {
  expect(published({ parts: [12, 9, 0], areas: [21] })).toMatchObject({ total: 21, community: 12, unclassified: 0 })
  expect(published({ parts: [17, 3, 0], areas: [20] })).toMatchObject({
    total: 20,
    community: 'hidden',
    isolation: 'small',
  })
  // Below five twice makes eight in one way only; so does one more than five with one that is small.
  expect(published({ parts: [4, 4, 0], areas: [6, 2] })).toMatchObject({ total: 'hidden', community: 'small' })
  expect(published({ parts: [5, 1, 0], areas: [6] }).total).toBe('hidden')
  expect(
    published({ parts: [4, 0, 0], areas: [1, 1, 1, 1] }),
    'a small sum of four would say that each is one',
  ).toEqual({
    total: 'hidden',
    community: 'hidden',
    isolation: 0,
    unclassified: 0,
    areas: ['small', 'small', 'small', 'small'],
  })
  const count = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 }))
  const counts = fc
    .tuple(fc.array(count, { minLength: 1, maxLength: 4 }), fc.nat(1_000), fc.nat(1_000))
    .map(([areas, one, other]): Counts => {
      const community = one % (sum(areas) + 1)
      const isolation = other % (sum(areas) - community + 1)
      return { parts: [community, isolation, sum(areas) - community - isolation], areas }
    })
  fc.assert(
    fc.property(counts, (truth) => {
      const shown = published(truth)
      for (const may of readings(truth, shown)) expect(may.size).toBeGreaterThan(1)
    }),
    { numRuns: 400 },
  )
})

const day = 86_400_000
const meeting = (left: string, right: string, from: number | null, until = from): Meeting => {
  return { id: `${left}-${right}`, left, right, fromAt: from, untilAt: until, listedAt: 20 * day }
}
const f0 = (personId: string): Standing => ({
  ...{ personId, level: 0, infectiousFrom: 10 * day, infectiousTo: 18 * day, exposedAt: null, lastExposedAt: null },
  ...{ viaPersonId: null, viaLinkId: null, caseId: personId },
})
const step = (
  meetings: readonly Meeting[],
  known: readonly Standing[] = [],
  cleared: readonly [string, number][] = [],
) => {
  const all = new Map([f0('a'), ...known].map((one) => [one.personId, one]))
  const standingOf = (id: string) => all.get(id)
  return handOn({ holders: new Map([['a', f0('a')]]), meetings, standingOf, clearedAt: new Map(cleared) })
}

it('[EPI-05] a class is handed on while it can be: not before, not after, not to oneself, not to a case', () => {
  const met = step(
    [
      meeting('a', 'in time', 12 * day),
      meeting('a', 'too early', 8 * day),
      meeting('a', 'too late', 19 * day),
      meeting('over the beginning', 'a', 9 * day, 11 * day),
      meeting('a', 'nobody knows when', null),
      meeting('a', 'a', 12 * day),
      meeting('a', 'b', 12 * day),
    ],
    [f0('b')],
  )
  expect([...met.keys()]).toEqual(['in time', 'over the beginning', 'nobody knows when'])
  expect(met.get('over the beginning')).toMatchObject({ level: 1, exposedAt: 10 * day, lastExposedAt: 11 * day })
})

it('[EPI-05] two meetings are joined, a clearance ends those before it, what is no better changes nothing', () => {
  const twice = step([meeting('a', 'c', 13 * day), meeting('a', 'c', 11 * day)])
  expect(twice.get('c')).toMatchObject({ level: 1, exposedAt: 11 * day, lastExposedAt: 13 * day })
  expect(step([meeting('a', 'c', 11 * day)], [twice.get('c') as Standing]).size).toBe(0)
  expect(step([meeting('a', 'c', 11 * day)], [], [['c', 12 * day]]).size).toBe(0)
  expect(step([meeting('a', 'c', 13 * day)], [], [['c', 12 * day]]).size).toBe(1)
})
