import { sql } from 'kysely'
import { accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { type EditResident, editResident, judgeResident, PEOPLE, type Resident } from '../domain/index.ts'
import { countedBetween, holdHousehold, saveNumbers } from './change-households.ts'
import { openIdentities, sealIdentities } from './identities.store.ts'
import { type OpenedPerson, sealedPerson } from './open-persons.ts'
import { peopleGround } from './people-rules.query.ts'
import { indexNames } from './person-tokens.store.ts'
import { plainToSeal } from './seal-people.ts'

interface Found {
  readonly zoneId: number
  readonly temporary: boolean
}

/**
 * Mends what is written of one person of a household, who stays the same person to every room. The old text goes with its key;
 * the journal says which fields changed, never what stood in them.
 */
export const editResidentIntent = defineIntent<EditResident>({
  contract: editResident,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { householdId, residentId, version: _, ...told } = work.payload
    const household = await holdHousehold(work, step)
    if ('code' in household) return reject(household)
    const fields = Object.keys(told)
    if (fields.length === 0) return reject(PEOPLE.NOTHING_TO_CHANGE)
    const { rows } = await sql<Found>`
      select zone_id as "zoneId", temporary from residents
      where id = ${residentId} and household_id = ${householdId} for update`.execute(step.trx)
    const found = rows[0]
    const text = (await openIdentities(step.trx, step.vault, [residentId])).get(residentId)
    if (!found || text === undefined) return reject(PEOPLE.RESIDENT_UNKNOWN, { field: 'residentId' })
    const before = sealedPerson.parse(JSON.parse(text))
    const judged = judgeResident(asTold(before, found, told), await peopleGround(step))
    if (!judged.ok) return reject(judged.refusal)
    const { resident } = judged
    await keep(step, { residentId, householdId, zoneId: found.zoneId }, { ...before, ...resident })
    const change = { ...household, hasPhone: household.hasPhone || resident.phone !== null }
    await saveNumbers(step.trx, household, change)
    const data = { residentId, fields, ...countedBetween(household, change) }
    const { areaId } = household
    return accept([{ type: 'household-changed', areaId, subjectId: householdId, data, live: ['households'] }], {
      warnings: judged.warnings,
    })
  }),
})

type Change = Omit<EditResident, 'householdId' | 'residentId' | 'version'>

/** What stands there with what is told now, to be judged as if all of it were told; null empties a field. */
function asTold(before: OpenedPerson, { temporary }: Found, told: Change) {
  const merged = { ...before, temporary, ...told }
  const { name, birthYear, phone, idNumber } = merged
  return {
    name: name ?? '',
    temporary: merged.temporary,
    ...(birthYear === null ? {} : { birthYear }),
    ...(phone === null ? {} : { phone }),
    ...(idNumber === null ? {} : { idNumber }),
  }
}

async function keep(
  { trx, vault }: Step,
  { residentId: id, householdId, zoneId }: { residentId: string; householdId: string; zoneId: number },
  after: OpenedPerson & Pick<Resident, 'temporary'>,
): Promise<void> {
  await sealIdentities(trx, vault, [plainToSeal({ id, zoneId, householdId }, after)])
  await indexNames(trx, vault, [{ id, zoneId, name: after.name, yearOfBirth: after.birthYear }], false)
  await sql`update residents set temporary = ${after.temporary} where id = ${id} and zone_id = ${zoneId}`.execute(trx)
  // The year stands beside the id only where a room of the epidemic asked for it before.
  await sql`
    update persons set version = version + 1,
      year_of_birth = case when year_of_birth is null then null else ${after.birthYear}::smallint end
    where id = ${id}`.execute(trx)
}
