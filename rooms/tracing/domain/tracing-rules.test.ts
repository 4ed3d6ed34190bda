import { describe, expect, it } from 'vitest'
import { addMinutes, type Instant, toInstant } from '#kit'
import { clockStanding, paceOf, planOrders, rankPaces, spreadOf, type TracingClock } from './index.ts'

const confirmedAt = toInstant('2021-07-27T12:40:00.000Z')
const after = (minutes: number): Instant => addMinutes(confirmedAt, minutes)
const clock = (more: Partial<TracingClock> = {}): TracingClock => ({
  confirmedAt,
  listedAt: null,
  f1: 0,
  f1Isolated: 0,
  isolatedAt: null,
  ...more,
})
const targets = { listed: 120, isolated: 240 }

describe('the clock of a case', () => {
  it('[EPI-05] waits for the list, then for isolation, and is late only against a target', () => {
    expect(clockStanding(clock(), targets, after(119))).toMatchObject({
      stage: 'to-list',
      isLate: false,
      dueAt: after(120),
    })
    expect(clockStanding(clock(), targets, after(121)).isLate).toBe(true)
    expect(clockStanding(clock(), { listed: null, isolated: null }, after(9999))).toMatchObject({
      isLate: false,
      dueAt: null,
    })
    const listed = clock({ listedAt: after(60), f1: 2, f1Isolated: 1 })
    expect(clockStanding(listed, targets, after(200))).toMatchObject({
      stage: 'to-isolate',
      listedMinutes: 60,
      dueAt: after(240),
    })
    const nobody = clock({ listedAt: after(60) })
    expect(clockStanding(nobody, targets, after(999))).toMatchObject({
      stage: 'done',
      isolatedMinutes: 60,
      isLate: false,
    })
  })

  it('[EPI-05] median and P90 are figures that a case really had', () => {
    expect(spreadOf([])).toEqual({ count: 0, median: null, p90: null })
    expect(spreadOf([30, 10, 20, 600])).toEqual({ count: 4, median: 20, p90: 600 })
    expect(spreadOf(Array.from({ length: 100 }, (_, index) => index + 1))).toEqual({ count: 100, median: 50, p90: 90 })
  })
})

describe('areas compared', () => {
  const cases = (areaId: number, listed: readonly (number | null)[]) =>
    paceOf(
      areaId,
      listed.map((minutes) => ({
        standing: clockStanding(minutes === null ? clock() : clock({ listedAt: after(minutes) }), targets, after(500)),
        ageMinutes: 500,
        targets,
      })),
    )

  it('[EPI-07] [SG-14] more cases change no rank, too few give none, equals share one', () => {
    const fast = cases(1, [60, 60, 90])
    const fastAndMany = cases(
      2,
      Array.from({ length: 30 }, (_, index) => (index % 3 === 2 ? 90 : 60)),
    )
    const slow = cases(3, [60, 400, null])
    const few = cases(4, [10])
    const ranks = rankPaces([slow, few, fastAndMany, fast], 3).map(({ areaId, rank }) => [areaId, rank])
    expect(ranks).toEqual([
      [2, 1],
      [1, 1],
      [3, 3],
      [4, null],
    ])
    expect(slow).toMatchObject({ listedInTime: 33, late: 1 })
  })

  it('[EPI-07] a case whose time is not over says nothing yet', () => {
    const standing = clockStanding(clock(), targets, after(30))
    expect(paceOf(1, [{ standing, ageMinutes: 30, targets }]).listedInTime).toBeNull()
  })
})

it('[EPI-05] each ward is given each kind of task once, for those whom it is for', () => {
  const source = { text: 'thử', sure: 'U' as const }
  const order = (kind: 'call' | 'isolate', levels: number[]) => ({
    ...{ kind, levels, line: 'health' as const },
    withinHours: { value: 6, source },
  })
  const orders = [order('call', [1, 2]), order('isolate', [1])]
  const contacts = [
    { wardId: 7, level: 2 },
    { wardId: 5, level: 1 },
    { wardId: 5, level: 2 },
    { wardId: 5, level: 3 },
  ]
  expect(planOrders(contacts, { orders }, confirmedAt)).toEqual([
    { wardId: 5, kind: 'call', people: 2, dueAt: after(360) },
    { wardId: 5, kind: 'isolate', people: 1, dueAt: after(360) },
    { wardId: 7, kind: 'call', people: 1, dueAt: after(360) },
  ])
})
