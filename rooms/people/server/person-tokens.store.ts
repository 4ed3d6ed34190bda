import { sql } from 'kysely'
import type { Trx, Vault } from '#platform/server'
import { type Comparable, readPerson, tokensToKeep } from '../domain/index.ts'

/** Marks made before: names of a ward are made of a few thousand pieces, and a line list asks for each many times. */
const marksOf = new WeakMap<Vault, Map<string, string>>()
/** More are not remembered: pieces, never names, and not for long. */
const mostMarks = 20_000

/** The keyed mark of a piece of a name, as it stands in the database: 64 bits, read as a signed number. */
export function tokenMark(vault: Vault, text: string): string {
  const marks = marksOf.get(vault) ?? new Map<string, string>()
  const known = marks.get(text)
  if (known !== undefined) return known
  if (marks.size >= mostMarks) marks.clear()
  marksOf.set(vault, marks)
  const mark = vault.markOf(text, 'people token').readBigInt64LE(0).toString()
  marks.set(text, mark)
  return mark
}

/** Somebody whose name is to be found. */
export interface ToIndex extends Comparable {
  readonly id: string
  readonly zoneId: number
}

/** Puts the tokens of these names on file, in place of those that stood there. */
export async function indexNames(trx: Trx, vault: Vault, people: readonly ToIndex[], isNew: boolean): Promise<void> {
  if (people.length === 0) return
  const ids = people.map(({ id }) => id)
  if (!isNew) await sql`delete from person_tokens where person_id = any(${ids}::uuid[])`.execute(trx)
  const rows = people.flatMap((person) => {
    const { id, zoneId } = person
    return tokensToKeep(readPerson(person)).map((text) => ({ id, zoneId, mark: tokenMark(vault, text) }))
  })
  if (rows.length === 0) return
  await sql`
    insert into person_tokens (zone_id, token, person_id)
    select * from unnest(${rows.map(({ zoneId }) => zoneId)}::int[], ${rows.map(({ mark }) => mark)}::bigint[],
                         ${rows.map(({ id }) => id)}::uuid[])
    on conflict do nothing`.execute(trx)
}
