import { describe, expect, it } from 'vitest'
import { type Day, type Instant, toInstant } from '#kit'
import { packFigures, unpackFigure } from './figure-value.ts'
import { daysInclusive, dueAtOf, periodsUntil, readPeriod, writePeriod } from './period.ts'

const hanoi = 420
const read = (kind: 'day' | 'week' | 'moment', text: string) => {
  const period = readPeriod(kind, text, hanoi)
  return period.ok ? [period.value.at, period.value.day] : period.refusal.code
}

describe('[RPT-01] periods', () => {
  it('a day, a week by its Monday and a moment; each refuses the other, and a week any other day', () => {
    expect(read('day', '2021-07-27')).toEqual(['2021-07-26T17:00:00.000Z', '2021-07-27'])
    expect(read('week', '2021-07-26')).toEqual(['2021-07-25T17:00:00.000Z', '2021-07-26'])
    expect(read('week', '2021-07-27')).toBe('REPORTS.WRONG_PERIOD')
    expect(read('moment', '2021-07-27T18:00:00+07:00')).toEqual(['2021-07-27T11:00:00.000Z', '2021-07-27'])
    expect(read('moment', '2021-07-27')).toBe('REPORTS.WRONG_PERIOD')
    expect(read('day', '2021-07-27T18:00:00+07:00')).toBe('REPORTS.WRONG_PERIOD')
    expect(writePeriod('day', '2021-07-26T17:00:00.000Z' as Instant, hanoi)).toBe('2021-07-27')
  })

  it('a daily report is due in the evening, a weekly one after its Sunday, a moment never', () => {
    const due = { time: '19:30', afterDays: 0, opensMinutesBefore: 120 }
    expect(dueAtOf({ period: 'day', due }, '2021-07-27' as Day, hanoi)).toBe(toInstant('2021-07-27T19:30:00+07:00'))
    const weekly = { time: '10:00', afterDays: 1, opensMinutesBefore: 0 }
    expect(dueAtOf({ period: 'week', due: weekly }, '2021-07-26' as Day, hanoi)).toBe(
      toInstant('2021-08-02T10:00:00+07:00'),
    )
    expect(dueAtOf({ period: 'moment', due: null }, '2021-07-27' as Day, hanoi)).toBeNull()
  })

  it('the periods behind us start with the form, across a year', () => {
    const at = (now: string, count: number) => ({ now: toInstant(now), offsetMinutes: hanoi, count })
    const daily = { period: 'day', validFrom: '2021-07-25', validTo: null } as const
    expect(periodsUntil(daily, at('2021-07-27T18:00:00+07:00', 14))).toEqual(['2021-07-27', '2021-07-26', '2021-07-25'])
    const weekly = { period: 'week', validFrom: '2021-01-01', validTo: null } as const
    expect(periodsUntil(weekly, at('2022-01-02T23:59:00+07:00', 2))).toEqual(['2021-12-27', '2021-12-20'])
    expect(daysInclusive('2021-10-11' as Day, '2021-12-06' as Day)).toBe(57)
  })
})

describe('[RPT-05] figures as rows keep them', () => {
  it('every word of sureness comes back; what was not stated stays unstated', () => {
    const figures = [
      { kind: 'exact', value: 48_321 },
      null,
      { kind: 'about', value: 7500 },
      { kind: 'range', low: 400, high: 600 },
      { kind: 'above', value: 9300 },
      { kind: 'nearly', value: 40 },
    ] as const
    const packed = packFigures(figures)
    expect(figures.map((_, place) => unpackFigure(packed, place))).toEqual(figures)
    expect(unpackFigure(packed, 99)).toBeNull()
  })
})
