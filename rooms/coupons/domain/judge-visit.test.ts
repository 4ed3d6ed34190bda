import { describe, expect, it } from 'vitest'
import { type Day, toInstant } from '#kit'
import { readSerial, serialOf, showSerial } from './coupon-serial.ts'
import { crowdOf, insideAfter } from './crowd.ts'
import { judgeScheme } from './judge-scheme.ts'
import { type CouponKnown, judgeVisit, mayComeOn, type SchemeInForce, type Visit, visitsInWeek } from './judge-visit.ts'
import { sharePlaces } from './share-places.ts'

const offset = 420
const at = (text: string) => toInstant(`2021-${text}:00+07:00`)
const scheme: SchemeInForce = {
  from: at('07-24T06:00'),
  to: at('08-08T06:00'),
  marketIds: ['nhat-tan'],
  groups: [
    { parity: 'even', name: 'ngày chẵn và Chủ nhật' },
    { parity: 'odd', name: 'ngày lẻ và Chủ nhật' },
  ],
  sundayAllowed: true,
  slots: [
    { from: '06:00', to: '08:00' },
    { from: '08:00', to: '10:00' },
  ],
  quotaPerWeek: 4,
  onePersonPerVisit: true,
  toleranceMinutes: 15,
}
const even: CouponKnown = { householdId: 'h', group: 0, slot: 0, withdrawn: false, usedDays: [] }
const odd: CouponKnown = { ...even, group: 1 }
const visit = (when: string, more: Partial<Visit> = {}): Visit => ({
  at: at(when),
  siteId: 'nhat-tan',
  persons: 1,
  ...more,
})
const verdict = (coupon: CouponKnown, one: Visit, terms = scheme) =>
  judgeVisit({ scheme: terms, coupon, visit: one }, offset)?.code ?? 'ok'

describe('a visit', () => {
  it('[SHP-01] is judged in the order of the rule: each flaw is told before those that follow it', () => {
    // Everything is wrong at once; then one thing after the other is put right, and the next is told.
    const used = ['2021-07-26', '2021-07-27', '2021-07-28', '2021-07-29']
    const wrong: CouponKnown = { ...even, usedDays: used }
    const order = [
      verdict({ ...wrong, withdrawn: true }, visit('07-23T12:00', { siteId: 'x', persons: 2, householdId: 'other' })),
      verdict(wrong, visit('07-23T12:00', { siteId: 'x', persons: 2, householdId: 'other' })),
      verdict(wrong, visit('07-23T12:00', { siteId: 'x', persons: 2 })),
      verdict(wrong, visit('08-08T06:00', { siteId: 'x', persons: 2 })),
      verdict(wrong, visit('07-29T12:00', { siteId: 'x', persons: 2 })),
      verdict(wrong, visit('07-29T12:00', { persons: 2 })),
      verdict(wrong, visit('07-28T12:00', { persons: 2 })),
      verdict(wrong, visit('07-28T07:00', { persons: 2 })),
      verdict({ ...wrong, usedDays: used.slice(2) }, visit('07-28T07:00', { persons: 2 })),
      verdict(even, visit('07-28T07:00', { persons: 2 })),
      verdict(even, visit('07-28T07:00')),
    ]
    expect(order.map((code) => code.replace('COUPONS.', ''))).toEqual([
      'WITHDRAWN',
      'OTHER_HOUSEHOLD',
      'NOT_YET_VALID',
      'ENDED',
      'OTHER_MARKET',
      'WRONG_DAY',
      'WRONG_SLOT',
      'QUOTA_USED',
      'ALREADY_USED',
      'ONE_PERSON',
      'ok',
    ])
  })

  it('[SHP-01] goes by the day of the month: the 31st and the 1st are both odd and adjoin, and the quota still holds', () => {
    // 31 July 2021 is a Saturday, 1 August a Sunday: another month has it on weekdays.
    const august = { ...scheme, to: at('10-01T06:00') }
    expect(verdict(odd, visit('08-31T07:00'), august)).toBe('ok')
    expect(verdict({ ...odd, usedDays: ['2021-08-31'] }, visit('09-01T07:00'), august)).toBe('ok')
    const full = ['2021-08-30', '2021-08-31', '2021-09-02', '2021-09-03']
    expect(verdict({ ...odd, usedDays: full }, visit('09-01T07:00'), august)).toBe('COUPONS.QUOTA_USED')
    expect(verdict({ ...even, usedDays: [] }, visit('09-01T07:00'), august)).toBe('COUPONS.WRONG_DAY')
  })

  it('[SHP-01] on Sunday is for both groups, where the scheme allows it', () => {
    expect(verdict(even, visit('07-25T07:00'))).toBe('ok')
    expect(verdict(odd, visit('07-25T07:00'))).toBe('ok')
    expect(verdict(odd, visit('07-25T07:00'), { ...scheme, sundayAllowed: false })).toBe('COUPONS.NO_SUNDAY')
    const green = { parity: 'custom' as const, name: 'thứ Hai, Chủ nhật', weekdays: [1, 7] }
    const days = ['2021-07-25', '2021-07-26', '2021-07-27'] as Day[]
    expect(days.map((day) => mayComeOn(green, day, false))).toEqual([true, true, false])
  })

  it('[SHP-01] may be a little early or late, no more; a week is Monday to Sunday', () => {
    const times = ['05:44', '05:45', '08:14', '08:15'].map((time) => verdict(even, visit(`07-28T${time}`)))
    expect(times).toEqual(['COUPONS.WRONG_SLOT', 'ok', 'ok', 'COUPONS.WRONG_SLOT'])
    expect(visitsInWeek(['2021-07-25', '2021-07-26', '2021-08-01', '2021-08-02'], '2021-07-28' as Day)).toBe(2)
  })
})

describe('a scheme', () => {
  const ground = { fromAt: at('07-24T06:00'), endsAt: at('08-08T06:00') }
  const written = { ...scheme, validFrom: scheme.from, validTo: scheme.to }

  it('[SHP-01] never outlasts the directive it stands on (SG-01)', () => {
    const codes = [
      judgeScheme(written, ground),
      judgeScheme(written, undefined),
      judgeScheme(written, { ...ground, endsAt: null }),
      judgeScheme({ ...written, validTo: at('08-08T06:01') }, ground),
      judgeScheme({ ...written, validFrom: at('07-24T05:00') }, ground),
      judgeScheme({ ...written, validTo: written.validFrom }, ground),
      judgeScheme({ ...written, slots: [...scheme.slots, { from: '07:30', to: '09:00' }] }, ground),
    ].map((refusal) => refusal?.code.replace('COUPONS.', '') ?? 'ok')
    expect(codes).toEqual([
      'ok',
      'NO_DIRECTIVE',
      'NO_DIRECTIVE',
      'BEYOND_DIRECTIVE',
      'BEFORE_DIRECTIVE',
      'END_BEFORE_START',
      'SLOTS_OVERLAP',
    ])
  })

  it('[SHP-01] gives every day and slot as many households, whenever they are issued', () => {
    const first = sharePlaces(7, { groups: 2, slots: 3 })
    const then = sharePlaces(5, { groups: 2, slots: 3 }, 7)
    expect([...first, ...then]).toEqual(sharePlaces(12, { groups: 2, slots: 3 }))
    const counts = Map.groupBy([...first, ...then], ({ group, slot }) => `${group}${slot}`)
    expect([...counts.values()].map((places) => places.length)).toEqual([2, 2, 2, 2, 2, 2])
  })
})

it('[SHP-01] a serial can be typed: spaces are forgiven, any wrong digit and any two neighbours swapped are found', () => {
  const serial = serialOf('01890a5d-ac96-774b-bcce-b302099a8057')
  expect(serial).toMatch(/^\d{10}$/)
  expect(readSerial(showSerial(serial))).toEqual({ ok: true, value: serial })
  expect(readSerial('12345')).toMatchObject({ ok: false, refusal: { code: 'COUPONS.SERIAL_FORM' } })
  for (let place = 0; place < 10; place++) {
    for (let digit = 0; digit < 10; digit++) {
      const typed = serial.slice(0, place) + digit + serial.slice(place + 1)
      expect(readSerial(typed).ok).toBe(typed === serial)
    }
    const swapped = [...serial]
    ;[swapped[place], swapped[place + 1]] = [swapped[place + 1] ?? '', swapped[place] ?? '']
    if (place < 9 && swapped.join('') !== serial) expect(readSerial(swapped.join('')).ok).toBe(false)
  }
})

it('[SHP-02] who is inside follows the counts; a count anew begins again, and nobody is below nobody', () => {
  expect(insideAfter([])).toBe(0)
  const day = [
    { kind: 'in' as const, people: 40 },
    { kind: 'out' as const, people: 50 },
    { kind: 'in' as const, people: 5 },
    { kind: 'recount' as const, people: 88 },
    { kind: 'in' as const, people: 2 },
  ]
  expect(insideAfter(day.slice(0, 3))).toBe(5)
  expect(insideAfter(day)).toBe(90)
  expect([89, 90, 100, 101].map((inside) => crowdOf(inside, 100, 0.9))).toEqual(['free', 'near', 'full', 'full'])
  expect(crowdOf(500, null, 0.9)).toBeNull()
})
