import { describe, expect, it } from 'vitest'
import type { Day } from '#kit'
import { isDaily, isWeekend, labelStep, shapeOf, stretchesOf, ticksFor } from './chart-shape.ts'

describe('[EPI-03] a chart begins at zero and says how sure it is', () => {
  it.each([
    [774, [0, 200, 400, 600, 800]],
    [21, [0, 10, 20, 30]],
    [7, [0, 2, 4, 6, 8]],
    [0, [0, 1]],
    [9300, [0, 2500, 5000, 7500, 10000]],
  ])('marks the height of %i at round numbers', (top, ticks) => {
    expect(ticksFor(top)).toEqual(ticks)
  })

  it('draws only an exact figure as sure', () => {
    expect(shapeOf({ kind: 'exact', value: 774 })).toEqual({ value: 774, low: 774, high: 774, isSure: true })
    expect(shapeOf({ kind: 'about', value: 7500 })).toMatchObject({ value: 7500, isSure: false })
    expect(shapeOf({ kind: 'above', value: 9300 })).toEqual({ value: 9300, low: 9300, high: undefined, isSure: false })
    expect(shapeOf({ kind: 'range', low: 400, high: 600 })).toEqual({ value: 500, low: 400, high: 600, isSure: false })
    expect(shapeOf({ kind: 'below', value: 5 })).toMatchObject({ low: 0, high: 5, isSure: false })
  })

  it('knows weekends, and that weeks are not days', () => {
    expect(isWeekend('2021-07-24' as Day)).toBe(true)
    expect(isWeekend('2021-07-27' as Day)).toBe(false)
    expect(isDaily(['2021-07-31', '2021-08-01'] as Day[])).toBe(true)
    expect(isDaily(['2021-07-24', '2021-07-31'] as Day[])).toBe(false)
  })

  it('breaks a line where a day is missing, and leaves room between the words of the axis', () => {
    expect(stretchesOf([1, 2, null, 4, null, null, 7])).toEqual([[0, 1], [3], [6]])
    expect(labelStep(60, 40)).toBe(1)
    expect(labelStep(8, 40)).toBe(7)
  })
})
