import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { ForceKey } from '../domain/index.ts'
import './forces.tables.ts'

/** A unit as it is kept. */
export interface StoredUnit {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly force: ForceKey
  readonly name: string
  readonly headPostId: string | null
  readonly closedAt: Instant | null
  readonly healthKnown: number
  readonly healthFull: number
  readonly testsDueOn: string[] | null
}

/** The columns of {@link StoredUnit}. */
export const unitColumns = sql`
  force_units.zone_id as "zoneId", force_units.id, force_units.area_id as "areaId", force_units.force, force_units.name,
  force_units.head_post_id as "headPostId", force_units.closed_at as "closedAt",
  force_units.health_known as "healthKnown", force_units.health_full as "healthFull",
  force_units.tests_due_on::text[] as "testsDueOn"`

/** One unit, held against others' changes when asked inside a transaction. */
export async function unitById(db: Db | Trx, id: string): Promise<StoredUnit | undefined> {
  const { rows } = await sql<StoredUnit>`select ${unitColumns} from force_units where id = ${id}`.execute(db)
  return rows[0]
}

/** Whether there is such a post. */
export async function isPost(db: Db | Trx, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from posts where id = ${id}`.execute(db)
  return rows.length > 0
}
