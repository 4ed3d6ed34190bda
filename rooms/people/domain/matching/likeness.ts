import type { Sex } from '../told-person.ts'
import { compareNames } from './compare-names.ts'
import { isOneSlip } from './compare-parts.ts'
import type { LikenessReason } from './likeness-reasons.ts'
import { aheadBy, idWeights, maybeFrom, phoneWeights, sameFrom, sexWeights, yearWeights } from './likeness-weights.ts'
import { type ReadName, readingsOf } from './name-parts.ts'

/** What two entries are compared by; what is not known is absent or null and says nothing either way. */
export interface Comparable {
  readonly name?: string | null | undefined
  readonly yearOfBirth?: number | null | undefined
  readonly sex?: Sex | null | undefined
  /** In its one form. */
  readonly phone?: string | null | undefined
  /** In its one form. */
  readonly idNumber?: string | null | undefined
}

/** How far two are alike: the sum of the weights, and what it came from. */
export interface Likeness {
  /** Natural logarithm of how much likelier this is if they are one person than if they are two. */
  readonly score: number
  /** `same`: taken for one; `maybe`: a person is asked; `other`: neither. */
  readonly verdict: 'same' | 'maybe' | 'other'
  readonly why: readonly LikenessReason[]
}

/** A {@link Comparable} whose name has been read, to be compared many times. */
export interface ReadPerson extends Comparable {
  readonly readings: readonly ReadName[]
}

/** Reads the name of one once. */
export function readPerson(person: Comparable): ReadPerson {
  return { ...person, readings: person.name ? readingsOf(person.name) : [] }
}

interface Evidence {
  readonly weight: number
  readonly why?: LikenessReason | undefined
}

const nothing: Evidence = { weight: 0 }

/** How far two entries are alike (Fellegi and Sunter 1969; weights and thresholds in likeness-weights.ts). */
export function likenessOf(left: ReadPerson, right: ReadPerson): Likeness {
  const name = compareNames(left.readings, right.readings)
  const others = [
    compareIds(left, right),
    comparePhones(left, right),
    compareYears(left, right),
    compareSexes(left, right),
  ]
  const score = others.reduce((sum, { weight }) => sum + weight, name.weight)
  const why = [...name.why, ...others.flatMap((one) => (one.why ? [one.why] : []))]
  return { score, verdict: verdictOf(score, why), why }
}

/** A name alone, however rare, is never enough for the machine. */
const firm: readonly LikenessReason[] = ['same-id-number', 'same-phone', 'same-year']

function verdictOf(score: number, why: readonly LikenessReason[]): Likeness['verdict'] {
  if (score >= sameFrom && why.some((one) => firm.includes(one))) return 'same'
  return score >= maybeFrom ? 'maybe' : 'other'
}

/** Those who may be the one, likeliest first; where two are almost as likely the machine takes neither for it. */
export function rankLikely<L extends Likeness>(looked: readonly L[]): L[] {
  const likely = looked.filter(({ verdict }) => verdict !== 'other').sort((one, other) => other.score - one.score)
  const [best, second] = likely
  if (!best || !second || best.score - second.score >= aheadBy) return likely
  return likely.map((one) => (one.verdict === 'same' ? { ...one, verdict: 'maybe' } : one))
}

function compareIds({ idNumber: left }: Comparable, { idNumber: right }: Comparable): Evidence {
  if (!left || !right) return nothing
  if (left === right) return { weight: idWeights.same, why: 'same-id-number' }
  // An old number (9 digits) and a new one of the same person have nothing in common.
  if (left.length !== right.length) return nothing
  if (isOneSlip(left, right)) return { weight: idWeights.slip, why: 'id-number-slip' }
  return { weight: idWeights.differs, why: 'id-number-differs' }
}

function comparePhones({ phone: left }: Comparable, { phone: right }: Comparable): Evidence {
  if (!left || !right) return nothing
  if (left === right) return { weight: phoneWeights.same, why: 'same-phone' }
  return { weight: phoneWeights.differs, why: 'phone-differs' }
}

function compareYears({ yearOfBirth: left }: Comparable, { yearOfBirth: right }: Comparable): Evidence {
  if (!left || !right) return nothing
  const apart = Math.abs(left - right)
  if (apart === 0) return { weight: yearWeights.same, why: 'same-year' }
  if (apart === 1) return { weight: yearWeights.oneOff, why: 'year-near' }
  if (isTurned(left, right)) return { weight: yearWeights.turned, why: 'year-near' }
  if (apart <= 3) return { weight: yearWeights.near, why: 'year-near' }
  return { weight: yearWeights.differs, why: 'year-differs' }
}

/** 1958 and 1985. */
function isTurned(left: number, right: number): boolean {
  const [tens, ones] = [Math.floor((left % 100) / 10), left % 10]
  return right === left - (left % 100) + ones * 10 + tens
}

function compareSexes({ sex: left }: Comparable, { sex: right }: Comparable): Evidence {
  if (!left || !right || left === 'other' || right === 'other') return nothing
  return left === right ? { weight: sexWeights.same } : { weight: sexWeights.differs, why: 'sex-differs' }
}
