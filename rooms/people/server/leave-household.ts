import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { Step, Trx } from '#platform/server'
import { forgetIdentities } from './identities.store.ts'

/** The moment, and the city's own day. */
export type Moment = Pick<Step, 'now' | 'profile'>

/**
 * These residents are of no household any more. Whom no room holds is forgotten at once, key and all; whom one holds stays
 * a person without household until that room lets go.
 */
export async function leaveHousehold(trx: Trx, ids: readonly string[], at: Moment): Promise<void> {
  if (ids.length === 0) return
  const today = dayOf(at.now, at.profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string; isHeld: boolean }>`
    update persons set household_id = null, version = version + 1 where id = any(${[...ids]}::uuid[])
    returning id, exists (
      select 1 from person_holds
      where person_holds.person_id = persons.id and (until_on is null or until_on >= ${today}::date)
    ) as "isHeld"`.execute(trx)
  await sql`update identity_marks set household_id = null where subject_id = any(${[...ids]}::uuid[])`.execute(trx)
  await forgetPersons(
    trx,
    rows.filter(({ isHeld }) => !isHeld).map(({ id }) => id),
    at,
  )
}

/** Destroys the keys of these persons: their sealed text can never be read again (SG-03). Ids and links stay. */
export async function forgetPersons(trx: Trx, ids: readonly string[], at: Moment): Promise<void> {
  if (ids.length === 0) return
  const { rows: requests } = await sql<{ id: string }>`
    select id from person_requests where person_id = any(${[...ids]}::uuid[])`.execute(trx)
  await forgetIdentities(trx, [...ids, ...requests.map(({ id }) => id)])
  const gone = sql`any(${[...ids]}::uuid[])`
  await sql`delete from person_tokens where person_id = ${gone}`.execute(trx)
  await sql`delete from person_likenesses where decision is null and (left_id = ${gone} or right_id = ${gone})`.execute(
    trx,
  )
  await sql`
    update persons set forgotten_at = ${at.now}::timestamptz, year_of_birth = null, sex = null, version = version + 1
    where id = ${gone}`.execute(trx)
}
