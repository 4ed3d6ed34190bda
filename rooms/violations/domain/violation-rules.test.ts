import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Day, dayOf, toInstant } from '#kit'
import {
  ageBandOn,
  amountRange,
  authoritiesOn,
  behavioursFile,
  chargeOn,
  clocksFile,
  clocksOn,
  competenceFile,
  competentFor,
  endOf,
  judgeAmount,
  meanOf,
  toVnd,
} from './index.ts'

const read = (profile: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../../../profiles/${profile}/violations/${file}`, import.meta.url), 'utf8'))
const book = behavioursFile.parse(read('hanoi-2021', 'behaviours.json'))
const competence = competenceFile.parse(read('hanoi-2021', 'competence.json'))
const clocks = clocksFile.parse(read('hanoi-2021', 'clocks.json'))
const adult = { kind: 'individual', ageBand: 'adult' } as const

function charge(behaviour: string, variant?: string, day = '2021-07-27') {
  const found = chargeOn(book, { behaviour, variant }, day as Day)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}
const middle = (behaviour: string, variant?: string, payer: Parameters<typeof amountRange>[1] = adult) =>
  amountRange(charge(behaviour, variant), payer)?.middle

describe('[VIO-02] the catalogue of 2021', () => {
  it('holds V01 … V13 with their ranges in thousands, organisations double', () => {
    const ranges = book.behaviours.map(({ code, range }) => [code, Number(range.min) / 1000, Number(range.max) / 1000])
    expect(ranges).toEqual([
      ['V01', 1000, 3000],
      ['V02', 1000, 3000],
      ['V03', 500, 1000],
      ['V04', 10_000, 20_000],
      ['V05', 5000, 10_000],
      ['V06', 5000, 10_000],
      ['V07', 15_000, 20_000],
      ['V08', 10_000, 20_000],
      ['V09', 10_000, 20_000],
      ['V10', 20_000, 30_000],
      ['V11', 20_000, 30_000],
      ['V12', 30_000, 40_000],
      ['V13', 500, 2000],
    ])
    expect(amountRange(charge('V08'), { kind: 'organisation', ageBand: null })).toMatchObject({
      min: 20_000_000n,
      max: 40_000_000n,
    })
  })

  it('what is not confirmed says so: V12 is background, V13 has two places and no confirmed lower bound', () => {
    const of = (code: string) => book.behaviours.find((one) => one.code === code)
    expect([of('V12')?.source.sure, of('V12')?.toBeConfirmed, of('V13')?.toBeConfirmed]).not.toContain(null)
    expect([middle('V13', 'premises'), middle('V13', 'road')]).toEqual([750_000n, 1_500_000n])
    const later = behavioursFile.parse(read('hanoi-2025', 'behaviours.json'))
    expect(later.behaviours.every(({ source, code }) => code === 'V13' || source.sure === 'U')).toBe(true)
  })
})

describe('the sum of a fine', () => {
  it('[VIO-01] published cases: 7,5 M each in Càng Long (21/7/2021), 25 M each in Mộc Châu (3/2021)', () => {
    expect(middle('V06')).toBe(7_500_000n)
    const found = chargeOn(book, { behaviour: 'V10' }, '2021-03-10' as Day)
    expect(found.ok && amountRange(found.value, adult)?.middle).toBe(25_000_000n)
  })

  it('[SG-13] from 16 to under 18 half of an adult’s; nobody younger pays; bands by the day of the act', () => {
    expect(middle('V01', 'no-mask', { kind: 'individual', ageBand: '16-17' })).toBe(1_000_000n)
    expect(middle('V01', 'no-mask', { kind: 'individual', ageBand: '14-15' })).toBeUndefined()
    const bands = ['2007-07-28', '2007-07-27', '2005-07-28', '2005-07-27', '2003-07-28', '2003-07-27']
    expect(bands.map((born) => ageBandOn(born, '2021-07-27'))).toEqual([
      'under-14',
      '14-15',
      '14-15',
      '16-17',
      '16-17',
      'adult',
    ])
  })

  it('half of a minor’s range is the most, even with an aggravating circumstance', () => {
    const about = {
      charge: charge('V01', 'no-mask'),
      payer: { kind: 'individual', ageBand: '16-17' } as const,
      factors: book.factors,
    }
    const factors = [{ key: 'repeated', reason: 'x' }]
    const judge = (amount: string) => judgeAmount({ verdict: 'fine', amount: toVnd(amount), factors }, about)
    expect([judge('1500000').ok, judge('1500001').ok]).toEqual([true, false])
  })

  it('[VIO-01] the mean of the report is exact to the tenth of a đồng', () => {
    expect(meanOf(1_533_650_000n, 804n)).toBe('1907524.9')
    expect(meanOf(0n, 0n)).toBeNull()
  })
})

describe('[VIO-04] who may decide', () => {
  const lowest = (day: string, behaviour: string, variant?: string) =>
    competentFor(authoritiesOn(competence, day), charge(behaviour, variant))[0]?.level

  it('2021: V01–V03 the commune, V04–V09 the district, V10–V12 the city', () => {
    const levels = book.behaviours.map(({ code, variants }) => lowest('2021-07-27', code, variants[0]?.key))
    const [commune, district, top] = [Array(3).fill('commune'), Array(6).fill('district'), Array(3).fill('top')]
    expect(levels).toEqual([...commune, ...district, ...top, 'commune'])
  })

  it('from 1/7/2025 there is no district: the commune up to half of the sector’s maximum, the city above', () => {
    expect([lowest('2025-06-30', 'V09'), lowest('2025-07-01', 'V09'), lowest('2025-07-01', 'V10')]).toEqual([
      'district',
      'commune',
      'top',
    ])
  })
})

describe('[VIO-06] the times of the law', () => {
  const offsetMinutes = 420
  const holidays = ['2021-09-02', '2021-09-03']
  const calendar = {
    offsetMinutes,
    isWorkingDay: (day: Day) => !holidays.includes(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  }
  const ends = (key: 'decide' | 'decideExplained' | 'explainWritten' | 'serve', from: string) => {
    const at = toInstant(from)
    const period = clocksOn(clocks, dayOf(at, offsetMinutes))[key]
    return dayOf(toInstant(Date.parse(endOf(period, at, calendar)) - 1), offsetMinutes)
  }

  it('a decision is due in 7 days until 31/12/2021, in 7 working days from 1/1/2022', () => {
    expect(ends('decide', '2021-07-27T17:00:00+07:00')).toBe('2021-08-03')
    expect(ends('decide', '2021-12-31T23:59:59+07:00')).toBe('2022-01-07')
    expect(ends('decide', '2022-01-04T08:00:00+07:00')).toBe('2022-01-13')
  })

  it('after an explanation 30 days, then one month, which ends on the last day of a shorter one', () => {
    expect(ends('decideExplained', '2021-07-27T17:00:00+07:00')).toBe('2021-08-26')
    expect(ends('decideExplained', '2022-01-31T08:00:00+07:00')).toBe('2022-02-28')
  })

  it('two working days pass over the National Day and the weekend', () => {
    expect(ends('serve', '2021-09-01T16:00:00+07:00')).toBe('2021-09-07')
  })

  it('working days do not run short over Tết: by the holidays of the profiles', () => {
    for (const [profile, from, last] of [
      ['hanoi-2021', '2022-01-28T08:00:00+07:00', '2022-02-15'],
      ['hanoi-2025', '2026-02-13T08:00:00+07:00', '2026-03-03'],
      ['hanoi-2025', '2027-02-03T08:00:00+07:00', '2027-02-19'],
    ] as const) {
      const list: { day: string }[] = JSON.parse(
        readFileSync(new URL(`../../../profiles/${profile}/duty/holidays.json`, import.meta.url), 'utf8'),
      )
      const off = new Set(list.map(({ day }) => day))
      const isWorkingDay = (day: Day) => !off.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
      const until = endOf({ value: 7, unit: 'working-day' }, toInstant(from), { offsetMinutes, isWorkingDay })
      expect(dayOf(toInstant(Date.parse(until) - 1), offsetMinutes)).toBe(last)
    }
  })
})
