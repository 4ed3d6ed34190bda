import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import { heldPersons, type Keeping } from './held-persons.query.ts'
import { forgetIdentities } from './identities.store.ts'

/**
 * These residents are of no household any more. Whom no room holds is forgotten at once, key and all; whom one holds stays
 * a person without household until that room lets go.
 */
export async function leaveHousehold(trx: Trx, ids: readonly string[], keeping: Keeping): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update persons set household_id = null, version = version + 1 where id = any(${[...ids]}::uuid[])`.execute(trx)
  await sql`update identity_marks set household_id = null where subject_id = any(${[...ids]}::uuid[])`.execute(trx)
  const held = await heldPersons(trx, ids, keeping)
  await forgetPersons(
    trx,
    ids.filter((id) => !held.has(id)),
    keeping.now,
  )
}

/** Destroys the keys of these persons: their sealed text can never be read again (SG-03). Ids and links stay. */
export async function forgetPersons(trx: Trx, ids: readonly string[], now: Instant): Promise<void> {
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
    update persons set forgotten_at = ${now}::timestamptz, year_of_birth = null, sex = null, version = version + 1
    where id = ${gone}`.execute(trx)
}
