import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, formatNumber, parseMoney, parseNumber, parseWholeNumber } from './vietnamese-number.ts'

const refused = (code: string) => ({ ok: false, refusal: { code } })

describe('[RPT-05] reading Vietnamese numbers', () => {
  it.each([
    ['48.321', 48_321],
    ['9.300', 9_300],
    ['1.533.650.000', 1_533_650_000],
    ['24,7', 24.7],
    ['1.234,5', 1_234.5],
    ['804', 804],
    ['48 321', 48_321],
    ['48\u00a0321', 48_321],
    ['48\u2009321', 48_321],
    ['48\u202f321', 48_321],
    [' 112 ', 112],
    ['-5', -5],
    ['−5', -5],
    ['０７', 7],
    ['0,5', 0.5],
    ['-0', 0],
  ])('reads %j as %d', (text, value) => {
    expect(parseNumber(text)).toEqual({ ok: true, value })
  })

  it.each(['24.7', '10.8', '1.53', '0.123', '1234.567'])('refuses %j, which may be a date or a decimal', (text) => {
    expect(parseNumber(text)).toMatchObject(refused('NUMBERS.DOT_IS_AMBIGUOUS'))
  })

  it.each([
    '',
    'mười',
    '1.5333.650',
    '1,533,650,000',
    '1.234 567',
    '1 2',
    '1e5',
    '0x1f',
    'Infinity',
    '12,',
    ',5',
    '1..2',
    '--1',
  ])('refuses %j, which is no number', (text) => {
    expect(parseNumber(text)).toMatchObject(refused('NUMBERS.NOT_A_NUMBER'))
  })

  it('reads decimals with a point when told that the source writes them so', () => {
    expect(parseNumber('24.7', '.')).toEqual({ ok: true, value: 24.7 })
    expect(parseNumber('48,321', '.')).toEqual({ ok: true, value: 48_321 })
  })

  it('refuses what could not be kept exactly', () => {
    expect(parseNumber('99.999.999.999.999.999')).toMatchObject(refused('NUMBERS.TOO_LARGE'))
    expect(parseNumber('9'.repeat(400))).toMatchObject(refused('NUMBERS.TOO_LARGE'))
  })

  it('counts only in whole numbers', () => {
    expect(parseWholeNumber('48.321')).toEqual({ ok: true, value: 48_321 })
    expect(parseWholeNumber('48,321')).toMatchObject(refused('NUMBERS.NOT_WHOLE'))
  })

  it('comes back from print as it went, whole or not', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(parseNumber(formatNumber(value))).toEqual({ ok: true, value: value === 0 ? 0 : value })
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 4 }),
        (digits, places) => {
          const value = digits / 10 ** places
          expect(parseNumber(formatNumber(value))).toEqual({ ok: true, value: value === 0 ? 0 : value })
        },
      ),
    )
  })
})

describe('[RPT-05] reading and printing money', () => {
  it.each([
    ['1.533.650.000 đồng', 1_533_650_000n],
    ['1.533.650.000 đồng'.normalize('NFD'), 1_533_650_000n],
    ['80.000đ', 80_000n],
    ['7,5 triệu', 7_500_000n],
    ['1,53 tỷ đồng', 1_530_000_000n],
    ['500 nghìn đồng', 500_000n],
    ['2000000 VND', 2_000_000n],
    ['90.000.000.000.000.000.001', 90_000_000_000_000_000_001n],
  ])('reads %j', (text, value) => {
    expect(parseMoney(text)).toEqual({ ok: true, value })
  })

  it('refuses parts of a đồng and what is no money', () => {
    expect(parseMoney('1,5 đồng')).toMatchObject(refused('NUMBERS.NOT_WHOLE'))
    expect(parseMoney('đồng')).toMatchObject(refused('NUMBERS.NOT_A_NUMBER'))
    expect(parseMoney('1.53 tỷ')).toMatchObject(refused('NUMBERS.DOT_IS_AMBIGUOUS'))
  })

  it('comes back from print as it went, at any size', () => {
    fc.assert(
      fc.property(fc.bigInt(), (amount) => {
        expect(parseMoney(formatMoney(amount))).toEqual({ ok: true, value: amount })
      }),
    )
    expect(formatMoney(1_533_650_000n)).toBe('1.533.650.000 đồng')
  })
})
