import { describe, expect, it } from 'vitest'
import type { Day } from '#kit'
import { percentOf, stepOfCount, stepOfDone } from './measures.ts'
import { namedIds } from './named-ids.ts'
import { boardNumbers, type NumberRecipe, trendDays, trendOf } from './numbers.ts'

const days = ['2021-07-25', '2021-07-26', '2021-07-27'] as Day[]
const count = (indicator: string, day: string, value: number) => ({ indicator, day, value })
const recipe = (key: string) => boardNumbers.find((one) => one.key === key) as NumberRecipe

describe('[TSK-03] numbers of the board', () => {
  it('a stock sums what came and went up to each day, from before the trend begins', () => {
    const counts = [
      count('tasks.created', '2021-07-20', 10),
      count('tasks.done-late', '2021-07-26', 3),
      count('tasks.created', '2021-07-27', 1),
    ]
    expect(trendOf(recipe('tasks-open'), counts, days)).toEqual([10, 7, 8])
  })

  it('a stock never shows less than nothing, however late a correction comes', () => {
    expect(trendOf(recipe('tasks-open'), [count('tasks.cancelled', '2021-07-26', 2)], days)).toEqual([0, 0, 0])
  })

  it('a flow takes each day for itself; other counters and other days stay out', () => {
    const counts = [
      count('tasks.done-in-time', '2021-07-20', 9),
      count('tasks.done-in-time', '2021-07-26', 2),
      count('tasks.done-late', '2021-07-26', 1),
      count('tasks.created', '2021-07-27', 5),
    ]
    expect(trendOf(recipe('tasks-done'), counts, days)).toEqual([0, 3, 0])
  })

  it('a trend ends today and is 14 days long, over the turn of a month', () => {
    const trend = trendDays('2021-08-02' as Day)
    expect([trend.length, trend[0], trend.at(-1)]).toEqual([14, '2021-07-20', '2021-08-02'])
  })
})

describe('[ORG-01] shades of the map', () => {
  it('nothing is grey, a single gap is never the deepest, the greatest is', () => {
    expect([0, 1, 2].map((value) => stepOfCount(value, 2))).toEqual([0, 1, 2])
    expect([0, 1, 50, 51, 100].map((value) => stepOfCount(value, 100))).toEqual([0, 1, 2, 3, 4])
  })

  it('work is all done at 100 only, and 99.9 is not 100', () => {
    expect(percentOf(999, 1000)).toBe(99)
    expect([null, 100, 99, 50, 49, 0].map(stepOfDone)).toEqual([0, 0, 1, 2, 3, 4])
    expect(percentOf(0, 0)).toBeNull()
  })
})

describe('[TSK-01] names for the sentence of a gap', () => {
  it('ids are told by the end of their names; what only looks like an id, or is named otherwise, is left alone', () => {
    const id = '0c5b1d3e-7a61-4f7e-9a44-111111111111'
    const found = namedIds([{ taskId: id, ownerPostId: id, documentIds: [id, 'x'], areaId: 12, count: 3, note: id }])
    expect([...found.tasks, ...found.posts, ...found.documents]).toEqual([id, id, id])
    expect([found.officers.size, found.bodies.size, ...found.areas]).toEqual([0, 0, 12])
  })
})
