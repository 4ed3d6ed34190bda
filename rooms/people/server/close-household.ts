import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '#kit'
import { accept, defineIntent, oneByOne, reject, type Step } from '#platform/server'
import { type CloseHousehold, closeHousehold, PEOPLE } from '../domain/index.ts'
import { holdHousehold } from './change-households.ts'
import { forgetHouseholds } from './forget-people.tick.ts'
import type { HouseholdRow } from './households.store.ts'
import { peopleRules } from './people-rules.query.ts'
import type { PersonFile } from './person-file.ts'

/** Takes a household out of the book. A mistake names nobody from this moment on; others after the profile's time. */
export const closeHouseholdIntent = (files: readonly PersonFile[]) =>
  defineIntent<CloseHousehold>({
    contract: closeHousehold,
    area: 'handler',
    handle: oneByOne(async (work, step) => {
      const household = await holdHousehold(work, step)
      if ('code' in household) return reject(household)
      const { reason } = work.payload
      const today = dayOf(step.now, step.profile.utcOffsetMinutes)
      const leftOn = reason === 'mistake' ? household.since : (work.payload.onDay ?? today)
      if (leftOn < household.since)
        return reject(PEOPLE.CLOSED_BEFORE, { field: 'onDay', params: { day: household.since } })
      const { erase } = await peopleRules(step.profile)
      const forgetOn = addDays(leftOn as Day, erase.daysAfterLeaving)
      await leave(step, household, { leftOn, reason, forgetOn })
      if (reason === 'mistake') await forgetHouseholds(step.trx, [household.id], { ...step, files })
      const data = { reason, ...gone(household) }
      return accept([
        { type: 'household-left', areaId: household.areaId, subjectId: household.id, data, live: ['households'] },
      ])
    }),
  })

/** How the counters go down. */
function gone({ size, hasPhone, boarding }: HouseholdRow) {
  return { households: -1, people: -size, noPhone: hasPhone ? 0 : -1, boarding: boarding ? -1 : 0 }
}

async function leave(
  { trx }: Step,
  { id, zoneId }: { readonly id: string; readonly zoneId: number },
  { leftOn, reason, forgetOn }: { readonly leftOn: string; readonly reason: string; readonly forgetOn: string },
): Promise<void> {
  await sql`
    update households set left_on = ${leftOn}::date, left_reason = ${reason}, forget_on = ${forgetOn}::date,
      version = version + 1
    where id = ${id} and zone_id = ${zoneId}`.execute(trx)
}
