import { sql } from 'kysely'
import { dayOf } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import type { Keeping } from './held-persons.query.ts'
import { forgetIdentities } from './identities.store.ts'
import { leaveHousehold } from './leave-household.ts'
import type { PersonFile } from './person-file.ts'

/** Households forgotten in one transaction. */
const batch = 500

/**
 * Destroys the keys of households that left longer ago than the profile says, and of their people (SG-03). That they were
 * forgotten is a fact; their numbers stay.
 */
export const forgetPeople = (files: readonly PersonFile[]): Tick => ({
  name: 'names of households that left',
  everySeconds: 3600,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => forgetSome(trx, house, files))) === batch);
  },
})

async function forgetSome(
  trx: Trx,
  { clock, profile, territory }: House,
  files: readonly PersonFile[],
): Promise<number> {
  const [now, tree] = [clock.now(), territory.current()]
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from households where forget_on <= ${dayOf(now, profile.utcOffsetMinutes)}::date
    order by forget_on limit ${batch} for update skip locked`.execute(trx)
  await forgetHouseholds(
    trx,
    rows.map(({ id }) => id),
    { now, profile, files },
  )
  const stated = rows.map(({ id, areaId }) => {
    const fact = { type: 'household-forgotten', areaId, subjectId: id, live: ['households'] }
    return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  })
  await stateInJournal(trx, stated, now, tree)
  return rows.length
}

/** Forgets who these households and their people are: keys, sealed names and marks. Their numbers stay, and who a room holds. */
export async function forgetHouseholds(trx: Trx, ids: readonly string[], keeping: Keeping): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from residents where household_id = any(${[...ids]}::uuid[])`.execute(trx)
  await forgetIdentities(trx, ids)
  await leaveHousehold(
    trx,
    rows.map(({ id }) => id),
    keeping,
  )
  await sql`update households set door = null, forget_on = null where id = any(${[...ids]}::uuid[])`.execute(trx)
}
