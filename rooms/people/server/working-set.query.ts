import { sql } from 'kysely'
import { type Asking, defineChangesRead, type WholeRow } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type CarriedHousehold, workingSetContract } from '../domain/index.ts'
import { type HouseholdRow, householdColumns } from './households.store.ts'
import { identitiesOf } from './open-households.ts'
import { insideOf } from './where-households.ts'

/** A later sync within this time is part of the same carrying. */
const onceInMinutes = 240

/**
 * `GET /people/working-set`: the households of the posts held, one row each with its people, for a work phone; the first
 * time whole, later only what changed. Carrying is a look, written down for each area before anything is given (SG-09).
 */
export const workingSetRead = defineChangesRead<CarriedHousehold>(workingSetContract, {
  version: 1,
  facts: ['household-registered', 'household-changed', 'household-left', 'household-carried', 'household-forgotten'],
  snapshot: (asking, after, limit) =>
    carried(asking, sql`(${after}::uuid is null or households.id > ${after}::uuid)`, sql`limit ${limit}`),
  present: (asking, ids) => carried(asking, sql`households.id = any(${[...ids]}::uuid[])`, sql``),
})

async function carried(
  asking: Asking,
  which: ReturnType<typeof sql>,
  limit: ReturnType<typeof sql>,
): Promise<WholeRow<CarriedHousehold>[]> {
  await writeDown(asking)
  const { rows } = await sql<HouseholdRow>`
    select ${householdColumns} from households
    where left_on is null and ${insideOf(asking.intervals, asking.tree)} and ${which}
    order by households.id ${limit}`.execute(asking.db)
  const identities = await identitiesOf(
    asking,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ id: row.id, row: toCarried(row, identities.get(row.id)) }))
}

async function writeDown(asking: Asking): Promise<void> {
  const { permission, path } = workingSetContract
  const areaIds = new Set(
    asking.actor.scopes.filter(({ permissions }) => permissions.has(permission)).map(({ areaId }) => areaId),
  )
  for (const areaId of areaIds) {
    if (!asking.tree.find(areaId)) continue
    await logRead(asking.db, {
      ...asking,
      areaId,
      permission,
      subjectKind: `GET /api${path}`,
      subjectId: String(areaId),
      reason: 'Mang sổ hộ của địa bàn theo điện thoại công tác',
      onceInMinutes,
    })
  }
}

type Identity = Awaited<ReturnType<typeof identitiesOf>> extends Map<string, infer I> ? I : never

function toCarried(row: HouseholdRow, identity: Identity | undefined): CarriedHousehold {
  const residents = identity?.residents.map(({ id, name, birthYear, temporary }) => ({
    i: id,
    n: name,
    ...(birthYear === null ? {} : { b: birthYear }),
    ...(temporary ? { t: 1 as const } : {}),
  }))
  return {
    a: row.areaId,
    n: row.number,
    ...(identity?.house ? { h: identity.house } : {}),
    ...(identity?.head ? { c: identity.head } : {}),
    ...(identity?.phone ? { p: identity.phone } : {}),
    s: row.size,
    ...(row.elderly ? { e: row.elderly } : {}),
    ...(row.children ? { k: row.children } : {}),
    ...(row.boarding ? { b: 1 as const } : {}),
    ...(row.hasPhone ? {} : { x: 1 as const }),
    v: row.version,
    ...(residents && residents.length > 0 ? { r: residents } : {}),
  }
}
