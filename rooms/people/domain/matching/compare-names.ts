import { compareParts, type PartAgreement } from './compare-parts.ts'
import type { LikenessReason } from './likeness-reasons.ts'
import { middleWeights, partWeights, swapWeight, weightOfShare } from './likeness-weights.ts'
import { shareOfFamily, shareOfGiven } from './name-frequencies.ts'
import type { NamePart, ReadName } from './name-parts.ts'

/** What two names say, and how they came together. */
export interface ComparedNames {
  readonly weight: number
  readonly why: readonly LikenessReason[]
}

const unknown: ComparedNames = { weight: 0, why: [] }

/** The best that two names can be read to agree; a name that is not known says nothing. */
export function compareNames(left: readonly ReadName[], right: readonly ReadName[]): ComparedNames {
  const [usualLeft, usualRight] = [left[0], right[0]]
  if (!usualLeft || !usualRight) return unknown
  let best = compareReadings(usualLeft, usualRight)
  if (!best.why.includes('name-differs')) return best
  for (const one of left) {
    for (const other of right) {
      // One of them stands in another order, not both: read alike they would agree as they stand.
      if (one.isSwapped === other.isSwapped) continue
      const compared = compareReadings(one, other)
      if (compared.weight + swapWeight <= best.weight) continue
      best = { weight: compared.weight + swapWeight, why: ['name-swapped', ...compared.why.filter(isNotSame)] }
    }
  }
  return best
}

const isNotSame = (why: LikenessReason) => why !== 'same-name'

function compareReadings(left: ReadName, right: ReadName): ComparedNames {
  const given = compareParts(left.given, right.given)
  const family = left.family && right.family ? compareParts(left.family, right.family) : null
  const middle = compareMiddles(left, right)
  const weight =
    weightOfGiven(given, left.given, right.given) +
    (family && left.family && right.family ? weightOfFamily(family, left.family, right.family) : 0) +
    middle.weight +
    fillerWeight(left, right)
  return { weight, why: reasonsOf([given, ...(family ? [family] : []), ...middle.agreements]) }
}

/** A beginning stands for the whole word where there is one. */
const longer = (left: NamePart, right: NamePart) => (left.folded.length >= right.folded.length ? left : right).folded

function weightOfGiven(agreement: PartAgreement, left: NamePart, right: NamePart): number {
  if (agreement === 'differs') return partWeights.givenDiffers
  if (agreement === 'short') return partWeights.shortGiven
  const whole = weightOfShare(shareOfGiven(longer(left, right)))
  if (agreement === 'slip') return Math.min(whole + partWeights.givenSlipLoss, partWeights.slipAtMost)
  return whole + (agreement === 'same' ? 0 : partWeights[agreement])
}

function weightOfFamily(agreement: PartAgreement, left: NamePart, right: NamePart): number {
  if (agreement === 'differs') return partWeights.familyDiffers
  const whole = weightOfShare(shareOfFamily(longer(left, right)))
  if (agreement === 'short') return Math.min(whole, partWeights.shortFamily)
  if (agreement === 'slip') return Math.min(whole, partWeights.slipAtMost)
  return whole + (agreement === 'same' ? 0 : partWeights[agreement])
}

interface ComparedMiddles {
  readonly weight: number
  readonly agreements: readonly PartAgreement[]
}

function compareMiddles({ middles: left }: ReadName, { middles: right }: ReadName): ComparedMiddles {
  if (left.length === 0 && right.length === 0) return { weight: middleWeights.bothNone, agreements: [] }
  const [few, many] = left.length <= right.length ? [left, right] : [right, left]
  if (few.length === 0) {
    // "T." beside nothing is a left-out Thị more often than a middle name.
    if (many.every(({ isShort }) => isShort)) return { weight: 0, agreements: ['short'] }
    return { weight: middleWeights.oneNone, agreements: [] }
  }
  const ends = few.map((part, index) => compareParts(part, many[many.length - few.length + index] as NamePart))
  const weight = ends.reduce((sum, agreement, index) => sum + weightOfMiddle(agreement, few[index] as NamePart), 0)
  return { weight: weight + (few.length < many.length ? middleWeights.oneNone / 2 : 0), agreements: ends }
}

function weightOfMiddle(agreement: PartAgreement, { folded }: NamePart): number {
  if (agreement === 'differs') return middleWeights.differs
  if (agreement === 'short') return middleWeights.short
  const whole = weightOfShare(shareOfGiven(folded))
  if (agreement === 'slip') return Math.min(whole, partWeights.slipAtMost)
  return whole + (agreement === 'same' ? 0 : partWeights[agreement])
}

function fillerWeight({ filler: left }: ReadName, { filler: right }: ReadName): number {
  if (left === null || right === null) return 0
  return left === right ? middleWeights.fillerSame : middleWeights.fillerOther
}

function reasonsOf(agreements: readonly PartAgreement[]): LikenessReason[] {
  const has = (agreement: PartAgreement) => agreements.includes(agreement)
  if (has('differs') || has('marks')) return ['name-differs']
  const why: LikenessReason[] = []
  if (has('slip')) why.push('name-slip')
  if (has('short')) why.push('name-shortened')
  if (has('bare')) why.push('name-without-marks')
  return why.length === 0 ? ['same-name'] : why
}
