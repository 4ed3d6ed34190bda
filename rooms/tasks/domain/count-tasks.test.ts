import { describe, expect, it } from 'vitest'
import { type Day, dayOf, toInstant } from '#kit'
import { type CountedEntry, countTaskEntry } from './index.ts'

const at = (text: string) => toInstant(`2021-${text}:00+07:00`)
const day = (text: string) => `2021-${text}` as Day
const hanoiDay = (moment: Parameters<typeof dayOf>[0]) => dayOf(moment, 420)
const entry = (type: string, when: string, data: object): CountedEntry => ({
  type,
  areaId: 4,
  occurredAt: at(when),
  data: data as CountedEntry['data'],
})

/** Sum of an indicator up to the end of a day. */
function upTo(entries: readonly CountedEntry[], indicator: string, last: Day): number {
  return entries
    .flatMap((one) => countTaskEntry(one, hanoiDay))
    .filter((step) => step.indicator === indicator && step.day <= last)
    .reduce((sum, step) => sum + step.by, 0)
}
const overdueAtMidnight = (entries: readonly CountedEntry[], last: Day) =>
  upTo(entries, 'tasks.fallen-due', last) - upTo(entries, 'tasks.due-cleared', last)

describe('counting tasks', () => {
  const created = entry('task-created', '07-26T08:00', { draft: 0, dueAt: at('07-29T00:00') })

  it('given a deadline at 24:00 of 28/7 and work done on 30/7, then it stood overdue on the midnights of 28 and 29', () => {
    const late = entry('task-accepted', '07-31T09:00', {
      inTime: 0,
      reportedAt: at('07-30T10:00'),
      dueAt: at('07-29T00:00'),
    })
    const all = [created, late]
    expect(['07-27', '07-28', '07-29', '07-30', '07-31'].map((one) => overdueAtMidnight(all, day(one)))).toEqual([
      0, 1, 1, 0, 0,
    ])
    expect(upTo(all, 'tasks.done-late', day('07-30'))).toBe(1)
  })

  it('[ORG-01] given its unit ended while it stood overdue, then it stands overdue in the successor from that day on', () => {
    const moved = {
      ...entry('task-handed-over', '07-31T08:00', { draft: 0, dueAt: at('07-29T00:00'), fromAreaId: 4 }),
      areaId: 9,
    }
    const overdueIn = (areaId: number, last: string) =>
      [created, moved]
        .flatMap((one) => countTaskEntry(one, hanoiDay))
        .filter((step) => step.areaId === areaId && step.day <= day(last))
        .reduce(
          (sum, step) =>
            sum +
            (step.indicator === 'tasks.fallen-due' ? step.by : 0) -
            (step.indicator === 'tasks.due-cleared' ? step.by : 0),
          0,
        )
    expect(['07-30', '07-31'].map((last) => [overdueIn(4, last), overdueIn(9, last)])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('given it was done before the deadline, then it never stood overdue', () => {
    const inTime = entry('task-accepted', '07-31T09:00', {
      inTime: 1,
      reportedAt: at('07-27T10:00'),
      dueAt: at('07-29T00:00'),
    })
    expect(['07-27', '07-28', '07-31'].map((one) => overdueAtMidnight([created, inTime], day(one)))).toEqual([0, 0, 0])
  })

  it('given the deadline moves on 30/7, then the two days late stay in the history', () => {
    const moved = entry('task-deadline-changed', '07-30T08:00', {
      draft: 0,
      from: at('07-29T00:00'),
      to: at('08-03T00:00'),
    })
    expect(['07-28', '07-29', '07-30', '08-02'].map((one) => overdueAtMidnight([created, moved], day(one)))).toEqual([
      1, 1, 0, 1,
    ])
  })

  it('given an undone change, then its counts go back on its own day', () => {
    const cancelled = { type: 'task-cancelled', data: { draft: 0, dueAt: at('07-29T00:00') }, at: at('07-27T10:00') }
    const undone = entry('task-change-undone', '07-27T10:05', { intentId: 'i', undone: [cancelled] })
    const all = [created, entry('task-cancelled', '07-27T10:00', cancelled.data), undone]
    expect(upTo(all, 'tasks.cancelled', day('07-31'))).toBe(0)
    expect(overdueAtMidnight(all, day('07-28'))).toBe(1)
  })
})
