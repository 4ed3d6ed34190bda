import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, millisOf, toInstant } from '#kit'
import { clashesIn, coverageOf, holesIn, overlaps, percentOf, type Span, weekOf } from './roster.ts'

const at = (text: string): Instant => toInstant(`${text}+07:00`)
const span = (from: string, to: string): Span => ({ fromAt: at(from), toAt: at(to) })
const week = weekOf(at('2021-07-27T18:00'), 420)

describe('holes and coverage', () => {
  it('[FOR-01] a week is 168 hours from Monday 00:00 in the city, also over the end of a year', () => {
    expect(week).toEqual(span('2021-07-26T00:00', '2021-08-02T00:00'))
    expect(weekOf(at('2022-01-01T00:00'), 420)).toEqual(span('2021-12-27T00:00', '2022-01-03T00:00'))
    expect(weekOf(at('2021-12-27T00:00'), 420).fromAt).toBe(at('2021-12-27T00:00'))
    expect(weekOf(at('2021-12-26T23:59'), 420).fromAt).toBe(at('2021-12-20T00:00'))
  })

  it('[FOR-01] shifts that touch leave no hole: across midnight, across the year', () => {
    const shifts = [span('2021-12-31T22:00', '2022-01-01T06:00'), span('2022-01-01T06:00', '2022-01-01T14:00')]
    expect(holesIn(shifts, span('2021-12-31T22:00', '2022-01-01T14:00'))).toEqual([])
    expect(coverageOf(shifts, span('2021-12-31T00:00', '2022-01-02T00:00'))).toMatchObject({ minutes: 960, of: 2880 })
  })

  it('[FOR-01] a minute that is missing is a hole, and 100 % is said only when nothing is missing', () => {
    const shifts = [span('2021-07-26T00:00', '2021-07-29T11:00'), span('2021-07-29T11:01', '2021-08-02T00:00')]
    const covered = coverageOf(shifts, week)
    expect(covered.holes).toEqual([span('2021-07-29T11:00', '2021-07-29T11:01')])
    expect(covered.percent).toBe(99)
    expect(percentOf(10_080, 10_080)).toBe(100)
    expect(coverageOf([], week)).toMatchObject({ percent: 0, holes: [week] })
  })

  it('[FOR-01] whatever the shifts, covered minutes and holes make up the window and no hole meets a shift', () => {
    const minute = fc.integer({ min: -2000, max: 12_000 })
    const shiftOf = ([from, length]: [number, number]): Span => ({
      fromAt: toInstant(millisOf(week.fromAt) + from * 60_000),
      toAt: toInstant(millisOf(week.fromAt) + (from + length) * 60_000),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 1500 })), { maxLength: 30 }), (drawn) => {
        const shifts = drawn.map((one) => shiftOf(one))
        const { minutes, of, holes } = coverageOf(shifts, week)
        const missing = holes.reduce((sum, one) => sum + (millisOf(one.toAt) - millisOf(one.fromAt)) / 60_000, 0)
        expect(minutes + missing).toBe(of)
        expect(holes.some((hole) => shifts.some((shift) => overlaps(hole, shift)))).toBe(false)
      }),
    )
  })
})

describe('double duty', () => {
  it('[FOR-01] half-open: the next shift may begin the minute the last one ends', () => {
    const night = span('2021-07-27T22:00', '2021-07-28T06:00')
    const morning = span('2021-07-28T06:00', '2021-07-28T14:00')
    const early = span('2021-07-28T05:59', '2021-07-28T06:30')
    expect(overlaps(night, morning)).toBe(false)
    expect(clashesIn([morning, night])).toEqual([])
    expect(clashesIn([morning, early, night])).toEqual([
      [night, early],
      [early, morning],
    ])
  })
})
