import { expect, it } from 'vitest'
import { toInstant } from '#kit'
import type { CarriedCard, CouponKit } from '../domain/index.ts'
import { checkScanned, checkTyped, type Known } from './check-card.ts'
import { emptyBook, insideNow, withCount, withVisit } from './gate-book.ts'

const at = (text: string) => toInstant(`2021-07-${text}:00+07:00`)
const card: CarriedCard = { s: '2859382637', i: 'card', k: 'scheme', g: 0, t: 0 }
const kit: CouponKit = {
  asOf: at('28T05:00'),
  utcOffsetMinutes: 420,
  nearShare: 0.9,
  markets: [{ siteId: 'market', name: 'Chợ', areaId: 6, capacity: 100, inside: 40 }],
  schemes: [
    {
      ...{ id: 'scheme', areaId: 6, name: 'Phiếu', marketIds: ['market'], sundayAllowed: true, quotaPerWeek: 4 },
      ...{ from: at('24T06:00'), to: at('31T06:00'), onePersonPerVisit: true, toleranceMinutes: 15 },
      groups: [{ parity: 'even', name: 'ngày chẵn' }],
      slots: [{ from: '06:00', to: '08:00' }],
    },
  ],
  used: {},
}
const known: Known = { kit, bySerial: new Map([[card.s, card]]), byId: new Map([[card.i, card]]), seen: {} }
const gate = { at: at('28T06:30'), siteId: 'market' }

it('[SHP-01] a phone without signal says what the server would say, and knows whom it let in itself', () => {
  expect(checkTyped('2859 382 637', known, gate)).toMatchObject({
    verdict: 'good',
    card: { serial: card.s },
    visits: { made: 0, quota: 4 },
  })
  const later = { ...known, seen: withVisit(emptyBook, card.s, '2021-07-28').seen }
  expect(checkTyped(card.s, later, gate)).toMatchObject({ verdict: 'no', why: { code: 'COUPONS.ALREADY_USED' } })
  const told = { ...known, kit: { ...kit, used: { [card.s]: ['2021-07-28'] } } }
  expect(checkTyped(card.s, told, gate).why?.code).toBe('COUPONS.ALREADY_USED')
  const says = [
    checkTyped('2859382638', known, gate),
    checkTyped('0000000000', known, gate),
    checkTyped(card.s, known, { ...gate, at: at('29T06:30') }),
    checkTyped(card.s, known, { ...gate, siteId: 'elsewhere' }),
    checkTyped(card.s, { ...known, bySerial: new Map([[card.s, { ...card, w: 1 as const }]]) }, gate),
  ]
  expect(says.map(({ why }) => why?.code)).toEqual([
    'COUPONS.SERIAL_WRONG',
    'COUPONS.UNKNOWN',
    'COUPONS.WRONG_DAY',
    'COUPONS.OTHER_MARKET',
    'COUPONS.WITHDRAWN',
  ])
})

it('[SHP-01] a genuine code that the phone has not heard of is let in by its code; a forged one is not', () => {
  const claims = { kind: 'coupon', id: 'new', schemeId: 'scheme', slot: 0 }
  const verdict = { verdict: 'good', claims, reasons: [], keysAgeHours: null, filterAgeHours: null }
  expect(checkScanned('NT1:X', verdict as never, known, gate)).toMatchObject({
    verdict: 'new',
    card: { code: 'NT1:X' },
  })
  expect(checkScanned('NT1:X', verdict as never, known, { ...gate, at: at('28T09:00') }).why?.code).toBe(
    'COUPONS.WRONG_SLOT',
  )
  const own = { ...verdict, claims: { ...claims, id: card.i } }
  expect(checkScanned('NT1:X', own as never, known, gate)).toMatchObject({ card: { serial: card.s } })
  const forged = { ...verdict, verdict: 'refused', claims: null, reasons: [{ code: 'PASSES.FORGED' }] }
  expect(checkScanned('NT1:X', forged as never, known, gate)).toMatchObject({ verdict: 'no', card: null })
})

it('[SHP-01] [SG-10] what could not be proved is asked about: never called genuine, never turned away', () => {
  const claims = { kind: 'coupon', id: 'new', schemeId: 'scheme', slot: 0 }
  for (const code of ['PASSES.KEY_MAY_BE_NEW', 'PASSES.NO_KEYS', 'PASSES.CANNOT_CHECK', 'PASSES.MAY_BE_WITHDRAWN']) {
    const verdict = { verdict: 'ask', claims, reasons: [{ code }], keysAgeHours: null, filterAgeHours: null }
    expect(checkScanned('NT1:X', verdict as never, known, gate)).toMatchObject({
      ...{ verdict: 'ask', why: { code }, card: { code: 'NT1:X' } },
    })
  }
})

it('[SHP-01] [SG-10] a phone whose clock lost its time turns nobody away for the day or the hour, only for what is certain', () => {
  const guessed = { ...gate, isTimeGuessed: true }
  const at29 = { ...guessed, at: at('29T06:30') }
  expect(checkTyped(card.s, known, at29)).toMatchObject({
    ...{ verdict: 'ask', why: { code: 'COUPONS.WRONG_DAY' }, card: { serial: card.s } },
  })
  expect(checkTyped(card.s, known, { ...guessed, at: at('28T12:00') })).toMatchObject({ verdict: 'ask' })
  expect(checkTyped(card.s, known, guessed)).toMatchObject({ verdict: 'good', why: null })
  expect(checkTyped(card.s, known, { ...guessed, siteId: 'elsewhere' })).toMatchObject({ verdict: 'no' })
  expect(checkTyped(card.s, known, { ...guessed, at: at('31T06:30') })).toMatchObject({
    ...{ verdict: 'no', why: { code: 'COUPONS.ENDED' } },
  })
})

it('[SHP-02] a gate counts on from what the server said, and forgets what the server has told since', () => {
  const count = { kind: 'in' as const, people: 2, at: at('28T06:00'), siteId: 'market' }
  const book = withCount(emptyBook, count, kit.asOf)
  expect(insideNow(kit, book, 'market')).toBe(42)
  const out = withCount(book, { ...count, kind: 'out', people: 50, at: at('28T06:10') }, kit.asOf)
  expect(insideNow(kit, out, 'market')).toBe(0)
  const fresh = { ...kit, asOf: at('28T07:00'), markets: [{ ...kit.markets[0], inside: 7 } as never] }
  expect(insideNow(fresh, out, 'market')).toBe(7)
})
