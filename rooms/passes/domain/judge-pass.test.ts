import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, toInstant } from '#kit'
import {
  type DecodedPass,
  fillFilter,
  judgePass,
  type KeyList,
  lookUp,
  openFilter,
  type PassGround,
  type PassPolicy,
} from './index.ts'

const now = toInstant('2021-07-29T08:00:00+07:00')
const policy: PassPolicy = {
  sayKeysAfterHours: 24,
  keysStaleAfterHours: 168,
  staleKeys: 'ask',
  sayFilterAfterHours: 24,
  clockSeconds: 120,
}
const key = {
  kid: '0a1b2c3d',
  algorithm: 'ES256' as const,
  x: '',
  y: '',
  acceptUntil: '2021-12-01T00:00:00Z',
  withdrawnAt: null,
}
const keys: KeyList = { issuer: 'VN-HN', asOf: now, policy, keys: [key] }
const claims = {
  kind: 'coupon' as const,
  id: '01890a5d-ac96-774b-bcce-b302099a8057' as never,
  issuer: 'VN-HN',
  from: '2021-07-29T00:00:00.000Z',
  until: '2021-07-30T00:00:00.000Z',
  areaId: 7,
  schemeId: '01890a5d-ac96-774b-bcce-b302099a8058' as never,
  householdId: '01890a5d-ac96-774b-bcce-b302099a8059' as never,
  serial: 1,
  day: null,
  slot: null,
  marketId: null,
}
const pass: DecodedPass = {
  claims,
  kid: key.kid,
  algorithm: 'ES256',
  signed: new Uint8Array(),
  signature: new Uint8Array(64),
}
const judged = (change: Partial<PassGround>, given = pass, proof: 'genuine' | 'forged' | 'unchecked' = 'genuine') => {
  const { verdict, reasons } = judgePass(given, proof, { now, keys, ...change })
  return [verdict, ...reasons.map(({ code }) => code.replace('PASSES.', ''))].join(' ')
}
const listOf = (days: number, change: Partial<KeyList> = {}): KeyList => {
  return { ...keys, asOf: addMinutes(now, -days * 1440), ...change }
}

describe('judging a code', () => {
  it('[CHK-13] good where it holds; each thing against it has its own refusal', () => {
    expect(judged({})).toBe('good')
    expect(judged({}, pass, 'forged')).toBe('refused FORGED')
    expect(judged({ now: toInstant('2021-07-30T00:02:01Z') })).toBe('refused EXPIRED')
    expect(judged({ now: toInstant('2021-07-28T23:57:59Z') })).toBe('refused NOT_YET')
    expect(judged({ now: toInstant('2021-07-30T00:01:59Z') })).toBe('good')
    expect(judged({ keys: { ...keys, issuer: 'VN-SG' } })).toBe('refused OTHER_CITY')
    expect(judged({ kinds: ['permit', 'card'] })).toBe('refused WRONG_KIND')
    expect(judged({ holdsIn: (areaId) => areaId === 8 })).toBe('refused OTHER_AREA')
    expect(judged({ householdId: 'another' })).toBe('refused OTHER_HOUSEHOLD')
    expect(judged({ used: true })).toBe('refused ALREADY_USED')
    expect(judged({ withdrawn: 'yes' })).toBe('refused WITHDRAWN')
  })

  it('a forged code says nothing: what stands in it is not shown', () => {
    expect(judgePass(pass, 'forged', { now, keys }).claims).toBeNull()
  })

  it('an unknown key is refused by a fresh list; an old list says that the key may be new, and asks', () => {
    const other = { ...pass, kid: 'ffffffff' }
    expect(judged({}, other, 'unchecked')).toBe('refused UNKNOWN_KEY')
    expect(judged({ keys: listOf(1) }, other, 'unchecked')).toBe('refused UNKNOWN_KEY')
    for (const days of [1.01, 6, 8]) {
      expect(judged({ keys: listOf(days) }, other, 'unchecked')).toBe('ask KEY_MAY_BE_NEW')
    }
    const strict = { policy: { ...policy, staleKeys: 'refuse' as const } }
    expect(judged({ keys: listOf(6, strict) }, other, 'unchecked')).toBe('ask KEY_MAY_BE_NEW')
    expect(judged({ keys: listOf(8, strict) }, other, 'unchecked')).toBe('refused KEY_MAY_BE_NEW')
    expect(judged({ keys: { ...keys, keys: [] } }, other, 'unchecked')).toBe('ask NO_KEYS')
    expect(judged({ keys: null }, other, 'unchecked')).toBe('ask NO_KEYS')
    expect(judged({}, pass, 'unchecked')).toBe('ask CANNOT_CHECK')
  })

  it('a list of keys 8 days old says so; the policy decides', () => {
    expect(judgePass(pass, 'genuine', { now, keys: listOf(8) }).keysAgeHours).toBe(192)
    expect(judgePass(pass, 'genuine', { now, keys: listOf(0.5) }).keysAgeHours).toBeNull()
    for (const [staleKeys, said] of [
      ['take', 'good'],
      ['ask', 'ask KEYS_TOO_OLD'],
      ['refuse', 'refused KEYS_TOO_OLD'],
    ] as const) {
      expect(judged({ keys: listOf(8, { policy: { ...policy, staleKeys } }) })).toBe(said)
    }
    expect(judged({ keys: listOf(6) })).toBe('good')
  })

  it('[CHK-13] on a phone whose clock lost its time nothing is too early; what is over by the least it can be is over', () => {
    const before = toInstant('2021-07-28T08:00:00Z')
    expect(judged({ now: before })).toBe('refused NOT_YET')
    expect(judged({ now: before, isTimeGuessed: true })).toBe('ask MAY_HAVE_BEGUN')
    expect(judged({ now: before, isTimeGuessed: true }, pass, 'forged')).toBe('refused FORGED')
    expect(judged({ isTimeGuessed: true })).toBe('good')
    expect(judged({ now: toInstant('2021-07-31T00:00:00Z'), isTimeGuessed: true })).toBe('refused EXPIRED')
  })

  it('a key that was withdrawn, a hit of the filter → ask, never refused unasked', () => {
    expect(judged({ keys: { ...keys, keys: [{ ...key, withdrawnAt: now }] } })).toBe('ask KEY_WITHDRAWN')
    expect(judged({ withdrawn: 'maybe' })).toBe('ask MAY_BE_WITHDRAWN')
    expect(judged({ keys: { ...keys, keys: [{ ...key, acceptUntil: now }] } })).toBe('refused KEY_ENDED')
  })
})

describe('the filter of withdrawn codes', () => {
  it('whatever is in it always hits; what is not hits about once in 4,096', () => {
    const uuid = fc.uuid()
    fc.assert(
      fc.property(fc.uniqueArray(uuid, { maxLength: 200 }), (ids) => {
        const filter = openFilter(fillFilter(ids, now))
        if (!filter.ok) throw new Error('the filter does not open')
        for (const id of ids) expect(lookUp(filter.value, id)).toBe('maybe')
      }),
      { numRuns: 50 },
    )
    const numbered = (from: number, count: number) =>
      Array.from(
        { length: count },
        (_, index) => `${(from + index).toString(16).padStart(8, '0')}-ac96-774b-bcce-b302099a8057`,
      )
    const filled = fillFilter(numbered(0, 3000), now)
    const filter = openFilter(filled)
    if (!filter.ok) throw new Error('the filter does not open')
    const hits = numbered(3000, 40_000).filter((id) => lookUp(filter.value, id) === 'maybe').length
    expect(hits).toBeLessThan(40)
    expect((filled.bits.length * 6) / filled.count).toBeLessThan(15)
  })

  it('damaged or of another make → refused, so that its reader asks about everything', () => {
    const filter = fillFilter(['a', 'b', 'c'], now)
    expect(openFilter({ ...filter, bits: filter.bits.slice(0, 2) }).ok).toBe(false)
    expect(openFilter({ ...filter, bits: '*' }).ok).toBe(false)
    expect(openFilter({ ...filter, rate: 7 }).ok).toBe(false)
  })
})
