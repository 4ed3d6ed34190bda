import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInstant } from '#kit'
import { closeSign1 } from './cose-sign1.ts'
import {
  decodePass,
  encodePass,
  fromBase45,
  isLowSignature,
  openSign1,
  PASS_BYTES,
  PASS_CHARACTERS,
  PASS_LEAD,
  type PassAlgorithm,
  type PassClaims,
  type PassSigner,
  signedBytes,
  toBase45,
  withLowSignature,
} from './index.ts'

const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const edwards = generateKeyPairSync('ed25519')
const raw = (bytes: Uint8Array) => sign('sha256', bytes, { key: curve.privateKey, dsaEncoding: 'ieee-p1363' })
const signers: Record<PassAlgorithm, PassSigner> = {
  ES256: { kid: '0a1b2c3d', algorithm: 'ES256', sign: (bytes) => withLowSignature(raw(bytes)) },
  EdDSA: { kid: '00000001', algorithm: 'EdDSA', sign: (bytes) => sign(null, bytes, edwards.privateKey) },
}
const isRight = (algorithm: PassAlgorithm, bytes: Uint8Array, signature: Uint8Array) =>
  algorithm === 'EdDSA'
    ? verify(null, bytes, edwards.publicKey, signature)
    : verify('sha256', bytes, { key: curve.publicKey, dsaEncoding: 'ieee-p1363' }, signature)

const id = fc.uuid({ version: [7, 8] })
const seconds = fc.integer({ min: 1_600_000_000, max: 2_000_000_000 })
const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/)
const areaId = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const common = fc.record({ id, from: seconds, length: fc.integer({ min: 1, max: 5_000_000 }), areaId })
const orNull = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null })
const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
const own = fc.oneof(
  fc.record({
    kind: fc.constant('permit'),
    permitKind: word,
    purpose: word,
    documentId: id,
    toAreaId: orNull(areaId),
    persons: fc.integer({ min: 1, max: 60 }),
  }),
  fc.record({
    kind: fc.constant('coupon'),
    schemeId: id,
    householdId: id,
    serial: fc.integer({ min: 1, max: 9999 }),
    day: orNull(day.map((one) => one.toISOString().slice(0, 10))),
    slot: orNull(fc.nat(99)),
    marketId: orNull(id),
  }),
  fc.record({ kind: fc.constant('receipt'), form: word }),
  fc.record({ kind: fc.constant('card'), role: word, force: orNull(word), holderId: id }),
)
const claims = fc.tuple(common, own).map(([{ from, length, ...rest }, mine]) => {
  const span = { from: toInstant(from * 1000), until: toInstant((from + length) * 1000) }
  return { issuer: 'VN-HN', ...rest, ...span, ...mine } as unknown as PassClaims
})

const sample: PassClaims = {
  kind: 'coupon',
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  issuer: 'VN-HN',
  from: toInstant('2021-07-28T00:00:00+07:00'),
  until: toInstant('2021-08-04T00:00:00+07:00'),
  areaId: 100_123,
  schemeId: '01890a5d-ac96-774b-bcce-b302099a8058',
  householdId: '01890a5d-ac96-774b-bcce-b302099a8059',
  serial: 12,
  day: '2021-07-29',
  slot: 1,
  marketId: '01890a5d-ac96-774b-bcce-b302099a805a',
} as unknown as PassClaims

const codeOf = (text: string) => {
  const read = decodePass(text)
  return read.ok ? 'read' : read.refusal.code
}
const bytesIn = (text: string) => {
  const bytes = fromBase45(text.slice(PASS_LEAD.length))
  if (!bytes.ok) throw new Error('not base45')
  return bytes.value
}
const rewritten = (bytes: Uint8Array) => PASS_LEAD + toBase45(bytes)

describe('the one signed form', () => {
  it('[SHP-01] [HDC-01] any claims come back as they went in, whatever the algorithm, in at most 204 bytes', () => {
    fc.assert(
      fc.property(claims, fc.constantFrom<PassAlgorithm>('ES256', 'EdDSA'), (given, algorithm) => {
        const pass = encodePass(given, signers[algorithm])
        expect(pass.size).toBeLessThanOrEqual(PASS_BYTES)
        expect(pass.text.length).toBeLessThanOrEqual(PASS_CHARACTERS)
        const read = decodePass(pass.text)
        if (!read.ok) throw new Error(read.refusal.code)
        expect(read.value.claims).toEqual(given)
        expect(read.value.algorithm).toBe(algorithm)
        expect(isRight(algorithm, read.value.signed, read.value.signature)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('[SG-02] nothing but ids and keys goes in: a claim that is not declared is not written', () => {
    const named = Object.assign({}, sample, { name: 'Nguyễn Thị Bình' })
    const read = decodePass(encodePass(named, signers.ES256).text)
    expect(read.ok && read.value.claims).toEqual(sample)
  })

  it('one changed character: refused or another signature, never believed and never a fault', () => {
    const { text } = encodePass(sample, signers.ES256)
    const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(44), (at, letter) => {
        const changed = text.slice(0, at) + letters.charAt(letter) + text.slice(at + 1)
        fc.pre(changed !== text)
        const read = decodePass(changed)
        expect(read.ok && isRight('ES256', read.value.signed, read.value.signature)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('any text at all, any bytes at all → a refusal with a sentence, nothing thrown', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.uint8Array({ maxLength: 220 }).map(rewritten),
    )
    fc.assert(
      fc.property(any, (text) => {
        const read = decodePass(text)
        expect(read.ok ? '' : read.refusal.words.vi).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  it('cut off at every character, too long, another lead → said which', () => {
    const { text } = encodePass(sample, signers.ES256)
    for (let length = 0; length < text.length; length++) expect(codeOf(text.slice(0, length))).not.toBe('read')
    expect(codeOf(text + text)).toBe('PASSES.TOO_LONG')
    expect(codeOf('HC1:ABC')).toBe('PASSES.NOT_OURS')
    expect(codeOf('NT2:ABC')).toBe('PASSES.UNKNOWN_FORM')
    expect(codeOf(text.toLowerCase())).toBe('PASSES.NOT_OURS')
    expect(codeOf(`${text}\r\n`)).toBe('read')
  })

  it('written another way → refused: high s, an unsigned header, keys in another order, longer numbers, no tag', () => {
    const { text } = encodePass(sample, signers.ES256)
    const bytes = bytesIn(text)
    const message = openSign1(bytes, true)
    if (!message.ok) throw new Error('unreadable')
    const { header, content, signature } = message.value
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const high = order - BigInt(`0x${Buffer.from(signature.subarray(32)).toString('hex')}`)
    const other = Buffer.concat([signature.subarray(0, 32), Buffer.from(high.toString(16).padStart(64, '0'), 'hex')])
    expect(isRight('ES256', signedBytes(header, content), other)).toBe(true)
    expect(isLowSignature(other)).toBe(false)
    expect(codeOf(rewritten(closeSign1(header, content, other)))).toBe('PASSES.WRITTEN_ANOTHER_WAY')

    const signed = (newHeader: Uint8Array, newContent: Uint8Array) =>
      rewritten(closeSign1(newHeader, newContent, signers.ES256.sign(signedBytes(newHeader, newContent))))
    const turned = Uint8Array.of(0xa2, ...header.subarray(3), 0x01, 0x26)
    expect(codeOf(signed(turned, content))).toBe('PASSES.WRITTEN_ANOTHER_WAY')
    expect(codeOf(signed(header, Uint8Array.of(0xb8, 0x05, ...content.subarray(1))))).toBe('PASSES.NOT_READABLE')
    expect(codeOf(rewritten(bytes.subarray(1)))).toBe('PASSES.NOT_READABLE')
    const unsignedToo = Buffer.from(bytes)
    const at = 2 + 1 + header.length
    expect(unsignedToo[at]).toBe(0xa0)
    const withNote = Buffer.concat([
      bytes.subarray(0, at),
      Uint8Array.of(0xa1, 0x18, 0x63, 0x01),
      bytes.subarray(at + 1),
    ])
    expect(codeOf(rewritten(withNote))).toBe('PASSES.WRITTEN_ANOTHER_WAY')
  })
})

describe('what others publish', () => {
  it('base45: the examples of RFC 9285, and what it forbids', () => {
    const examples = [
      ['AB', 'BB8'],
      ['Hello!!', '%69 VD92EX0'],
      ['base-45', 'UJCLQE7W581'],
      ['ietf!', 'QED8WEX0'],
    ] as const
    for (const [plain, text] of examples) {
      expect(toBase45(Buffer.from(plain))).toBe(text)
      const back = fromBase45(text)
      expect(back.ok && Buffer.from(back.value).toString()).toBe(plain)
    }
    for (const wrong of ['GGW', ':::', '::', 'A', 'a00', 'ÀBC']) expect(fromBase45(wrong).ok).toBe(false)
  })

  it('the signed CWT of RFC 8392 A.3 and the single signature of RFC 9052 C.2.1 verify', () => {
    for (const { message, x, y } of published) {
      const read = openSign1(Uint8Array.from(Buffer.from(message, 'hex')), true)
      if (!read.ok) throw new Error(read.refusal.code)
      const point = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')
      const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: point(x), y: point(y) }, format: 'jwk' })
      const { header, content, signature } = read.value
      const right = verify('sha256', signedBytes(header, content), { key, dsaEncoding: 'ieee-p1363' }, signature)
      expect(right).toBe(true)
      expect(read.value.algorithm).toBe(-7)
    }
  })
})

/** The examples of the two RFCs, byte for byte. */
const published = [
  {
    message:
      'd28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c652e636f6d02656572' +
      '696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610d9f007420b7158405427c1' +
      'ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08c8d4d4f96131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30',
    x: '143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f',
    y: '60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9',
  },
  {
    message:
      'd28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc6b23d58fef5c083106' +
      'c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345cacb36',
    x: 'bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff',
    y: '20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e',
  },
]
