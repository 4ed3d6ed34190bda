import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Db } from '#platform/server'

/** What documents are called where they are in force, by id; one that never was is absent. */
export async function documentTitles(db: Db, ids: readonly string[]): Promise<Map<string, Words>> {
  const { rows } = await sql<{ id: string; vi: string; en: string }>`
    select distinct on (document_id) document_id as id, label_vi as vi, label_en as en from in_force
    where document_id = any(${[...ids]}::uuid[]) and kind = 'directive' order by document_id, from_at`.execute(db)
  return new Map(rows.map(({ id, vi, en }) => [id, { vi, en }]))
}
