import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Trx } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import type { LookView } from '../domain/index.ts'
import type {} from './forecast.tables.ts'

interface LookRow extends Omit<LookView, 'by'> {
  readonly areaId: number
  readonly officerId: string | null
}

/** Looks at signals of some areas since a day, newest first, by area; with the name of who looked. */
export async function looksOf(
  db: Db,
  { areaIds, since }: { readonly areaIds: readonly number[]; readonly since: Day },
): Promise<Map<number, LookView[]>> {
  const rows = await lookRows(db, { areaIds, since })
  const names = await officerNames(
    db,
    rows.flatMap(({ officerId }) => officerId ?? []),
  )
  const views = rows.map(({ areaId, officerId, ...look }) => ({
    areaId,
    look: { ...look, by: officerId === null ? null : (names.get(officerId) ?? null) },
  }))
  const byArea = Map.groupBy(views, ({ areaId }) => areaId)
  return new Map([...byArea].map(([areaId, list]) => [areaId, list.map(({ look }) => look)]))
}

/** Looks since a day, of some areas or of all; newest first. */
export async function lookRows(
  db: Db | Trx,
  { areaIds, since }: { readonly areaIds?: readonly number[]; readonly since: Day },
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`
    select id, area_id as "areaId", on_day as day, finding, note, officer_id as "officerId", looked_at as at
    from signal_looks where on_day >= ${since}::date ${areaIds ? sql`and area_id = any(${areaIds}::int[])` : sql``}
    order by on_day desc, looked_at desc`.execute(db)
  return rows
}
