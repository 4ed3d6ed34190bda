import type { LabelledSet } from './labelled-set.ts'
import { likenessOf, type ReadPerson, rankLikely, readPerson } from './likeness.ts'
import { closelyLookedAt, leastOfBest, weightOfNumber } from './looked-at.ts'
import { tokensToKeep, tokensToSeek } from './name-tokens.ts'

/** How well a labelled set is matched. */
export interface MatchingQuality {
  /** Of what was taken for one, how much truly is. */
  readonly precision: number
  /** Of the entries of people on the register, how many were taken for the right one. */
  readonly recall: number
  /** Of the entries of people on the register, how many have the right one among what a person is shown (five at most). */
  readonly shown: number
  /** Of the entries of people on the register, how many have the right one among the candidates found by tokens. */
  readonly found: number
  /** Of the entries of strangers, how many show nobody at all. */
  readonly quiet: number
  readonly wrong: readonly { readonly entry: number; readonly taken: number; readonly score: number }[]
}

/** Matches every entry of a labelled set against its register, as the server does, and counts. */
export function judgeMatching({ register, entries }: LabelledSet): MatchingQuality {
  const people = register.map((person) => readPerson(person))
  const index = indexOf(people)
  const matched = entries.map(({ entry, truth }, number) => ({
    number,
    truth,
    ...matchOne(readPerson(entry), people, index),
  }))
  const known = matched.filter(({ truth }) => truth !== null)
  const strangers = matched.filter(({ truth }) => truth === null)
  const taken = matched.flatMap(({ number, truth, likely: [best] }) =>
    best?.verdict === 'same'
      ? [{ entry: number, taken: best.person, score: best.score, isRight: best.person === truth }]
      : [],
  )
  const right = taken.filter(({ isRight }) => isRight).length
  const share = (list: typeof matched, is: (one: (typeof matched)[number]) => boolean) =>
    list.filter(is).length / list.length
  return {
    precision: right / taken.length,
    recall: right / known.length,
    shown: share(known, ({ likely, truth }) => likely.slice(0, 5).some(({ person }) => person === truth)),
    found: share(known, ({ candidates, truth }) => candidates.includes(truth as number)),
    quiet: share(strangers, ({ likely }) => likely.length === 0),
    wrong: taken.filter(({ isRight }) => !isRight),
  }
}

function matchOne(asked: ReadPerson, people: readonly ReadPerson[], index: ReadonlyMap<string, readonly number[]>) {
  const candidates = seek(index, asked)
  const looked = candidates.map((person) => ({ person, ...likenessOf(asked, people[person] as ReadPerson) }))
  return { candidates, likely: rankLikely(looked) }
}

/** Tokens and numbers of a register, in memory. */
function indexOf(people: readonly ReadPerson[]): Map<string, number[]> {
  const index = new Map<string, number[]>()
  for (const [number, person] of people.entries()) {
    for (const text of [...tokensToKeep(person), ...numbersOf(person)]) {
      const before = index.get(text)
      if (before) before.push(number)
      else index.set(text, [number])
    }
  }
  return index
}

const numbersOf = ({ phone, idNumber }: ReadPerson) => [
  ...(phone ? [`phone ${phone}`] : []),
  ...(idNumber ? [`id ${idNumber}`] : []),
]

function seek(index: ReadonlyMap<string, readonly number[]>, asked: ReadPerson): number[] {
  const weights = new Map<number, number>()
  const tokens = [...tokensToSeek(asked), ...numbersOf(asked).map((text) => ({ text, weight: weightOfNumber }))]
  for (const { text, weight } of tokens) {
    for (const person of index.get(text) ?? []) weights.set(person, (weights.get(person) ?? 0) + weight)
  }
  const likeliest = [...weights].sort(([, one], [, other]) => other - one).slice(0, closelyLookedAt)
  const least = (likeliest[0]?.[1] ?? 0) * leastOfBest
  return likeliest.filter(([, weight]) => weight >= least).map(([person]) => person)
}
