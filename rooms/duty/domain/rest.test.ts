import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { blankFigures, hoursWithin, restBreaches } from './rest.ts'
import { type Span, weekOf } from './roster.ts'

const span = (from: string, to: string): Span => ({
  fromAt: toInstant(`${from}+07:00`),
  toAt: toInstant(`${to}+07:00`),
})
const blank = { minHoursBetween: null, maxHoursPerDay: null, maxHoursPerWeek: null }
const night = span('2021-07-27T22:00', '2021-07-28T06:00')

describe('the rest rule', () => {
  it('[FOR-01] too little rest is told at the shift that comes too early; just enough is enough', () => {
    const rule = { ...blank, minHoursBetween: 12 }
    const early = span('2021-07-28T14:00', '2021-07-28T22:00')
    const fair = span('2021-07-28T18:00', '2021-07-29T02:00')
    expect(restBreaches([early, night], rule, 420)).toEqual([
      { figure: 'minHoursBetween', at: early.fromAt, hours: 8, limit: 12 },
    ])
    expect(restBreaches([night, fair], rule, 420)).toEqual([])
    expect(restBreaches([night, span('2021-07-28T06:00', '2021-07-28T14:00')], rule, 420)).toMatchObject([{ hours: 0 }])
  })

  it('[FOR-01] a night counts for both of its days, in the city, and for both weeks at their border', () => {
    const rule = { ...blank, maxHoursPerDay: 7, maxHoursPerWeek: 5 }
    const sunday = span('2021-08-01T20:00', '2021-08-02T06:00')
    expect(restBreaches([sunday], rule, 420)).toEqual([
      { figure: 'maxHoursPerWeek', at: toInstant('2021-08-02T00:00+07:00'), hours: 6, limit: 5 },
    ])
    expect(
      restBreaches([night, span('2021-07-28T20:00', '2021-07-28T23:00')], { ...rule, maxHoursPerWeek: null }, 420),
    ).toEqual([{ figure: 'maxHoursPerDay', at: toInstant('2021-07-28T00:00+07:00'), hours: 9, limit: 7 }])
    expect(hoursWithin([sunday], weekOf(sunday.toAt, 420))).toBe(6)
  })

  it('[FOR-01] a figure that nobody confirmed finds nothing and is named', () => {
    const day = span('2021-07-27T00:00', '2021-07-29T00:00')
    expect(restBreaches([day, night], blank, 420)).toEqual([])
    expect(blankFigures({ ...blank, maxHoursPerWeek: 60 })).toEqual(['minHoursBetween', 'maxHoursPerDay'])
  })
})
