import { sql } from 'kysely'
import { type Refusal, refuse } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { type EditHousehold, editHousehold, PEOPLE, toPhone } from '../domain/index.ts'
import { countedBetween, type HouseholdChange, holdHousehold, saveNumbers } from './change-households.ts'
import type { HouseholdRow } from './households.store.ts'
import { forgetIdentities, openIdentities, sealIdentities } from './identities.store.ts'
import { type Door, parseDoor } from './open-households.ts'
import { doorMark, doorToSeal } from './seal-people.ts'

const sealedFields = ['house', 'head', 'phone'] as const

/** Mends what is written of a household. The journal says which fields changed, never what stood in them. */
export const editHouseholdIntent = defineIntent<EditHousehold>({
  contract: editHousehold,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { payload } = work
    const household = await holdHousehold(work, step)
    if ('code' in household) return reject(household)
    const fields = Object.keys(payload).filter((key) => key !== 'householdId' && key !== 'version')
    if (fields.length === 0) return reject(PEOPLE.NOTHING_TO_CHANGE)
    const change = changeOf(household, payload)
    const refusal = await judgeSize(household, change, step)
    if (refusal) return reject(refusal)
    const phone = payload.phone == null ? payload.phone : toPhone(payload.phone)
    if (payload.phone && phone === null) return reject(PEOPLE.PHONE_FORM, { field: 'phone' })
    if (sealedFields.some((field) => payload[field] !== undefined)) {
      await resealDoor(household, { ...payload, phone }, step)
    }
    await saveNumbers(step.trx, household, change)
    const data = { fields, ...countedBetween(household, change) }
    return accept([
      { type: 'household-changed', areaId: household.areaId, subjectId: household.id, data, live: ['households'] },
    ])
  }),
})

function changeOf(before: HouseholdRow, told: EditHousehold): HouseholdChange {
  return {
    size: told.size ?? before.size,
    elderly: told.elderly === undefined ? before.elderly : told.elderly,
    children: told.children === undefined ? before.children : told.children,
    boarding: told.boarding ?? before.boarding,
    hasPhone: told.hasPhone ?? (typeof told.phone === 'string' ? true : before.hasPhone),
  }
}

async function judgeSize({ id }: HouseholdRow, change: HouseholdChange, { trx }: Step): Promise<Refusal | null> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from residents where household_id = ${id}`.execute(trx)
  const told = Math.max(rows[0]?.people ?? 0, (change.elderly ?? 0) + (change.children ?? 0))
  if (change.size >= told) return null
  return refuse(PEOPLE.SIZE_TOO_SMALL, { field: 'size', params: { size: change.size, told } })
}

async function resealDoor(household: HouseholdRow, told: EditHousehold, { trx, vault }: Step): Promise<void> {
  const { id, zoneId } = household
  const before = parseDoor((await openIdentities(trx, vault, [id])).get(id))
  const door: Door = {
    house: told.house === undefined ? before.house : told.house,
    head: told.head === undefined ? before.head : told.head,
    phone: told.phone === undefined ? before.phone : told.phone,
  }
  const sealed = doorToSeal({ id, zoneId, householdId: id }, door)
  if (sealed) await sealIdentities(trx, vault, [sealed])
  else await forgetIdentities(trx, [id])
  const mark = doorMark(vault, door)
  await sql`update households set door = ${mark} where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}
