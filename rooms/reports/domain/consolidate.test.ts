import { describe, expect, it } from 'vitest'
import { type Day, exactly, type Figure } from '#kit'
import { addUp } from './add-up.ts'
import { consolidate, differenceOf, type OwnFigures } from './consolidate.ts'
import { judgeSeries, lastRecord, type Point, weeksOf } from './trend.ts'

/** 1 city; 2, 3 districts; 21, 22 communes of 2; 31 commune of 3; 221 group of 22. */
const parents: Record<number, number | null> = { 1: null, 2: 1, 3: 1, 21: 2, 22: 2, 31: 3, 221: 22 }
const branches = {
  parentOf: (id: number) => parents[id] ?? null,
  childrenOf: (id: number) =>
    Object.keys(parents)
      .map(Number)
      .filter((one) => parents[one] === id),
}
const says = (areaId: number, ...rows: (number | Figure | null)[][]): OwnFigures => ({
  areaId,
  rows: rows.map((row) => row.map((one) => (typeof one === 'number' ? exactly(one) : one))),
})
const about7500: Figure = { kind: 'about', value: 7500 }

describe('[RPT-01] consolidation up any tree', () => {
  it('an area counts by its own report, else by what lies below it, at any depth', () => {
    const found = consolidate(1, [says(21, [5]), says(221, [7]), says(3, [10]), says(31, [99])], [true], branches)
    expect(found.children.map(({ areaId, basis }) => [areaId, basis])).toEqual([
      [2, 'below'],
      [3, 'own'],
    ])
    expect(found.sums[0]).toEqual({ figure: exactly(22), exact: 22, unsure: null, count: 2 })
    expect(found.units).toEqual([3])
  })

  it('what an own report leaves out is taken from below; a ratio is never added', () => {
    const found = consolidate(1, [says(2, [null, 40]), says(21, [5, 10]), says(22, [6, 20])], [true, false], branches)
    expect(found.children[0]?.figures).toEqual([exactly(11), exactly(40)])
    expect(found.sums[1]).toBeNull()
  })

  it('[SG-14] khoảng 7.500 keeps the sum from being exact; the exact part stays readable', () => {
    const found = consolidate(1, [says(2, [100]), says(3, [about7500])], [true], branches)
    expect(found.sums[0]).toEqual({
      figure: { kind: 'about', value: 7600 },
      exact: 100,
      unsure: { count: 1, figure: about7500 },
      count: 2,
    })
  })

  it('the first source that states a figure speaks for the area', () => {
    expect(consolidate(1, [says(2, [null, 3], [8, 4])], [true, true], branches).children[0]?.figures).toEqual([
      exactly(8),
      exactly(3),
    ])
  })

  it('an own total is wrong beside a whole sum that differs, and beside a part that already exceeds it', () => {
    const sum = addUp([exactly(20), exactly(5)])
    expect(differenceOf(exactly(21), sum, true)).toBe(-4)
    expect(differenceOf(exactly(30), sum, true)).toBe(5)
    expect(differenceOf(exactly(30), sum, false)).toBeNull()
    expect(differenceOf(exactly(21), sum, false)).toBe(-4)
    expect(differenceOf(exactly(25), sum, true)).toBeNull()
  })
})

describe('[EPI-03] a figure over time', () => {
  const point = (day: string, one: number | Figure | null): Point => ({
    day: day as Day,
    figure: typeof one === 'number' ? exactly(one) : one,
  })
  const week = [440, 400, 470, 510, 560, 590, 600].map((value, index) => point(`2021-12-0${index}`, value))
  const days = [point('2021-11-28', 390), ...week.map((one, index) => ({ ...one, day: dayAt(index) }))]

  it('774 on 6/12 is noticed as a record after a week of 400 to 600', () => {
    const series = [...days, point('2021-12-06', 774)]
    expect(lastRecord(series)).toEqual({ day: '2021-12-06', figure: exactly(774) })
    expect(weeksOf(series)[1]).toEqual({ from: '2021-11-29', to: '2021-12-05', low: 400, high: 600, days: 7 })
  })

  it('a record is noticed after a range too, and "hơn 700" after 774 is none', () => {
    const series = [point('2021-12-05', { kind: 'range', low: 400, high: 600 }), point('2021-12-06', 774)]
    const after = [...series, point('2021-12-07', { kind: 'above', value: 700 })]
    expect(judgeSeries(after).map(({ isRecord }) => isRecord)).toEqual([false, true, false])
  })

  it('the mean of seven days waits for seven days, and a hole leaves it open', () => {
    const means = judgeSeries(days).map(({ average7 }) => average7)
    expect(means).toEqual([null, null, null, null, null, null, 480, 510])
    const holed = judgeSeries([...days.slice(0, 4), point('2021-12-02', null), ...days.slice(5)])
    expect(holed.at(-1)?.average7).toBeNull()
  })

  function dayAt(index: number): Day {
    return (index < 2 ? `2021-11-${29 + index}` : `2021-12-0${index - 1}`) as Day
  }
})
