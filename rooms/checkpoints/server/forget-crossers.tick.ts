import { sql } from 'kysely'
import { addDays, type Day, dayOf, startOfDay } from '#kit'
import { type House, stateInJournal, type Tick } from '#platform/server'
import { checkpointRuleOfDay, profileBook } from './profile-book.query.ts'

/** Rows forgotten in one transaction. */
const batch = 2_000
/** How late a phone may bring a crossing and it is still found here. */
const lateDays = 60

/**
 * Forgets who crossed, after the days that the profile says (SG-03): number plates are deleted, the receipt and the pass of a
 * crossing are taken out of it. What remains names nobody: post, moment, decision, reason.
 */
export const forgetCrossers: Tick = {
  name: 'crossers of checkpoints',
  everySeconds: 3600,
  run: async (house) => {
    while ((await forgetPlates(house)) === batch);
    while ((await forgetReceipts(house)) === batch);
  },
}

async function forgetPlates({ db, clock, profile, territory }: House): Promise<number> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ zoneId: number }>`
      with gone as materialized (
        select crossing_id, zone_id from crossing_plates where keep_until < ${dayOf(now, profile.utcOffsetMinutes)}::date
        order by keep_until limit ${batch} for update skip locked)
      delete from crossing_plates using gone
      where crossing_plates.crossing_id = gone.crossing_id and crossing_plates.zone_id = gone.zone_id
      returning crossing_plates.zone_id as "zoneId"`.execute(trx)
    const tree = territory.current()
    const stated = [...Map.groupBy(rows, ({ zoneId }) => zoneId)].map(([zoneId, own]) => {
      const areaId = tree.find(zoneId)?.id ?? tree.root?.id ?? zoneId
      const fact = { type: 'crossing-plates-forgotten', areaId, data: { count: own.length } }
      return { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
    })
    await stateInJournal(trx, stated, now, tree)
    return rows.length
  })
}

/** The first day whose crossings still keep their receipts. */
async function keptSince({ clock, profile }: House): Promise<Day | undefined> {
  const today = dayOf(clock.now(), profile.utcOffsetMinutes)
  const rule = checkpointRuleOfDay(await profileBook(profile), today)
  return rule && addDays(today, -rule.receiptKeepDays)
}

async function forgetReceipts(house: House): Promise<number> {
  const since = await keptSince(house)
  if (since === undefined) return 0
  const offset = house.profile.utcOffsetMinutes
  const { rows } = await sql`
    with gone as materialized (
      select id, zone_id from crossings
      where at < ${startOfDay(since, offset)} and at >= ${startOfDay(addDays(since, -lateDays), offset)}
        and (receipt is not null or pass_id is not null)
      limit ${batch} for update skip locked)
    update crossings set receipt = null, pass_id = null,
      no_receipt = case when receipt is null then no_receipt else 'receipt-forgotten' end
    from gone where crossings.id = gone.id and crossings.zone_id = gone.zone_id returning 1`.execute(house.db)
  return rows.length
}
