import type { Trx } from '#platform/server'
import { likenessOf, type ReadPerson, rankLikely, tokensToKeep, tokensToSeek } from '../domain/index.ts'
import { type LikelyPerson, type Matching, matchRead } from './match-persons.ts'
import type { PersonToKeep } from './person-to-keep.ts'
import { type PersonRow, personsByIds } from './persons.store.ts'

/** How somebody on file was recognised. */
export type RecognisedBy = 'id' | 'chosen' | 'likeness'

/** What is known of one row before anything is written. */
export interface Recognised {
  /** Null: new. */
  readonly as: { readonly personId: string; readonly by: RecognisedBy } | null
  /** `knownAs` names nobody on file. */
  readonly isUnknownChoice: boolean
  /** Who else it may be. */
  readonly alike: readonly LikelyPerson[]
}

/** One row with its name read; null: it is refused, and recognises nobody. */
export interface RowRead {
  readonly row: PersonToKeep
  readonly zoneId: number
  readonly person: ReadPerson | null
}

/** Says of each row who it is, in order: those on file, and those of earlier rows of the same batch. */
export async function recognisePersons(
  matching: Matching & { readonly db: Trx },
  rows: readonly RowRead[],
): Promise<readonly Recognised[]> {
  const onFile = await personsByIds(
    matching.db,
    rows.flatMap(({ row: { personId, knownAs } }) => [personId, ...(knownAs ? [knownAs] : [])]),
  )
  const sought = rows.map(({ row, person }) => {
    const isKnown = onFile.has(row.knownAs ?? row.personId)
    return { areaId: row.areaId, person: isKnown || !person ? nobody : person }
  })
  const likely = await matchRead(matching, sought)
  const earlier = new EarlierRows()
  return rows.map((one, index) => {
    const recognised = recogniseOne(one, { onFile, likely: likely[index] ?? [], earlier })
    if (recognised.as === null && !recognised.isUnknownChoice) earlier.add(one)
    return recognised
  })
}

const nobody: ReadPerson = { readings: [] }

interface Ground {
  readonly onFile: ReadonlyMap<string, PersonRow>
  readonly likely: readonly LikelyPerson[]
  readonly earlier: EarlierRows
}

function recogniseOne(one: RowRead, { onFile, likely, earlier }: Ground): Recognised {
  const { personId, knownAs, isAnother } = one.row
  if (knownAs !== undefined) {
    const chosen = onFile.get(knownAs)
    const as = chosen ? ({ personId: chosen.currentId, by: 'chosen' } as const) : null
    return { as, isUnknownChoice: !chosen, alike: [] }
  }
  const own = onFile.get(personId)
  if (own) return { as: { personId: own.currentId, by: 'id' }, isUnknownChoice: false, alike: [] }
  const all = rankLikely([...likely, ...earlier.like(one)])
  const [best] = all
  const isSame = best?.verdict === 'same' && !isAnother
  const as = isSame ? ({ personId: best.personId, by: 'likeness' } as const) : null
  return { as, isUnknownChoice: false, alike: as ? [] : all }
}

/** New people of the batch so far, found by the same tokens as those on file. */
class EarlierRows {
  readonly #byToken = new Map<string, RowRead[]>()

  add(row: RowRead): void {
    if (!row.person) return
    for (const key of [...tokensToKeep(row.person).map((text) => `${row.zoneId} ${text}`), ...numbersOf(row.person)]) {
      const before = this.#byToken.get(key)
      if (before) before.push(row)
      else this.#byToken.set(key, [row])
    }
  }

  like({ person, zoneId }: RowRead): LikelyPerson[] {
    if (!person) return []
    const keys = [...tokensToSeek(person).map(({ text }) => `${zoneId} ${text}`), ...numbersOf(person)]
    const found = new Set(keys.flatMap((key) => this.#byToken.get(key) ?? []))
    return [...found].map((other) => {
      const likeness = likenessOf(person, other.person as ReadPerson)
      return { personId: other.row.personId, ...likeness } as LikelyPerson
    })
  }
}

const numbersOf = ({ phone, idNumber }: ReadPerson) => [
  ...(phone ? [`phone ${phone}`] : []),
  ...(idNumber ? [`id ${idNumber}`] : []),
]
