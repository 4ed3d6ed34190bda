import { sql } from 'kysely'
import { dayOf } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import './violations.tables.ts'

/** Entries forgotten in one transaction. */
const batch = 500

/**
 * Forgets the person of a dossier, and words about and by them, after the time that the profile says (SG-03). That it was
 * forgotten is a fact; the dossier and its numbers stay.
 */
export const forgetPersons: Tick = {
  name: 'persons of violations',
  everySeconds: 3600,
  run: async (house) => {
    while ((await house.db.transaction().execute((trx) => forgetSome(trx, house))) === batch);
  },
}

async function forgetSome(trx: Trx, { clock, profile, territory }: House): Promise<number> {
  const [now, tree] = [clock.now(), territory.current()]
  const { rows } = await sql<{ violationId: string; zoneId: number }>`
    with gone as materialized (
      select id, zone_id from violation_sealed where keep_until < ${dayOf(now, profile.utcOffsetMinutes)}
      order by keep_until limit ${batch} for update skip locked)
    delete from violation_sealed using gone
    where violation_sealed.id = gone.id and violation_sealed.zone_id = gone.zone_id
    returning violation_sealed.violation_id as "violationId", violation_sealed.zone_id as "zoneId"`.execute(trx)
  const dossiers = [...new Map(rows.map((row) => [row.violationId, row])).values()]
  const stated = dossiers.map(({ violationId, zoneId }) => {
    const areaId = tree.find(zoneId)?.id ?? tree.root?.id ?? zoneId
    const fact = { type: 'violation-person-forgotten', areaId, subjectId: violationId, live: ['violations'] }
    return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  })
  await stateInJournal(trx, stated, now, tree)
  return rows.length
}
