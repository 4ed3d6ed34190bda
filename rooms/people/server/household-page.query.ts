import { sql } from 'kysely'
import { type Asking, defineRead, may, notFound, Refused } from '#platform/server'
import { logRead } from '#rooms/access/server'
import { type HouseholdPage, householdIdentityContract, householdPageContract } from '../domain/index.ts'
import { type PlacedHousehold, toLine } from './household-list.query.ts'
import { householdColumns } from './households.store.ts'
import { identitiesOf } from './open-households.ts'

type Found = PlacedHousehold & Pick<HouseholdPage, 'source' | 'leftReason' | 'isKept'>

/** The household, when the asker may see it under the permission; a mistake that was taken back is no household. */
async function visibleHousehold(asking: Asking, id: string, permission: string): Promise<Found | Refused> {
  const { rows } = await sql<Found>`
    select ${householdColumns}, areas.kind as "areaKind", areas.name as "areaName", households.source,
           households.left_reason as "leftReason",
           exists (select 1 from identities where identities.id = households.id) as "isKept"
    from households join areas on areas.id = households.area_id where households.id = ${id}`.execute(asking.db)
  const found = rows[0]
  return found && may(asking.actor, permission, found.areaId, asking.tree) ? found : notFound()
}

/** `GET /people/households/:id`: nothing in it names anybody. */
export const householdPageRead = defineRead(householdPageContract, async (asking, { id }) => {
  const found = await visibleHousehold(asking, id, 'people.read')
  if (found instanceof Refused) return found
  const { rows } = await sql<{ id: string; temporary: boolean }>`
    select id, temporary from residents where household_id = ${id} order by id`.execute(asking.db)
  const { version, source, leftReason, isKept, areaId } = found
  const [mayKeep, mayIdentify] = (['people.keep', 'people.identify'] as const).map((permission) =>
    may(asking.actor, permission, areaId, asking.tree),
  ) as [boolean, boolean]
  return { ...toLine(found), version, source, leftReason, isKept, residents: rows, mayKeep, mayIdentify }
})

/** `GET /people/households/:id/identity`: the look is written down first; if it cannot be, nothing is shown (SG-09). */
export const householdIdentityRead = defineRead(householdIdentityContract, async (asking, { id, reason }) => {
  const { permission, path } = householdIdentityContract
  const found = await visibleHousehold(asking, id, permission)
  if (found instanceof Refused) return found
  const subjectKind = `GET /api${path}`
  await logRead(asking.db, { ...asking, areaId: found.areaId, permission, subjectKind, subjectId: id, reason })
  return (await identitiesOf(asking, [id])).get(id) ?? notFound()
})
