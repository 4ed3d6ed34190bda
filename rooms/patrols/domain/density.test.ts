import { expect, it } from 'vitest'
import { addDays, type Day } from '#kit'
import { fallOn, perKm2, perThousand } from './density.ts'
import { judgeCounts } from './judge-patrol.ts'
import { type AreaSizes, type PatrolRule, sizeOf } from './patrol-rules.ts'

const source = { text: 'test', sure: 'I' as const }
const rule: PatrolRule = {
  validFrom: '2020-01-01' as Day,
  validTo: null,
  falls: { share: 0.2, leastChecks: 20, source },
  recordWithinMinutes: { value: 180, source },
  longestHours: 24,
}
const monday = '2021-07-26' as Day
const days = (...checks: (number | null)[]) =>
  new Map(
    checks.flatMap((count, index) => (count === null ? [] : [[addDays(monday, index - checks.length + 1), count]])),
  )

it('[INS-13] given the day before, a fall of the rule’s share or more is told, a smaller one is not', () => {
  expect(fallOn(monday, days(100, 80), rule)).toMatchObject({ checks: 80, dayBefore: 100, weekBefore: null })
  expect(fallOn(monday, days(100, 81), rule)).toBeNull()
  expect(fallOn(monday, days(100, null), rule)).toMatchObject({ checks: 0 })
  expect(fallOn(monday, days(19, 0), rule)).toBeNull()
})

it('[INS-13] a day is not held against a busier day before when it is as busy as the same weekday a week ago', () => {
  expect(fallOn(monday, days(80, 1, 1, 1, 1, 1, 100, 80), rule)).toBeNull()
  expect(fallOn(monday, days(100, 1, 1, 1, 1, 1, 100, 80), rule)).toMatchObject({ weekBefore: 100 })
})

it('[INS-13] nothing is computed by a surface or a population that nobody has confirmed', () => {
  const sizes: AreaSizes = {
    sources: { map: source, 'not-known': { text: 'không có', sure: 'U' } },
    sizes: [
      { code: 'a', areaKm2: 2, areaSource: 'map', population: null, populationSource: null },
      { code: 'b', areaKm2: 3, areaSource: 'map', population: null, populationSource: null },
    ],
  }
  expect(sizeOf(sizes, 'district', ['a', 'b'])).toEqual({ areaKm2: 5, population: null, sources: ['test', 'không có'] })
  expect(sizeOf(sizes, 'district', ['a', 'b', 'c'])).toMatchObject({ areaKm2: null })
  expect([perKm2(100, 5), perKm2(100, null), perThousand(100, 50_000), perThousand(100, null)]).toEqual([
    20,
    null,
    2,
    null,
  ])
})

it('[INS-13] nobody is reminded who was not checked', () => {
  expect(judgeCounts({ persons: 3, vehicles: 2, reminders: 5 })).toBeNull()
  expect(judgeCounts({ persons: 3, vehicles: 2, reminders: 6 })).toMatchObject({ field: 'reminders' })
})
