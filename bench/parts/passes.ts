import { generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { encode } from 'uqr'
import { toInstant, uuidV7 } from '#kit'
import {
  type ClaimsOf,
  type DecodedPass,
  decodePass,
  encodePass,
  judgePass,
  type KeyList,
  type PassSigner,
  type PassVerdict,
  unreadable,
} from '#rooms/passes/domain'
import { isEs256, signEs256 } from '#rooms/passes/server'
import { digits, type Line } from '../measure.ts'

const count = 100_000
const now = toInstant('2021-07-29T08:00:00+07:00')
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'
const perSecond = (done: number, ms: number) => digits((done / ms) * 1000)

/** Time of this one thread's work: whoever else is on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Signed codes on one core, in this process: signing, verifying, and what forgeries come to. */
export async function measurePasses(): Promise<Line[]> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer: PassSigner = {
    kid: '0a1b2c3d',
    algorithm: 'ES256',
    sign: (bytes) => signEs256(bytes, privateKey),
  }
  const judge = judgeWith(publicKey, signer.kid)
  const claims = Array.from({ length: count }, (_, index) => couponOf(index))
  for (const one of claims.slice(0, 500)) judge(encodePass(one, signer).text)

  const signing = cpuMs()
  const passes = claims.map((one) => encodePass(one, signer))
  const signMs = cpuMs() - signing
  const verifying = cpuMs()
  const good = passes.filter(({ text }) => judge(text).verdict === 'good').length
  const verifyMs = cpuMs() - verifying
  const bare = bareRates(privateKey, publicKey)
  const believed = passes.filter(({ text }) => judge(mutated(text)).claims !== null).length
  const longest = passes.reduce((left, right) => (left.size > right.size ? left : right))
  const { version } = encode(longest.text, { ecc: 'M', boostEcc: false })
  return [
    {
      work: 'sign codes, one core',
      measured: `${perSecond(count, signMs)}/s`,
      reach: '≥ 15,000/s',
      beside: `bare ES256 ${digits(bare.sign)}/s, ratio ${(count / signMs / (bare.sign / 1000)).toFixed(2)}`,
    },
    {
      work: 'read, verify and judge codes, one core',
      measured: `${perSecond(count, verifyMs)}/s`,
      reach: '≥ 10,000/s',
      beside: `bare ES256 ${digits(bare.verify)}/s, ratio ${(count / verifyMs / (bare.verify / 1000)).toFixed(2)}`,
    },
    {
      work: 'longest code (a coupon with all claims)',
      measured: `${longest.size} bytes, ${longest.text.length} characters, QR version ${version} (M)`,
      reach: '≤ 210 bytes, version ≤ 10',
      beside: '',
    },
    {
      work: `${digits(count)} mutated codes believed / ${digits(count)} valid codes refused`,
      measured: `${believed} / ${count - good}`,
      reach: '0 / 0',
      beside: 'one character changed, left out, doubled or swapped with the next',
    },
  ]
}

function judgeWith(publicKey: KeyObject, kid: string): (text: string) => PassVerdict {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const keys: KeyList = {
    issuer: 'VN-HN',
    asOf: now,
    policy: {
      sayKeysAfterHours: 24,
      keysStaleAfterHours: 168,
      staleKeys: 'ask',
      sayFilterAfterHours: 24,
      clockSeconds: 120,
    },
    keys: [{ kid, algorithm: 'ES256', x, y, acceptUntil: '2022-01-01T00:00:00Z', withdrawnAt: null }],
  }
  const isRight = ({ signed, signature }: DecodedPass) => isEs256(signed, publicKey, signature)
  return (text) => {
    const pass = decodePass(text)
    if (!pass.ok) return unreadable(pass.refusal)
    if (pass.value.kid !== kid)
      return unreadable(judgePass(pass.value, 'unchecked', { now, keys }).reasons[0] ?? never())
    return judgePass(pass.value, isRight(pass.value) ? 'genuine' : 'forged', { now, keys, withdrawn: 'no' })
  }
}

function never(): never {
  throw new Error('a code of another key has a reason')
}

function couponOf(index: number): ClaimsOf<'coupon'> {
  const id = () => uuidV7(1_627_520_000_000 + index, randomBytes(10))
  return {
    kind: 'coupon',
    id: id(),
    issuer: 'VN-HN',
    from: '2021-07-28T17:00:00.000Z',
    until: '2021-08-04T17:00:00.000Z',
    areaId: 100_000 + (index % 9000),
    schemeId: id(),
    householdId: id(),
    serial: (index % 9999) + 1,
    day: '2021-07-29',
    slot: index % 40,
    marketId: id(),
  }
}

/** One slip of the hand or of a scanner, anywhere behind the lead. */
function mutated(text: string): string {
  const at = 4 + Math.floor(Math.random() * (text.length - 5))
  const letter = text.charAt(at)
  const way = Math.floor(Math.random() * 4)
  const rest = text.slice(at + 1)
  if (way === 1) return text.slice(0, at) + rest
  if (way === 2) return text.slice(0, at) + letter + letter + rest
  if (way === 3 && rest.charAt(0) !== letter) return text.slice(0, at) + rest.charAt(0) + letter + rest.slice(1)
  const other = alphabet.charAt((alphabet.indexOf(letter) + 1 + Math.floor(Math.random() * 43)) % 45)
  return text.slice(0, at) + other + rest
}

/** The cryptography alone, asked as it answers fastest, on messages of the same length. */
function bareRates(privateKey: KeyObject, publicKey: KeyObject): { sign: number; verify: number } {
  const turns = 10_000
  const message = randomBytes(150)
  const signing = cpuMs()
  let signature = Buffer.alloc(0)
  for (let turn = 0; turn < turns; turn++) {
    signature = sign('sha256', message, privateKey)
  }
  const signMs = cpuMs() - signing
  const verifying = cpuMs()
  for (let turn = 0; turn < turns; turn++) {
    verify('sha256', message, publicKey, signature)
  }
  return { sign: (turns / signMs) * 1000, verify: (turns / (cpuMs() - verifying)) * 1000 }
}
