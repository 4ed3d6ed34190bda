import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** Which of these ids are neither documents nor meetings on file. */
export async function missingDocuments(db: Db | Trx, ids: readonly string[]): Promise<Set<string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select id from documents where id = any(${wanted}::uuid[])
    union all
    select id from meetings where id = any(${wanted}::uuid[])`.execute(db)
  const known = new Set(rows.map(({ id }) => id))
  return new Set(wanted.filter((id) => !known.has(id)))
}
