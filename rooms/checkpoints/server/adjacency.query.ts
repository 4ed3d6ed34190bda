import { sql } from 'kysely'
import type { Db, Profile, Trx } from '#platform/server'
import { profileBook } from './profile-book.query.ts'

/** Two areas that touch. */
export type Pair = readonly [number, number]

/** A pair by one text, whichever comes first. */
export function pairKey([first, second]: Pair): string {
  return first < second ? `${first} ${second}` : `${second} ${first}`
}

/** Pairs of units that the profile knows to be adjacent, by id; only what is known stands in it (CHK-09). */
export async function adjacentPairs(db: Db | Trx, profile: Profile): Promise<{ source: string; pairs: Pair[] }> {
  const { source, pairs } = (await profileBook(profile)).adjacency
  if (pairs.length === 0) return { source, pairs: [] }
  const { rows } = await sql<{ code: string; id: number }>`
    select code, area_id as id from area_codes where valid_to is null and code = any(${pairs.flat()}::text[])`.execute(
    db,
  )
  const idOf = new Map(rows.map(({ code, id }) => [code, id]))
  const known = pairs.flatMap(([left, right]): Pair[] => {
    const [first, second] = [idOf.get(left), idOf.get(right)]
    return first === undefined || second === undefined ? [] : [[first, second]]
  })
  return { source, pairs: known }
}
