import { type Instant, millisOf, type Refusal, refuse } from '#kit'
import type { KeyList, PassKey, WithdrawnFilter } from './key-list.contract.ts'
import { type PassClaims, type PassKind, passKindWords } from './pass-claims.ts'
import type { DecodedPass } from './pass-code.ts'
import { PASSES } from './passes.refusals.ts'

/** What checking the signature gave; `unchecked`: this device cannot, or no key was there to check with. */
export type Proof = 'genuine' | 'forged' | 'unchecked'

/** What a place that looks at codes knows and wants. What is left out is not asked. */
export interface PassGround {
  /** The moment, as true as the device knows it. */
  readonly now: Instant
  /** The keys the device has; null: none yet. */
  readonly keys: KeyList | null
  /** The kinds that are wanted here. */
  readonly kinds?: readonly PassKind[]
  /** Whether a code for that area holds here. */
  readonly holdsIn?: (areaId: number, claims: PassClaims) => boolean
  /** The household that stands there, if it is known. */
  readonly householdId?: string
  /** Whether it was withdrawn: `yes` and `no` of a register, `maybe` of a filter. */
  readonly withdrawn?: 'yes' | 'maybe' | 'no'
  /** Whether it was used before, where it may be used once: known by the room that uses it. */
  readonly used?: boolean
  /** Whether `now` is only the least it can be, as on a phone whose clock lost its time: what begins later may have begun. */
  readonly isTimeGuessed?: boolean
  /** The filter that was asked, for its age. */
  readonly filter?: Pick<WithdrawnFilter, 'asOf'> | null
}

/**
 * `good`: it holds. `ask`: nobody may refuse on this alone: check on line, or decide by hand. `refused`: it does not hold.
 * None of them stops an emergency (SG-10).
 */
export interface PassVerdict {
  readonly verdict: 'good' | 'ask' | 'refused'
  /** What the code says; null where it could not be read, or is not what it says. */
  readonly claims: PassClaims | null
  /** Why it is not good, the weightiest first; empty when it is. */
  readonly reasons: readonly Refusal[]
  /** Age of the list of keys in hours, when it is to be said; null: fresh. */
  readonly keysAgeHours: number | null
  /** The same of the filter of withdrawn codes. */
  readonly filterAgeHours: number | null
}

/** The key that a code names, if the list has it. */
export function keyOf(pass: Pick<DecodedPass, 'kid' | 'algorithm'>, keys: KeyList | null): PassKey | undefined {
  return keys?.keys.find(({ kid, algorithm }) => kid === pass.kid && algorithm === pass.algorithm)
}

/** The verdict on a text that is no code of ours. */
export function unreadable(refusal: Refusal): PassVerdict {
  return { verdict: 'refused', claims: null, reasons: [refusal], keysAgeHours: null, filterAgeHours: null }
}

/** Judges a code that was read and whose signature was looked at. Pure: the same code on the same ground has the same verdict. */
export function judgePass(pass: DecodedPass, proof: Proof, ground: PassGround): PassVerdict {
  const age = agesOf(ground)
  const refused = (reasons: readonly Refusal[], claims: PassClaims | null = pass.claims): PassVerdict => {
    return { verdict: 'refused', claims, reasons, ...age }
  }
  if (pass.claims.issuer !== (ground.keys?.issuer ?? pass.claims.issuer)) {
    return refused([refuse(PASSES.OTHER_CITY, { params: { issuer: pass.claims.issuer } })], null)
  }
  if (proof === 'forged') return refused([refuse(PASSES.FORGED)], null)
  const against = reasonsAgainst(pass.claims, ground)
  if (against.length > 0) return refused(against)
  const doubts = doubtsAbout(pass, proof, ground)
  if (doubts.some(({ isNo }) => isNo)) return refused(doubts.map(({ refusal }) => refusal))
  const reasons = doubts.map(({ refusal }) => refusal)
  return { verdict: reasons.length > 0 ? 'ask' : 'good', claims: pass.claims, reasons, ...age }
}

/** What is certainly against it, whatever the keys say. */
function reasonsAgainst(claims: PassClaims, ground: PassGround): Refusal[] {
  const now = millisOf(ground.now)
  const reasons: Refusal[] = []
  if (ground.kinds && !ground.kinds.includes(claims.kind)) reasons.push(wrongKind(claims.kind, ground.kinds))
  if (now >= Date.parse(claims.until) + slackOf(ground)) reasons.push(refuse(PASSES.EXPIRED))
  if (isTooEarly(claims, ground) && !ground.isTimeGuessed) reasons.push(refuse(PASSES.NOT_YET))
  if (ground.withdrawn === 'yes') reasons.push(refuse(PASSES.WITHDRAWN))
  if (ground.used) reasons.push(refuse(PASSES.ALREADY_USED))
  if (ground.holdsIn && !ground.holdsIn(claims.areaId, claims)) reasons.push(refuse(PASSES.OTHER_AREA))
  if (ground.householdId !== undefined && claims.kind === 'coupon' && claims.householdId !== ground.householdId) {
    reasons.push(refuse(PASSES.OTHER_HOUSEHOLD))
  }
  return reasons
}

/** By how much clocks may differ, in milliseconds. */
const slackOf = ({ keys }: PassGround) => (keys?.policy.clockSeconds ?? 0) * 1000

function isTooEarly({ from }: PassClaims, ground: PassGround): boolean {
  return millisOf(ground.now) < Date.parse(from) - slackOf(ground)
}

interface Doubt {
  readonly refusal: Refusal
  readonly isNo: boolean
}

/** What nobody at the roadside can know for certain; the policy or the age of the list may make a no of it. */
function doubtsAbout(pass: DecodedPass, proof: Proof, ground: PassGround): Doubt[] {
  const { keys } = ground
  const doubts: Doubt[] = []
  const doubt = (refusal: Refusal, isNo = false) => doubts.push({ refusal, isNo })
  if (keys === null || keys.keys.length === 0) doubt(refuse(PASSES.NO_KEYS))
  else {
    doubts.push(...doubtsOfKeys(pass, keys, ground))
    if (proof === 'unchecked' && keyOf(pass, keys)) doubt(refuse(PASSES.CANNOT_CHECK))
  }
  if (ground.withdrawn === 'maybe') doubt(refuse(PASSES.MAY_BE_WITHDRAWN))
  if (ground.isTimeGuessed && isTooEarly(pass.claims, ground)) doubt(refuse(PASSES.MAY_HAVE_BEGUN))
  return doubts
}

function doubtsOfKeys(pass: DecodedPass, keys: KeyList, { now }: PassGround): Doubt[] {
  const key = keyOf(pass, keys)
  const hours = ageInHours(keys.asOf, now)
  const isStale = hours > keys.policy.keysStaleAfterHours
  const params = { days: Math.max(1, Math.floor(hours / 24)) }
  if (!key) {
    // A list whose age is to be said is no proof that there is no such key: it may have been made since.
    return hours > keys.policy.sayKeysAfterHours
      ? [{ refusal: refuse(PASSES.KEY_MAY_BE_NEW, { params }), isNo: isStale && keys.policy.staleKeys === 'refuse' }]
      : [{ refusal: refuse(PASSES.UNKNOWN_KEY), isNo: true }]
  }
  const doubts: Doubt[] = []
  if (key.withdrawnAt !== null) doubts.push({ refusal: refuse(PASSES.KEY_WITHDRAWN), isNo: false })
  if (millisOf(now) >= Date.parse(key.acceptUntil)) doubts.push({ refusal: refuse(PASSES.KEY_ENDED), isNo: true })
  if (isStale && keys.policy.staleKeys !== 'take') {
    doubts.push({ refusal: refuse(PASSES.KEYS_TOO_OLD, { params }), isNo: keys.policy.staleKeys === 'refuse' })
  }
  return doubts
}

function agesOf({ keys, filter, now }: PassGround): Pick<PassVerdict, 'keysAgeHours' | 'filterAgeHours'> {
  const said = (asOf: string | undefined, after: number | undefined) => {
    const hours = asOf === undefined ? 0 : ageInHours(asOf, now)
    return hours > (after ?? Number.POSITIVE_INFINITY) ? Math.floor(hours) : null
  }
  return {
    keysAgeHours: said(keys?.asOf, keys?.policy.sayKeysAfterHours),
    filterAgeHours: said(filter?.asOf, keys?.policy.sayFilterAfterHours),
  }
}

function ageInHours(asOf: string, now: Instant): number {
  return (millisOf(now) - Date.parse(asOf)) / 3_600_000
}

function wrongKind(given: PassKind, kinds: readonly PassKind[]): Refusal {
  const names = (language: 'vi' | 'en') => kinds.map((kind) => passKindWords[kind][language]).join(' / ')
  const refusal = refuse(PASSES.WRONG_KIND)
  const vi = `Mã này là ${passKindWords[given].vi}, ở đây cần ${names('vi')}`
  const en = `This is a ${passKindWords[given].en}, here a ${names('en')} is wanted`
  return { ...refusal, words: { vi, en } }
}
