import { sql } from 'kysely'
import { dayOf, type Instant } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { couponRuleOn, crowdOf } from '../domain/index.ts'
import { couponRules } from './coupon-rules.query.ts'
import { marketsNow } from './markets.query.ts'
import { lastCalls, standingsOf, unitsBelow } from './rollout.query.ts'

/** A market holds as many as it may, or nearly: the board of the market lets people wait outside (SHP-02). */
const marketFull: GapRule = {
  key: 'coupons-market-full',
  title: { vi: 'Chợ gần kín hoặc vượt sức chứa', en: 'A market is nearly full or over its capacity' },
  source: 'SHP-02',
  raiseAfterMinutes: [30],
  wakesOn: ['coupon-gates'],
  find: async (trx, { now, profile }) => {
    const rule = couponRuleOn(await couponRules(profile), dayOf(now, profile.utcOffsetMinutes))
    if (!rule) return []
    const markets = await marketsNow(trx, { now, profile }, null)
    return markets.flatMap(({ siteId, areaId, inside, capacity, countedAt }): FoundGap[] => {
      const crowd = crowdOf(inside, capacity, rule.nearShare.value)
      if (crowd === null || crowd === 'free' || countedAt === null) return []
      const severity = crowd === 'full' ? 3 : 2
      const data = { siteId, inside, capacity }
      return [{ subject: siteId, areaId, ownerPostId: null, severity, since: countedAt, dueAt: null, data }]
    })
  },
  // Yesterday's count says nothing of today: the day itself is known to the engine.
  nextAt: async () => null,
}

/** Districts that have not said where they stand, once the deadline of the document has passed; without one nobody is late (SHP-03). */
const rolloutUnanswered: GapRule = {
  key: 'coupons-rollout-unanswered',
  title: { vi: 'Chưa trả lời về triển khai phiếu đi chợ', en: 'No answer about rolling out coupons' },
  source: 'SHP-03',
  raiseAfterMinutes: [1440],
  wakesOn: ['coupons'],
  find: async (trx, { now, tree }) => {
    const calls = (await lastCalls(trx, null)).filter(({ dueAt }) => dueAt !== null && dueAt <= now)
    const gaps: FoundGap[] = []
    for (const { id, areaId, dueAt } of calls) {
      const below = unitsBelow(tree, areaId)
      const said = await standingsOf(trx, below)
      for (const late of below.filter((one) => !said.has(one))) {
        const subject = `${id}.${late}`
        const since = dueAt as Instant
        gaps.push({ subject, areaId: late, ownerPostId: null, severity: 2, since, dueAt, data: { callId: id } })
      }
    }
    return gaps
  },
  nextAt: async (trx, { now }) => {
    const { rows } = await sql<{ next: Instant | null }>`
      select min(due_at) as next from coupon_calls where due_at > ${now}`.execute(trx)
    return rows[0]?.next ?? null
  },
}

/** Coupons used twice that nobody has looked at: one line for each residential group, a note and not an accusation. */
const doublesToLookAt: GapRule = {
  key: 'coupons-doubles-open',
  title: { vi: 'Phiếu đi chợ dùng hai lần, chờ xem xét', en: 'Coupons used twice, to be looked at' },
  source: 'SHP-01',
  raiseAfterMinutes: [],
  wakesOn: ['coupons'],
  find: async (trx) => {
    const { rows } = await sql<{ areaId: number; count: number; since: Instant }>`
      select area_id as "areaId", count(*)::int as count, min(found_at) as since from coupon_doubles
      where settled_at is null group by area_id`.execute(trx)
    return rows.map(({ areaId, count, since }) => ({
      subject: `${areaId}`,
      areaId,
      ownerPostId: null,
      severity: 1 as const,
      since,
      dueAt: null,
      data: { count },
    }))
  },
  nextAt: async () => null,
}

/** What is missing or too much with coupons and markets. */
export const couponsGaps: readonly GapRule[] = [marketFull, rolloutUnanswered, doublesToLookAt]
