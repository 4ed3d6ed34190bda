import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { dayIn } from './policy-of-house.ts'
import type {} from './quarantine.tables.ts'

const mostAtOnce = 500

/**
 * Writes down what the clock has ended already (rule 2.3: nothing waits for this), and takes the person out of records whose
 * time is over: what was found each day, answers and complaints go with the name (SG-03). What somebody told of themselves
 * after isolation goes on the day their watch is over.
 */
export const lapseAndForget: Tick = {
  name: 'lapse-isolation',
  everySeconds: 30,
  run: async (house) => {
    for (const some of [lapseSome, endSomeWatches, forgetSome]) {
      while ((await house.db.transaction().execute((trx) => some(trx, house))) === mostAtOnce);
    }
  },
}

interface Ended {
  readonly id: string
  readonly areaId: number
  readonly at: Instant
}

async function lapseSome(trx: Trx, house: House): Promise<number> {
  const { rows } = await sql<Ended>`
    with over as materialized (
      select id, zone_id from isolation_orders where state = 'in-force' and ends_at <= ${house.clock.now()}
      order by ends_at limit ${mostAtOnce} for update skip locked)
    update isolation_orders set state = 'ended', end_kind = 'lapsed', ended_at = ends_at from over
    where isolation_orders.id = over.id and isolation_orders.zone_id = over.zone_id
    returning isolation_orders.id, area_id as "areaId", ends_at as at`.execute(trx)
  await stateAlone(trx, house, { type: 'isolation-lapsed', rows })
  return rows.length
}

async function endSomeWatches(trx: Trx, house: House): Promise<number> {
  const now = house.clock.now()
  const { rows } = await sql<Ended>`
    with over as materialized (
      select id, zone_id, ends_at, self_watch_until from isolation_orders where self_watch_until <= ${now}
      order by self_watch_until limit ${mostAtOnce} for update skip locked),
    told as (delete from isolation_checks using over where order_id = over.id and at >= over.ends_at)
    update isolation_orders set self_watch_until = null, self_watch_key = null from over
    where isolation_orders.id = over.id and isolation_orders.zone_id = over.zone_id
    returning isolation_orders.id, area_id as "areaId", over.self_watch_until as at`.execute(trx)
  await stateAlone(trx, house, { type: 'self-watch-over', rows })
  return rows.length
}

async function forgetSome(trx: Trx, house: House): Promise<number> {
  const now = house.clock.now()
  const { rows } = await sql<Ended>`
    with old as materialized (
      select id, zone_id from isolation_orders
      where person_id is not null and keep_until < ${dayIn(house.profile, now)}::date
        and (state <> 'in-force' or ends_at <= ${now})
      limit ${mostAtOnce} for update skip locked),
    checks as (delete from isolation_checks using old where order_id = old.id),
    words as (update isolation_appeals set sealed = null, obstacle = null from old where order_id = old.id)
    update isolation_orders set person_id = null, household_id = null, guardian_id = null, home_answers = null,
      area_id = old.zone_id
    from old where isolation_orders.id = old.id and isolation_orders.zone_id = old.zone_id
    returning isolation_orders.id, area_id as "areaId", ${now}::timestamptz as at`.execute(trx)
  await stateAlone(trx, house, { type: 'isolation-person-forgotten', rows })
  return rows.length
}

async function stateAlone(
  trx: Trx,
  { clock, territory }: House,
  { type, rows }: { readonly type: string; readonly rows: readonly Ended[] },
): Promise<void> {
  const alone = { intentId: null, accountId: null, officerId: null, postId: null }
  const stated = rows.map(({ id, areaId, at }) => {
    const fact = { type, areaId, subjectId: id, data: {}, live: ['quarantine'] }
    return { fact, ...alone, occurredAt: at }
  })
  await stateInJournal(trx, stated, clock.now(), territory.current())
}
