import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { addedBreaches, blankFigures, hoursWithin, restBreaches } from './rest.ts'
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

  it('[FOR-01] what one more shift brings about is what the whole rule finds with it and not without it', () => {
    const rule = { minHoursBetween: 12, maxHoursPerDay: 10, maxHoursPerWeek: 40 }
    const at = Date.parse('2021-12-27T00:00+07:00')
    const chain = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 24 })), {
      minLength: 1,
      maxLength: 14,
    })
    fc.assert(
      fc.property(chain, fc.nat(), (drawn, chosen) => {
        let hour = 0
        const shifts = drawn.map(([pause, length]): Span => {
          const fromAt = toInstant(at + (hour + pause) * 3_600_000)
          hour += pause + length
          return { fromAt, toAt: toInstant(at + hour * 3_600_000) }
        })
        const wanted = shifts[chosen % shifts.length] as Span
        const others = shifts.filter((shift) => shift !== wanted)
        const keysOf = (breaches: ReturnType<typeof restBreaches>) => breaches.map((one) => JSON.stringify(one)).sort()
        const before = new Set(keysOf(restBreaches(others, rule, 420)))
        const expected = keysOf(restBreaches(shifts, rule, 420)).filter((key) => !before.has(key))
        expect(keysOf(addedBreaches(wanted, others, { rule, offsetMinutes: 420 }))).toEqual(expected)
      }),
    )
  })
})
