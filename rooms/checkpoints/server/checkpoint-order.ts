import { type RawBuilder, sql } from 'kysely'
import type { Profile } from '#platform/server'
import type { CheckpointRow } from './checkpoints.store.ts'
import { profileBook } from './profile-book.query.ts'

/** How people count posts: a question's order, and what a page that goes on after a post adds to its condition. */
export interface CheckpointOrder {
  readonly by: RawBuilder<unknown>
  readonly after: (mark: readonly unknown[]) => RawBuilder<unknown>
}

/**
 * The one order of every list of posts: kinds as they stand in the profile's catalogue (gateways, boundaries, … waterways; a
 * kind that it no longer knows comes last), then "chốt số 1 … 22", posts without a number by name, 2 before 10 at its end, id.
 */
export async function checkpointOrder(profile: Profile): Promise<CheckpointOrder> {
  const { kinds } = await profileBook(profile)
  const keys = kinds.map(({ key }) => key)
  const placeOf = (kind: RawBuilder<unknown>) =>
    sql`coalesce(array_position(${keys}::text[], ${kind}), ${keys.length + 1}::int)`
  const parts = sql`${placeOf(sql`checkpoints.kind`)}, ${numberOf(sql`checkpoints.number`)},
    ${nameParts(sql`checkpoints.folded`)}, checkpoints.id`
  return {
    by: parts,
    after: ([kind, number, folded, id]) =>
      sql`(${parts}) > (${placeOf(sql`${kind}::text`)}, ${numberOf(sql`${number}::int`)}, ${nameParts(sql`${folded}::text`)}, ${id}::uuid)`,
  }
}

/** Where a page ended, as its cursor bears it; undefined of an empty one. */
export function markOf(
  row: (CheckpointRow & { readonly folded: string }) | undefined,
): (string | number | null)[] | undefined {
  return row && [row.kind, row.number, row.folded, row.id]
}

const numberOf = (number: RawBuilder<unknown>) => sql`coalesce(${number}, 2147483647)`

/** A name without the number at its end, that number, the whole name: "vùng an toàn 2" comes before "vùng an toàn 10". */
const nameParts = (name: RawBuilder<unknown>) =>
  sql`regexp_replace(${name}, '[0-9]+$', ''), coalesce(substring(${name} from '([0-9]{1,9})$')::int, -1), ${name}`
