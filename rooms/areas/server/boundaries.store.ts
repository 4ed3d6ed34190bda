import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { type Boundary, simplifyBoundaries } from '../domain/index.ts'
import './areas.tables.ts'

/** A boundary that was imported. */
export interface StoredBoundary {
  readonly areaId: number
  readonly boundary: Boundary
  readonly source: string
}

/** Keeps boundaries; a later one takes the place of an earlier one. */
export async function saveBoundaries(trx: Trx, boundaries: readonly StoredBoundary[], at: Instant): Promise<void> {
  await sql`
    insert into area_boundaries (area_id, geometry, source, imported_at)
    select area_id, geometry::jsonb, source, ${at}
    from unnest(${boundaries.map((one) => one.areaId)}::int[],
                ${boundaries.map((one) => JSON.stringify(one.boundary))}::text[],
                ${boundaries.map((one) => one.source)}::text[]) as given (area_id, geometry, source)
    on conflict (area_id) do update
    set geometry = excluded.geometry, source = excluded.source, imported_at = excluded.imported_at`.execute(trx)
}

/** Takes boundaries away; gives the areas that had one. */
export async function deleteBoundaries(trx: Trx, areaIds: readonly number[]): Promise<number[]> {
  const rows = await trx
    .deleteFrom('area_boundaries')
    .where('area_id', 'in', [...areaIds, 0])
    .returning('area_id')
    .execute()
  return rows.map((row) => row.area_id)
}

/** Boundaries of areas, as precise as they were imported. */
export async function readBoundaries(db: Db | Trx, areaIds: readonly number[]): Promise<StoredBoundary[]> {
  const rows = await db
    .selectFrom('area_boundaries')
    .select(['area_id', 'geometry', 'source'])
    .where('area_id', 'in', [...areaIds, 0])
    .orderBy('area_id')
    .execute()
  return rows.map((row) => ({ areaId: row.area_id, boundary: row.geometry as Boundary, source: row.source }))
}

/** A screen shows about this many points across: finer steps of a border cannot be seen. */
const pointsAcross = 1500

/** Thins borders to what a screen can show; neighbours stay without gaps. */
export function thinForScreen(shapes: readonly StoredBoundary[]): StoredBoundary[] {
  let [west, east] = [180, -180]
  for (const { boundary } of shapes) {
    for (const [longitude] of boundary.coordinates.flat(2)) {
      west = Math.min(west, longitude)
      east = Math.max(east, longitude)
    }
  }
  const thin = simplifyBoundaries(
    shapes.map((shape) => shape.boundary),
    Math.max(0, east - west) / pointsAcross,
  )
  return shapes.map((shape, index) => ({ ...shape, boundary: thin[index] ?? shape.boundary }))
}
