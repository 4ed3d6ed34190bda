import { sql } from 'kysely'
import { addDays, dayOf, type Instant, startOfDay } from '#kit'
import { type House, stateInJournal, type Tick, type Trx } from '#platform/server'
import { couponRuleOn } from '../domain/index.ts'
import { couponRules } from './coupon-rules.query.ts'
import { readSchemes } from './schemes.store.ts'

/**
 * Forgets who used which coupon, so many days after the scheme as the profile says (SG-03): visits lose their card, cards
 * lose their household. How many came, when and where stays. That it was forgotten is a fact.
 */
export const forgetVisits: Tick = {
  name: 'visits of coupons',
  everySeconds: 3600,
  run: async (house) => {
    for (const id of await schemesToForget(house))
      await house.db.transaction().execute((trx) => forgetScheme(trx, house, id))
  },
}

/** Candidates by their own end; the exact end is asked for each. */
async function schemesToForget({ db, clock, profile }: House): Promise<string[]> {
  const now = clock.now()
  const today = dayOf(now, profile.utcOffsetMinutes)
  const rule = couponRuleOn(await couponRules(profile), today)
  if (!rule) return []
  const before = startOfDay(addDays(today, -rule.forgetAfterDays.value), profile.utcOffsetMinutes)
  const { rows } = await sql<{ id: string }>`
    select id from coupon_schemes where forgotten_at is null and valid_from < ${before}`.execute(db)
  const schemes = await readSchemes(
    db,
    rows.map(({ id }) => id),
  )
  return [...schemes.values()].filter(({ to }) => to < before).map(({ id }) => id)
}

async function forgetScheme(trx: Trx, { clock, territory }: House, id: string): Promise<void> {
  const now: Instant = clock.now()
  const scheme = (await readSchemes(trx, [id])).get(id)
  if (!scheme) return
  // Every zone there ever was: a reform may have put the market into another one than where its first visits were.
  await sql`update coupon_redemptions set coupon_id = null, officer_id = null
    where scheme_id = ${id} and coupon_id is not null and site_id = any(${[...scheme.marketIds]}::uuid[])
      and zone_id in (select zone_id from areas)`.execute(trx)
  await sql`update coupons set household_id = null, used_days = '{}', proxy = null where scheme_id = ${id}`.execute(trx)
  await sql`update coupon_doubles set coupon_id = null, note = null where scheme_id = ${id}`.execute(trx)
  await sql`update coupon_schemes set forgotten_at = ${now} where id = ${id}`.execute(trx)
  const tree = territory.current()
  const areaId = tree.find(scheme.areaId)?.id ?? tree.root?.id ?? scheme.areaId
  const fact = { type: 'coupon-visits-forgotten', areaId, subjectId: id, live: ['coupons'] }
  const stated = { fact, intentId: null, accountId: null, officerId: null, postId: null, occurredAt: now }
  await stateInJournal(trx, [stated], now, tree)
}
