import { describe, expect, it } from 'vitest'
import { sayPhone, toIdentityNumber, toPhone } from './index.ts'

describe('a telephone number', () => {
  it.each([
    ['0912 345 678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['+84 912 345 678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['912345678', '+84912345678'],
    ['2438343181', '+842438343181'],
    ['01689 123 456', '+84389123456'],
    ['024 3834 3181', '+842438343181'],
  ])('%s is %s', (text, canonical) => expect(toPhone(text)).toBe(canonical))

  it.each(['113', '1900 9095', '091234567', '09123456789', '0512345678', 'không có', '+85291234567', ''])(
    '%s is none',
    (text) => expect(toPhone(text)).toBeNull(),
  )
})

it('a kept number is read as people write it', () => {
  expect(sayPhone('+84912345678')).toBe('0912 345 678')
  expect(sayPhone('+842438343181')).toBe('02438343181')
})

describe('an identity number', () => {
  const places = new Set(['001', '031'])

  it('has twelve digits, or nine as it once had; anything odd is a hint, never a refusal [SG-11]', () => {
    expect(toIdentityNumber('001 090 123456', { places, birthYear: 1990 })).toEqual({
      number: '001090123456',
      warnings: [],
    })
    expect(toIdentityNumber('001305123456', { places, birthYear: 2005 })?.warnings).toEqual([])
    expect(toIdentityNumber('001190123456', { places, birthYear: 1991 })?.warnings).toEqual(['year-differs'])
    expect(toIdentityNumber('999190123456', { places })?.warnings).toEqual(['province-unknown'])
    expect(toIdentityNumber('012345678', { places })?.warnings).toEqual(['old-number'])
    for (const wrong of ['12345678901', '1234567890123', 'ABC123456789', ''])
      expect(toIdentityNumber(wrong, { places })).toBeNull()
  })
})
