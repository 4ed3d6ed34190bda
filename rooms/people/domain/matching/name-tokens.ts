import type { ReadPerson } from './likeness.ts'
import { shareOfFamily, shareOfGiven } from './name-frequencies.ts'
import type { NamePart, ReadName } from './name-parts.ts'

/** A piece by which a person is found, before it is hashed, and how much agreeing on it says (to look at the likeliest first). */
export interface NameToken {
  readonly text: string
  readonly weight: number
}

/** Years that are looked up around the one told. */
const around = [0, -1, 1]

/** Born in one year of the seventy that people are of. */
const shareOfYear = 1 / 70

/**
 * The pieces under which somebody is put on file: pairs of words, a word with the year, the given name with the first letter
 * of the family name, the family name with the first letter of the given one and the year. Made of sounds, so that marks,
 * Telex and `i` for `y` make no difference; in no order, so that a swapped name is found; several, so that one slip leaves
 * others whole.
 */
export function tokensToKeep({ readings, yearOfBirth }: ReadPerson): string[] {
  const [usual] = readings
  if (!usual) return []
  const years = yearOfBirth ? [yearOfBirth] : []
  return [
    ...new Set([...pairTokens(usual), ...letterTokens(usual), ...yearTokens(usual, years)].map(({ text }) => text)),
  ]
}

/**
 * The pieces by which somebody is sought, in every reading of the name. With a year the broad ones are left out: who
 * agrees on those alone, and not on the year, would be no likely one.
 */
export function tokensToSeek(person: ReadPerson): readonly NameToken[] {
  const known = sought.get(person)
  if (known) return known
  const tokens = makeTokensToSeek(person)
  sought.set(person, tokens)
  return tokens
}

/** Asked for twice of each row of a list: among those on file, and among the rows before it. */
const sought = new WeakMap<ReadPerson, readonly NameToken[]>()

function makeTokensToSeek({ readings, yearOfBirth }: ReadPerson): NameToken[] {
  const years = yearOfBirth ? around.map((by) => yearOfBirth + by) : []
  const tokens = readings.flatMap((reading) => {
    const pairs = pairTokens(reading)
    const narrow = pairs.filter(({ weight }) => weight >= narrowFrom)
    if (years.length > 0) return [...yearTokens(reading, years), ...narrow]
    return [...pairs, ...(narrow.length > 0 ? [] : letterTokens(reading))]
  })
  return [...new Map(tokens.map((token) => [token.text, token])).values()]
}

/** A pair that fewer than one in five hundred bear. */
const narrowFrom = Math.log(500)

function pairTokens({ family, middles, given }: ReadName): NameToken[] {
  const parts = [
    ...(family ? [{ part: family, share: shareOfFamily(family.folded) }] : []),
    ...[...middles, given].map((part) => ({ part, share: shareOfGiven(part.folded) })),
  ].filter(({ part }) => !part.isShort)
  return parts.flatMap((one, index) =>
    parts.slice(index + 1).map((other) => ({
      text: `pair ${[one.part.sound, other.part.sound].sort().join(' ')}`,
      weight: -Math.log(one.share * other.share),
    })),
  )
}

function letterTokens({ family, given }: ReadName): NameToken[] {
  if (!family || given.isShort) return []
  return [{ text: `letter ${given.sound} ${initial(family)}`, weight: -Math.log(shareOfGiven(given.folded) * 0.3) }]
}

function yearTokens({ family, middles, given }: ReadName, years: readonly number[]): NameToken[] {
  const words = [...middles, given].filter(({ isShort }) => !isShort)
  return years.flatMap((year) => [
    ...words.map((part) => ({
      text: `year ${part.sound} ${year}`,
      weight: -Math.log(shareOfGiven(part.folded) * shareOfYear),
    })),
    ...(family && !family.isShort
      ? [
          {
            text: `family ${family.sound} ${initial(given)} ${year}`,
            weight: -Math.log(shareOfFamily(family.folded) * 0.1 * shareOfYear),
          },
        ]
      : []),
  ])
}

const initial = ({ sound }: NamePart) => sound[0] ?? ''
