import { sql } from 'kysely'
import { dayOf } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import './tracing.tables.ts'

/** Traces forgotten in one transaction. */
const batch = 50

/**
 * Forgets who was whose contact once the days after the close of a trace are over (SG-03): people, seeds and words go, the counts and the
 * clock stay. Interviews of its cases lose what was typed.
 */
export const forgetTraces: Tick = {
  name: 'contacts of traces that are over',
  everySeconds: 3600,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => forgetSome(trx, house))) === batch);
  },
}

async function forgetSome(trx: Trx, { clock, profile, territory }: House): Promise<number> {
  const [now, tree] = [clock.now(), territory.current()]
  const { rows } = await sql<{ id: string; areaId: number }>`
    select id, area_id as "areaId" from traces where forget_on <= ${dayOf(now, profile.utcOffsetMinutes)}::date
    order by forget_on limit ${batch} for update skip locked`.execute(trx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  const cases = sql`select case_id from trace_seeds where trace_id = any(${ids}::uuid[])`
  await sql`
    update case_clocks set forgotten_at = ${now} where forgotten_at is null and case_id in (${cases})`.execute(trx)
  await sql`
    update interviews set sealed_draft = null, sealed_note = null where case_id in (${cases})`.execute(trx)
  await sql`
    delete from contact_steps where person_id in (
      select person_id from traced_people where trace_id = any(${ids}::uuid[]))`.execute(trx)
  await sql`delete from traced_people where trace_id = any(${ids}::uuid[])`.execute(trx)
  await sql`delete from trace_seeds where trace_id = any(${ids}::uuid[])`.execute(trx)
  await sql`update traces set forget_on = null, forgotten_at = ${now} where id = any(${ids}::uuid[])`.execute(trx)
  const stated = rows
    .filter(({ areaId }) => tree.find(areaId))
    .map(({ id, areaId }) => {
      const fact = { type: 'trace-forgotten', areaId, subjectId: id, live: ['tracing'] }
      return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
    })
  await stateInJournal(trx, stated, now, tree)
  return ids.length
}
