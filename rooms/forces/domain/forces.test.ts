import { describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import { dueOn, sumHealth, weekOfOne } from './index.ts'

const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)
const week = { fromAt: at('26T00:00'), toAt: toInstant('2021-08-02T00:00:00+07:00') }
const limits = { minHoursBetween: 12, maxHoursPerWeek: 60 }

describe('hours and rest of a week', () => {
  it('[FOR-05] counts what lies in the week once, and finds the shortest rest', () => {
    const stints = [
      { fromAt: at('25T18:00'), toAt: at('26T06:00') },
      { fromAt: at('26T18:00'), toAt: at('27T06:00') },
      { fromAt: at('26T20:00'), toAt: at('27T02:00') },
      { fromAt: at('27T14:00'), toAt: at('27T22:00') },
    ]
    expect(weekOfOne(stints, week, limits)).toEqual({ hours: 26, shortestRest: 8, isOver: false, isShort: true })
    expect(weekOfOne([], week, limits)).toEqual({ hours: 0, shortestRest: null, isOver: false, isShort: false })
  })

  it('[FOR-05] a blank figure judges nothing', () => {
    const all = [{ fromAt: week.fromAt, toAt: week.toAt }]
    expect(weekOfOne(all, week, limits).isOver).toBe(true)
    expect(weekOfOne(all, week, { minHoursBetween: null, maxHoursPerWeek: null })).toMatchObject({
      isOver: false,
      isShort: false,
    })
  })
})

describe('health of members', () => {
  const member = (doses: number, lastTestOn: string | null) => {
    return { label: '', doses, lastDoseOn: null, lastTestOn: lastTestOn as Day | null }
  }
  it('[FOR-06] share with full doses; due days in order; a blank interval gives no list', () => {
    const members = [member(2, '2021-07-20'), member(1, null), member(2, '2021-07-25')]
    const today = '2021-07-27' as Day
    expect(sumHealth(members, { fullDoses: 2, everyDays: 7, today })).toEqual({
      known: 3,
      vaccinated: 2,
      dueDays: ['2021-07-27', '2021-07-27', '2021-08-01'],
    })
    expect(sumHealth(members, { fullDoses: 2, everyDays: null, today }).dueDays).toBeNull()
    expect(dueOn({ lastTestOn: null }, null, today)).toBeNull()
  })
})
