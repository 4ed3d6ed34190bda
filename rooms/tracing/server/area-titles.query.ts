import { sql } from 'kysely'
import type { Words } from '#kit'
import type { Db, Trx } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'

/** What areas are called, in both languages. */
export async function areaTitles(db: Db | Trx, ids: readonly number[]): Promise<(areaId: number) => Words> {
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${[...new Set(ids)]}::int[])`.execute(db)
  const titles = new Map(rows.map(({ id, kind, name }) => [id, areaTitle({ kind, name })]))
  return (areaId) => titles.get(areaId) ?? { vi: String(areaId), en: String(areaId) }
}
