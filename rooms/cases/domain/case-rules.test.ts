import { expect, it } from 'vitest'
import { handOn, type Meeting, type Standing } from './classify.ts'
import { type PublicCount, suppressSmall } from './suppress-small.ts'

const limit = 5

/** Ways in which the missing counts could be shared out: each small one 1 … 4, each hidden one anything. */
function ways(counts: readonly number[], shown: readonly PublicCount[]): number {
  const missing = counts.filter((_, index) => typeof shown[index] !== 'number')
  const rest = missing.reduce((sum, count) => sum + count, 0)
  const count = (left: number, sum: number): number => {
    if (left === 0) return sum === 0 ? 1 : 0
    let all = 0
    for (let value = 0; value <= sum && all < 2; value += 1) all += count(left - 1, sum - value)
    return all
  }
  return count(missing.length, rest)
}

it('[SG-04] no count of persons below five is shown, and with the sum known none can be worked out', () => {
  expect(suppressSmall([12, 9, 0], limit)).toEqual([12, 9, 0])
  expect(suppressSmall([3], limit)).toEqual(['small'])
  expect(suppressSmall([17, 3], limit)).toEqual(['hidden', 'small'])
  expect(suppressSmall([40, 8, 3, 0], limit)).toEqual([40, 'hidden', 'small', 0])
  expect(suppressSmall([40, 2, 2], limit), 'their sum would say both').toEqual(['hidden', 'small', 'small'])
  let seed = 27
  const dice = (faces: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed % faces
  }
  for (let turn = 0; turn < 300; turn += 1) {
    const counts = Array.from({ length: 2 + dice(5) }, () => (dice(3) === 0 ? dice(5) : dice(40)))
    const shown = suppressSmall(counts, limit)
    expect(shown.some((one) => typeof one === 'number' && one > 0 && one < limit)).toBe(false)
    if (shown.some((one) => typeof one !== 'number')) expect(ways(counts, shown), counts.join()).toBeGreaterThan(1)
  }
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
