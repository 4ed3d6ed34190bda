import { sql } from 'kysely'
import { accept, defineIntent, oneByOne, reject } from '#platform/server'
import {
  type AddResident,
  addResident,
  judgeResident,
  PEOPLE,
  type RemoveResident,
  removeResident,
} from '../domain/index.ts'
import { countedBetween, holdHousehold, saveNumbers } from './change-households.ts'
import { sealIdentities } from './identities.store.ts'
import { leaveHousehold } from './leave-household.ts'
import { peopleGround } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'
import { indexNames } from './person-tokens.store.ts'
import { insertPersons, residentPerson } from './persons.store.ts'
import { personToSeal } from './seal-people.ts'

/** Adds a person; where the household would be smaller than who is told of, it grows by one. */
export const addResidentIntent = defineIntent<AddResident>({
  contract: addResident,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const household = await holdHousehold(work, step)
    if ('code' in household) return reject(household)
    const judged = judgeResident(work.payload, await peopleGround(step))
    if (!judged.ok) return reject(judged.refusal)
    const { rows } = await sql<{ people: number }>`
      select count(*)::int as people from residents where household_id = ${household.id}`.execute(step.trx)
    const size = Math.max(household.size, (rows[0]?.people ?? 0) + 1)
    const { zoneId, id: householdId } = household
    const { resident } = judged
    await step.trx
      .insertInto('residents')
      .values({ zone_id: zoneId, id: work.id, household_id: householdId, temporary: resident.temporary })
      .execute()
    const { areaId, synthetic } = household
    await insertPersons(step.trx, [residentPerson({ id: work.id, zoneId, areaId, householdId, synthetic })], step.now)
    await sealIdentities(step.trx, step.vault, [personToSeal({ id: work.id, zoneId, householdId }, resident)], true)
    const { name, birthYear } = resident
    await indexNames(step.trx, step.vault, [{ id: work.id, zoneId, name, yearOfBirth: birthYear }], true)
    const change = { ...household, size, hasPhone: household.hasPhone || resident.phone !== null }
    await saveNumbers(step.trx, household, change)
    const data = { residentId: work.id, ...countedBetween(household, change) }
    return accept(
      [{ type: 'household-changed', areaId: household.areaId, subjectId: householdId, data, live: ['households'] }],
      { residentId: work.id, warnings: judged.warnings },
    )
  }),
})

/** A person is no longer of the household: key, name and marks are gone at once. */
export const removeResidentIntent = (files: readonly PersonFile[]) =>
  defineIntent<RemoveResident>({
    contract: removeResident,
    area: 'handler',
    handle: oneByOne(async (work, step) => {
      const household = await holdHousehold(work, step)
      if ('code' in household) return reject(household)
      const { rows } = await sql<{ id: string }>`
      delete from residents where id = ${work.payload.residentId} and household_id = ${household.id}
      returning id`.execute(step.trx)
      if (rows.length === 0) return reject(PEOPLE.RESIDENT_UNKNOWN, { field: 'residentId' })
      await leaveHousehold(step.trx, [work.payload.residentId], { ...step, files })
      const change = { ...household, size: Math.max(1, household.size - 1) }
      await saveNumbers(step.trx, household, change)
      const data = { residentId: work.payload.residentId, ...countedBetween(household, change) }
      return accept([
        { type: 'household-changed', areaId: household.areaId, subjectId: household.id, data, live: ['households'] },
      ])
    }),
  })
