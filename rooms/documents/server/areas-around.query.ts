import { sql } from 'kysely'
import type { Day } from '#kit'
import type { Db, Place, Trx } from '#platform/server'
import { type AreaKind, type AreaLevel, fullName, levelOf } from '#rooms/areas/domain'
import { type CascadeArea, unitKinds } from '../domain/index.ts'

/** An area with its kind and both of its names. */
export interface NamedArea {
  readonly id: number
  readonly kind: AreaKind
  readonly level: AreaLevel
  readonly bareName: string
  readonly name: string
}

/** Areas by id; unknown ids are absent. */
export async function namedAreas(db: Db | Trx, ids: readonly (number | null)[]): Promise<Map<number, NamedArea>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<{ id: number; kind: AreaKind; name: string }>`
    select id, kind, name from areas where id = any(${wanted}::int[])`.execute(db)
  return new Map(
    rows.map(({ id, kind, name }) => [
      id,
      { id, kind, level: levelOf(kind), bareName: name, name: fullName({ kind, name }) },
    ]),
  )
}

/** An area as it travels; an unknown one by its id. */
export function toAreaLine(areas: ReadonlyMap<number, NamedArea>, id: number): { id: number; name: string } {
  return { id, name: areas.get(id)?.name ?? String(id) }
}

/** The areas inside a place that exist on a day, in order of the tree, as a cascade sees them. */
export async function cascadeAreasIn(db: Db | Trx, place: Place, on: Day): Promise<CascadeArea[]> {
  const { rows } = await sql<{ id: number; parentId: number | null; level: number; kind: AreaKind; name: string }>`
    select id, parent_id as "parentId", depth as level, kind, name from areas
    where first between ${place.first} and ${place.last} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by first`.execute(db)
  return rows.map((row) => ({ ...row, name: fullName(row) }))
}

/** Areas by id as a cascade sees them: those above a subtree. */
export async function cascadeAreas(db: Db | Trx, ids: readonly number[]): Promise<CascadeArea[]> {
  const { rows } = await sql<{ id: number; parentId: number | null; level: number; kind: AreaKind; name: string }>`
    select id, parent_id as "parentId", depth as level, kind, name from areas where id = any(${[...ids]}::int[])`.execute(
    db,
  )
  return rows.map((row) => ({ ...row, name: fullName(row) }))
}

/** Districts and communes inside places that exist on a day: the units that carry a directive out and report. */
export async function unitsIn(db: Db | Trx, areaIds: readonly number[], on: Day): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct areas.id, areas.first from areas
    join areas as outer_area on areas.first between outer_area.first and outer_area.last
    where outer_area.id = any(${[...areaIds]}::int[]) and areas.kind = any(${[...unitKinds]}::text[])
      and areas.valid_from <= ${on} and (areas.valid_to is null or areas.valid_to > ${on})
    order by areas.first`.execute(db)
  return rows.map(({ id }) => id)
}
