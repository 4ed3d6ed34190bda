import { isMarked, type NamePart } from './name-parts.ts'

/**
 * How two words of names agree: the same; the same where one was written without marks; the same letters with other marks
 * (Tân, Tấn); a slip of typing or of the ear; one only the beginning of the other; not at all.
 */
export type PartAgreement = 'same' | 'bare' | 'marks' | 'slip' | 'short' | 'differs'

/** Compares two words of names. */
export function compareParts(left: NamePart, right: NamePart): PartAgreement {
  if (left.isShort || right.isShort) return compareShort(left, right)
  if (left.letters === right.letters && left.tone === right.tone) return 'same'
  if (left.folded === right.folded) {
    return isMarked(left) && isMarked(right) ? 'marks' : 'bare'
  }
  if (left.sound === right.sound || isOneSlip(left.sound, right.sound)) return 'slip'
  return isOneSlip(left.folded, right.folded) ? 'slip' : 'differs'
}

function compareShort(left: NamePart, right: NamePart): PartAgreement {
  if (left.folded === right.folded) return 'short'
  const [short, long] = left.folded.length < right.folded.length ? [left, right] : [right, left]
  return short.isShort && long.folded.startsWith(short.folded) ? 'short' : 'differs'
}

/** One letter too many, too few, other, or two that changed places (Damerau 1964), in words of at least three letters. */
export function isOneSlip(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length < 2 || long.length < 3 || long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
