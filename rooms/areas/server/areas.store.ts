import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import type { Db, Trx } from '#platform/server'
import { type Area, fullName, type NamedArea, type NumberedArea } from '../domain/index.ts'
import './areas.tables.ts'

/** One who changes the tree at a time. */
export async function lockRegister(trx: Trx): Promise<void> {
  await trx.selectFrom('area_tree').select('version').forUpdate().executeTakeFirstOrThrow()
}

/** Every unit ever, with the code of its own time. */
export async function readRegister(db: Db | Trx): Promise<Area[]> {
  const { rows } = await sql<Area>`
    select areas.id, areas.kind, areas.name, areas.parent_id as "parentId", areas.valid_from as "validFrom",
           areas.valid_to as "validTo", areas.formerly, area_codes.code
    from areas join area_codes on area_codes.area_id = areas.id order by areas.first`.execute(db)
  return rows
}

type Extras = {
  readonly synthetic?: boolean | undefined
  readonly gridColumn?: number | undefined
  readonly gridRow?: number | undefined
}

/** Adds areas with their codes and numbers; `units` are the lines they came from, in the same order. */
export async function saveNewAreas(
  trx: Trx,
  areas: readonly Area[],
  units: readonly Extras[],
  places: ReadonlyMap<number, NumberedArea>,
): Promise<void> {
  const placeOf = (area: Area) => places.get(area.id) as NumberedArea
  await sql`
    insert into areas (id, kind, name, formerly, folded, parent_id, valid_from, valid_to, zone_id, first, last, depth, synthetic, grid_column, grid_row)
    select * from unnest(
      ${areas.map((a) => a.id)}::int[], ${areas.map((a) => a.kind)}::text[], ${areas.map((a) => a.name)}::text[],
      ${areas.map((a) => a.formerly ?? null)}::text[],
      ${areas.map((a) => foldVietnamese(fullName(a)))}::text[], ${areas.map((a) => a.parentId)}::int[],
      ${areas.map((a) => a.validFrom)}::date[], ${areas.map((a) => a.validTo)}::date[],
      ${areas.map((a) => placeOf(a).zoneId)}::int[], ${areas.map((a) => placeOf(a).first)}::int[],
      ${areas.map((a) => placeOf(a).last)}::int[], ${areas.map((a) => placeOf(a).depth)}::smallint[],
      ${units.map((u) => u.synthetic ?? false)}::boolean[], ${units.map((u) => u.gridColumn ?? null)}::smallint[],
      ${units.map((u) => u.gridRow ?? null)}::smallint[])`.execute(trx)
  await sql`
    insert into area_codes (code, area_id, valid_from, valid_to)
    select * from unnest(${areas.map((a) => a.code)}::text[], ${areas.map((a) => a.id)}::int[],
                         ${areas.map((a) => a.validFrom)}::date[], ${areas.map((a) => a.validTo)}::date[])`.execute(trx)
}

/** Gives the known areas their new numbers, and the tree a new version. */
export async function saveNumbers(
  trx: Trx,
  known: readonly Area[],
  places: ReadonlyMap<number, NumberedArea>,
): Promise<void> {
  const rows = known.map((area) => places.get(area.id) as NumberedArea)
  await sql`
    update areas set first = given.first, last = given.last, depth = given.depth, zone_id = given.zone_id
    from unnest(${rows.map((r) => r.areaId)}::int[], ${rows.map((r) => r.first)}::int[], ${rows.map((r) => r.last)}::int[],
                ${rows.map((r) => r.depth)}::smallint[], ${rows.map((r) => r.zoneId)}::int[])
      as given (id, first, last, depth, zone_id)
    where areas.id = given.id
      and (areas.first, areas.last, areas.depth, areas.zone_id) is distinct from (given.first, given.last, given.depth, given.zone_id)`.execute(
    trx,
  )
  await touchTree(trx)
}

/** Gives the tree a new version, so that every server reads it and all that hangs on it again. */
export async function touchTree(trx: Trx): Promise<void> {
  await sql`update area_tree set version = version + 1`.execute(trx)
}

/** Full names ("Phường Mai Động") of areas by id. */
export async function areaNames(db: Db | Trx, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('areas')
    .select(['id', 'kind', 'name', 'formerly'])
    .where('id', 'in', [...new Set(ids), 0])
    .execute()
  return new Map(rows.map((row) => [row.id, fullName(row as NamedArea)]))
}
