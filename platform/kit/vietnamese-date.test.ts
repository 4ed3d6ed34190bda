import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from './instant.ts'
import { addDays, toInstant } from './instant.ts'
import {
  formatDay,
  formatDayShort,
  formatDocumentDay,
  formatIsoLocal,
  formatMoment,
  parseDay,
  parseMoment,
} from './vietnamese-date.ts'

const reference = '2021-07-27' as Day
const hanoi = 420

describe('[RPT-05] reading Vietnamese days', () => {
  it.each([
    ['27/7', '2021-07-27'],
    ['27/7/2021', '2021-07-27'],
    ['27/07/2021', '2021-07-27'],
    ['24.7', '2021-07-24'],
    ['10.8.2021', '2021-08-10'],
    ['10-8-21', '2021-08-10'],
    ['ngày 24 tháng 7 năm 2021', '2021-07-24'],
    ['Ngày 31 tháng 7'.normalize('NFD'), '2021-07-31'],
    ['ngày 23/7/2021', '2021-07-23'],
    ['2021-07-23', '2021-07-23'],
    ['29/2/2020', '2020-02-29'],
  ])('reads %j as %s', (text, day) => {
    expect(parseDay(text, reference)).toEqual({ ok: true, value: day })
  })

  it('takes the year that brings the day nearest to the reference', () => {
    expect(parseDay('31/12', '2022-01-02' as Day)).toEqual({ ok: true, value: '2021-12-31' })
    expect(parseDay('2/1', '2021-12-30' as Day)).toEqual({ ok: true, value: '2022-01-02' })
    expect(parseDay('29/2', '2021-03-01' as Day)).toEqual({ ok: true, value: '2020-02-29' })
  })

  it.each(['31/02', '31/2/2021', '30.2', '29/2/2021', '31/4', '0/7', '32/1'])(
    'refuses %j, a day that does not exist',
    (text) => {
      expect(parseDay(text, reference)).toMatchObject({ ok: false, refusal: { code: 'DATES.NO_SUCH_DAY' } })
    },
  )

  it('says what is wrong with 31/02 in both languages', () => {
    const answer = parseDay('31/02', reference)
    expect(answer).toMatchObject({
      refusal: {
        words: {
          vi: 'Không có ngày 31/02: tháng 2 năm 2021 chỉ có 28 ngày.',
          en: 'There is no day 31/02: month 2 of 2021 has 28 days.',
        },
      },
    })
  })

  it.each([
    ['7/27/2021', 'DATES.NO_SUCH_MONTH'],
    ['', 'DATES.NOT_A_DATE'],
    ['hôm qua', 'DATES.NOT_A_DATE'],
    ['27/7.2021', 'DATES.NOT_A_DATE'],
    ['27/7/202', 'DATES.NOT_A_DATE'],
    ['2021-13-01', 'DATES.NO_SUCH_MONTH'],
    ['48.321', 'DATES.NOT_A_DATE'],
  ])('refuses %j', (text, code) => {
    expect(parseDay(text, reference)).toMatchObject({ ok: false, refusal: { code } })
  })

  it('comes back from every print as it went', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        const day = addDays('2021-07-27' as Day, days)
        for (const text of [formatDay(day), formatDayShort(day), formatDocumentDay(day)]) {
          expect(parseDay(text, reference)).toEqual({ ok: true, value: day })
        }
      }),
    )
  })
})

describe('[RPT-05] reading moments in Việt Nam', () => {
  it.each([
    ['06:00 24/7/2021', '2021-07-23T23:00:00.000Z'],
    ['24/7/2021 06:00', '2021-07-23T23:00:00.000Z'],
    ['18:40 27/7/2021', '2021-07-27T11:40:00.000Z'],
    ['18:40, 27/7', '2021-07-27T11:40:00.000Z'],
    ['6h ngày 24/7', '2021-07-23T23:00:00.000Z'],
    ['6h30 ngày 24/7', '2021-07-23T23:30:00.000Z'],
    ['06 giờ 00 phút ngày 24 tháng 7 năm 2021', '2021-07-23T23:00:00.000Z'],
    ['0 giờ ngày 19/7', '2021-07-18T17:00:00.000Z'],
    ['24:00 28/7/2021', '2021-07-28T17:00:00.000Z'],
    ['18:40', '2021-07-27T11:40:00.000Z'],
  ])('reads %j', (text, instant) => {
    expect(parseMoment(text, { reference, offsetMinutes: hanoi })).toEqual({ ok: true, value: instant })
  })

  it.each([
    ['25:00 24/7', 'DATES.NO_SUCH_TIME'],
    ['06:75 24/7', 'DATES.NO_SUCH_TIME'],
    ['24:01 24/7', 'DATES.NO_SUCH_TIME'],
    ['06:00 31/02', 'DATES.NO_SUCH_DAY'],
    ['24/7/2021', 'DATES.NO_TIME'],
    ['06:00 sáng mai', 'DATES.NOT_A_DATE'],
  ])('refuses %j', (text, code) => {
    expect(parseMoment(text, { reference, offsetMinutes: hanoi })).toMatchObject({ ok: false, refusal: { code } })
  })

  it('takes the end of the day for a deadline without a time, when told so', () => {
    const reading = { reference, offsetMinutes: hanoi, timeWhenAbsent: '24:00' }
    expect(parseMoment('28/7', reading)).toEqual({ ok: true, value: '2021-07-28T17:00:00.000Z' })
  })

  it('prints a moment as an official would write it, and as a file keeps it', () => {
    const at = toInstant('2021-07-27T18:40:00+07:00')
    expect(formatMoment(at, hanoi)).toBe('18:40 27/7/2021')
    expect(formatIsoLocal(at, hanoi)).toBe('2021-07-27T18:40:00+07:00')
    expect(formatDayShort(reference, reference)).toBe('27/7')
    expect(formatDocumentDay('2021-02-05' as Day)).toBe('ngày 05 tháng 02 năm 2021')
  })

  it('comes back from print to the minute, in any zone of constant offset', () => {
    const minute = fc.integer({ min: 0, max: 60_000_000 })
    const offset = fc.integer({ min: -12 * 60, max: 14 * 60 })
    fc.assert(
      fc.property(minute, offset, (minutes, offsetMinutes) => {
        const at = toInstant(minutes * 60_000)
        const read = parseMoment(formatMoment(at, offsetMinutes), { reference, offsetMinutes })
        expect(read).toEqual({ ok: true, value: at })
        expect(toInstant(formatIsoLocal(at, offsetMinutes))).toBe(at)
      }),
    )
  })
})
