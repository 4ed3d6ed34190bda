import { foldVietnamese } from '#kit'
import { isFamily } from './name-frequencies.ts'

/** One word of a name, in the forms in which it is compared. */
export interface NamePart {
  /** Letters with their hats, horns and bars, without tone: `nguyên`. */
  readonly letters: string
  /** The tone, as its combining mark; empty: level, or none written. */
  readonly tone: string
  /** Plain letters: `nguyen`. */
  readonly folded: string
  /** How it sounds, what an input method left behind taken off: `Nguyeenx` and `Nguye64n` sound as `nguyen`. */
  readonly sound: string
  /** Only its beginning is written: `Ng.`, `T`, `Tr~`. */
  readonly isShort: boolean
}

/** A name read one way. Family names come first in Vietnamese, but not on every form. */
export interface ReadName {
  readonly family: NamePart | null
  /** Middle parts that say something; `thị` and `văn` are not among them. */
  readonly middles: readonly NamePart[]
  readonly given: NamePart
  /** The middle part that only tells women from men; null: none written. */
  readonly filler: 'thi' | 'van' | null
  readonly isSwapped: boolean
}

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const otherMarks = /[\u0300-\u036f]|đ/
/** Beginnings that are no syllable by themselves. */
const onlyConsonants = /^[^aeiouy]+$/

/** The words of a name. A hyphen, a comma, a dot parts them; what stands before a dot or a tilde is only a beginning. */
export function partsOf(name: string): NamePart[] {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+[.~]?/gu) ?? []
  return words.map((word) => toKnownPart(word)).filter(({ folded }) => folded !== '')
}

const knownParts = new Map<string, NamePart>()
/** Vietnamese names are made of a few thousand words; more are slips, and are read again. */
const mostKnownParts = 20_000

/** A word is taken apart once: ten thousand names are made of a few hundred. */
function toKnownPart(word: string): NamePart {
  const known = knownParts.get(word)
  if (known) return known
  const part = toPart(word)
  if (knownParts.size < mostKnownParts) knownParts.set(word, part)
  return part
}

function toPart(word: string): NamePart {
  const marked = /[.~]$/.test(word)
  const text = marked ? word.slice(0, -1) : word
  const apart = text.normalize('NFD')
  const folded = foldVietnamese(text).replaceAll(' ', '')
  return {
    letters: apart
      .replaceAll(toneMarks, '')
      .normalize('NFC')
      .replace(/(?<=[^aeiouyăâêôơư])y$/u, 'i'),
    tone: apart.match(toneMarks)?.[0] ?? '',
    folded,
    sound: soundOf(folded),
    isShort: marked || folded.length === 1 || onlyConsonants.test(folded),
  }
}

/** Whether a part is written with any mark at all. */
export function isMarked({ letters, tone }: NamePart): boolean {
  return tone !== '' || otherMarks.test(letters.normalize('NFD'))
}

/**
 * How a folded syllable sounds in Hà Nội, roughly: `s` and `x`, `ch` and `tr`, `i` and `y` alike. No Vietnamese syllable has `s f r x j w` or a digit after its vowel: those are tone keys of Telex and VNI that stayed.
 */
export function soundOf(folded: string): string {
  return folded
    .replaceAll(/\d/g, '')
    .replaceAll(/(?<=[aeiouyw])[sfrxjw]+/g, '')
    .replace(/(?<=[aeiouy](?:ng|nh|ch|[cmnpt])?)[sfrxj]+$/, '')
    .replaceAll(/([aeo])\1+/g, '$1')
    .replace(/^dd/, 'd')
    .replace(/^w/, 'u')
    .replace(/^gi(?=[aeou])/, 'z')
    .replace(/^tr/, 'ch')
    .replace(/^x/, 's')
    .replace(/^f/, 'ph')
    .replace(/^ngh/, 'ng')
    .replace(/^gh/, 'g')
    .replace(/^(?:q|c(?!h))/, 'k')
    .replaceAll('y', 'i')
}

/** All ways in which a name can sensibly be read, the usual one first; none: nothing is written. */
export function readingsOf(name: string): readonly ReadName[] {
  const parts = partsOf(name)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return []
  const usual = read(parts, false)
  if (parts.length === 1 || !mayBeSwapped(parts)) return [usual]
  const middle = parts.slice(1, -1)
  const turned = [
    // An Nguyễn Văn; Văn An Nguyễn; An Văn Nguyễn.
    [...parts.slice(1), first],
    [last, ...parts.slice(0, -1)],
    [last, ...middle, first],
  ]
  const seen = new Set([parts.map(({ folded }) => folded).join(' ')])
  const readings = turned.flatMap((order) => {
    const key = order.map(({ folded }) => folded).join(' ')
    if (seen.has(key) || (order[0] && !isFamily(order[0].folded) && !order[0].isShort)) return []
    seen.add(key)
    return [read(order, true)]
  })
  return [usual, ...readings]
}

/** Another word than the first is a family name, or the first is none. */
function mayBeSwapped(parts: readonly NamePart[]): boolean {
  return parts.slice(1).some(({ folded, isShort }) => !isShort && isFamily(folded) && folded !== 'van')
}

function read(parts: readonly NamePart[], isSwapped: boolean): ReadName {
  const given = parts.at(-1) as NamePart
  if (parts.length === 1) return { family: null, middles: [], given, filler: null, isSwapped }
  const between = parts.slice(1, -1)
  const first = between[0]
  const isFiller = first !== undefined && (first.sound === 'thi' || first.sound === 'van')
  return {
    family: parts[0] ?? null,
    middles: isFiller ? between.slice(1) : between,
    given,
    filler: isFiller ? (first.sound as 'thi' | 'van') : null,
    isSwapped,
  }
}
