import { sql } from 'kysely'
import type { Db, Tree, Trx, Vault } from '#platform/server'
import type { PlainPerson } from '../domain/index.ts'
import { markOf } from './identities.store.ts'
import { canonicalIds } from './persons.store.ts'

/** Somebody told of, to be found among those on file; only what is known is given. */
export interface SoughtPerson extends Partial<PlainPerson> {
  /** Where they live or were met: names are looked for in its commune; numbers everywhere. */
  readonly areaId: number
}

/** Why two may be one; each a code with words of its own, none says who. */
export type LikenessReason =
  | 'same-id-number'
  | 'same-phone'
  | 'same-name'
  | 'name-without-marks'
  | 'name-shortened'
  | 'name-swapped'
  | 'name-slip'
  | 'same-year'
  | 'year-near'
  | 'year-differs'
  | 'sex-differs'
  | 'phone-differs'
  | 'id-number-differs'

/** Somebody on file who may be the one sought. */
export interface LikelyPerson {
  readonly personId: string
  /** Natural logarithm of how much likelier one person explains this than two do. */
  readonly score: number
  /** `same`: above the threshold of the profile, taken for one; `maybe`: a person must say. */
  readonly verdict: 'same' | 'maybe'
  readonly why: readonly LikenessReason[]
}

/** Where it is looked for. */
export interface Matching {
  readonly db: Db | Trx
  readonly vault: Vault
  readonly tree: Tree
}

/**
 * For each of these, who on file it may be, likeliest first, merged ones as the person they are now; set-based. Names
 * nobody; whoever shows an answer to somebody has asked whether they may see it.
 */
export async function matchPersons(
  { db, vault }: Matching,
  sought: readonly SoughtPerson[],
): Promise<readonly (readonly LikelyPerson[])[]> {
  const marks = sought.flatMap(({ phone, idNumber }, index) => [
    ...(idNumber ? [{ index, mark: markOf(vault, 'id-number', idNumber), why: 'same-id-number' as const }] : []),
    ...(phone ? [{ index, mark: markOf(vault, 'phone', phone), why: 'same-phone' as const }] : []),
  ])
  const found = sought.map((): LikelyPerson[] => [])
  if (marks.length === 0) return found
  const { rows } = await sql<{ index: number; why: 'same-id-number' | 'same-phone'; id: string }>`
    select given.index, given.why, persons.id
    from unnest(${marks.map(({ index }) => index)}::int[], ${marks.map(({ why }) => why)}::text[],
                ${marks.map(({ mark }) => mark)}::bytea[]) as given (index, why, mark)
    join identity_marks on identity_marks.mark = given.mark
    join persons on persons.id = identity_marks.subject_id`.execute(db)
  const current = await canonicalIds(
    db,
    rows.map(({ id }) => id),
  )
  for (const { index, why, id } of rows) {
    const isSame = why === 'same-id-number'
    const personId = current.get(id) ?? id
    found[index]?.push({ personId, score: isSame ? 12 : 4, verdict: isSame ? 'same' : 'maybe', why: [why] })
  }
  return found
}
