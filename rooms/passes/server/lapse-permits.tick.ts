import { sql } from 'kysely'
import { addMinutes, dayOf, type Instant } from '#kit'
import { type Fact, type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { permitColumns, type StoredPermit } from './permits.store.ts'
import { forgetExpired } from './withdraw-passes.ts'
import { endPermits, withdrawnFact } from './withdraw-permits.ts'

const mostAtOnce = 2000
const dayMinutes = 1440

/**
 * What ends by itself: permits whose directive was ended before its time lapse with it (SG-01), names are forgotten after
 * their time (SG-03), withdrawn codes that have expired leave the filter.
 */
export const lapsePermits: Tick = {
  name: 'lapse-permits',
  everySeconds: 60,
  run: async (house) => {
    for (const some of [lapseSome, forgetSome]) {
      while ((await house.db.transaction().execute((trx) => some(trx, house))) === mostAtOnce);
    }
    await forgetExpired(house.db, addMinutes(house.clock.now(), -dayMinutes))
  },
}

async function lapseSome(trx: Trx, house: House): Promise<number> {
  const now = house.clock.now()
  const { rows } = await sql<StoredPermit>`
    select ${permitColumns} from travel_permits join documents on documents.id = travel_permits.document_id
    where travel_permits.withdrawn_at is null and travel_permits.until_at > ${now}
      and (documents.state <> 'issued' or documents.ended_at <= ${now})
    limit ${mostAtOnce} for update of travel_permits skip locked`.execute(trx)
  if (rows.length === 0) return 0
  await endPermits(trx, rows, { at: now, by: null, reason: 'Văn bản làm căn cứ đã hết hiệu lực' })
  await stateByItself(
    trx,
    house,
    rows.map((permit) => withdrawnFact(permit, 'directive-ended')),
  )
  return rows.length
}

async function forgetSome(trx: Trx, house: House): Promise<number> {
  const today = dayOf(house.clock.now(), house.profile.utcOffsetMinutes)
  const { rows } = await sql<{ permitId: string; areaId: number; until: Instant }>`
    with gone as materialized (
      select permit_id, zone_id from travel_permit_names where keep_until < ${today}::date
      limit ${mostAtOnce} for update skip locked)
    delete from travel_permit_names using gone, travel_permits
    where travel_permit_names.permit_id = gone.permit_id and travel_permit_names.zone_id = gone.zone_id
      and travel_permits.id = gone.permit_id and travel_permits.zone_id = gone.zone_id
    returning travel_permits.id as "permitId", travel_permits.area_id as "areaId"`.execute(trx)
  const forgotten = rows.map(({ permitId, areaId }): Fact => {
    return { type: 'permit-name-forgotten', areaId, subjectId: permitId, live: ['passes'] }
  })
  await stateByItself(trx, house, forgotten)
  return rows.length
}

async function stateByItself(trx: Trx, { clock, territory }: House, facts: readonly Fact[]): Promise<void> {
  const now = clock.now()
  const alone = { intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  await stateInJournal(
    trx,
    facts.map((fact) => ({ fact, ...alone })),
    now,
    territory.current(),
  )
}
