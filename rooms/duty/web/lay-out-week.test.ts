import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import { lanesOf, partsOfDay } from './lay-out-week.ts'

const at = (text: string) => toInstant(`${text}+07:00`)
const day = at('2021-12-31T00:00')

it('[FOR-01] a watch across midnight and the year stands in both days, and says that it goes on', () => {
  const night = { fromAt: at('2021-12-31T22:00'), toAt: at('2022-01-01T06:00') }
  expect(partsOfDay([night], day)).toMatchObject([{ from: 1320, to: 1440, beganBefore: false, goesOn: true }])
  expect(partsOfDay([night], at('2022-01-01T00:00'))).toMatchObject([
    { from: 0, to: 360, beganBefore: true, goesOn: false },
  ])
  expect(partsOfDay([night], at('2022-01-02T00:00'))).toEqual([])
})

it('[FOR-01] watches that meet stand below each other; those that only touch share a lane', () => {
  const commander = { fromAt: at('2021-12-31T07:00'), toAt: at('2022-01-01T07:00') }
  const morning = { fromAt: at('2021-12-31T06:00'), toAt: at('2021-12-31T14:00') }
  const afternoon = { fromAt: at('2021-12-31T14:00'), toAt: at('2021-12-31T22:00') }
  const parts = partsOfDay([commander, morning, afternoon], day)
  expect(parts.map((part) => part.lane)).toEqual([0, 1, 0])
  expect(lanesOf(parts)).toBe(2)
  expect(lanesOf([])).toBe(1)
})
