import { constants, verify, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { signedBytes } from '../domain/index.ts'
import { readEuCertificate, readVisitor } from './visitor-certificate.ts'

interface Vector {
  readonly file: string
  readonly prefix: string
  readonly certificate: string
}

const kept = JSON.parse(readFileSync(new URL('./testing/eu-certificates.json', import.meta.url), 'utf8')) as {
  vectors: Vector[]
}
const all = fileURLToPath(new URL('../../../../shared/data/interop/eu_dgc_vectors.jsonl', import.meta.url))
const isHere = existsSync(all)
if (!isHere)
  console.warn('\n  !! ../shared/data/interop is absent: only five of the 341 EU certificates are read here !!\n')
const vectors: Vector[] = isHere
  ? readFileSync(all, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []

/** Whether it reads and its signature is right: ES256, or PS256 as some countries sign. */
function isRight({ prefix, certificate }: Vector): boolean {
  const read = readEuCertificate(prefix)
  if (!read) return false
  const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
  const { header, content, algorithm, signature } = read.message
  const data = signedBytes(header, content)
  if (algorithm === -7) return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, signature)
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
  return verify('sha256', data, { key, ...padding }, signature)
}

describe('certificates of visitors', () => {
  it.each(kept.vectors)('reads $file of the EU and finds its signature right', (vector) => {
    expect(isRight(vector)).toBe(true)
    expect(JSON.stringify(readVisitor(vector.prefix))).toMatch(/EU/)
  })

  it(`reads all ${vectors.length} of the EU that are here`, () => {
    expect(vectors.filter((vector) => !isRight(vector)).map(({ file }) => file)).toEqual([])
  })

  it('says what it is, never whose; one changed letter is no certificate, or another signature', () => {
    const [first] = kept.vectors
    if (!first) throw new Error('there is no certificate')
    expect(Object.keys(readVisitor(first.prefix) ?? {})).toEqual(['country', 'kind', 'issuedAt', 'until'])
    const changed = first.prefix.replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(isRight({ ...first, prefix: changed })).toBe(false)
    expect(readVisitor('HC1:')).toBeUndefined()
    expect(readVisitor('HC1:6BF')).toBeUndefined()
  })
})
