import { sql } from 'kysely'
import { dayOf, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { forceBookAt } from './force-book.query.ts'
import { limitsOf, weekAround, weeksOfOfficers } from './hours.ts'
import { rosteredOnLeave } from './leave.ts'

interface OrderGap {
  readonly id: string
  readonly areaId: number
  readonly headPostId: string | null
  readonly answerBy: Instant
  readonly asked: number
}

/** An order that its unit has not answered in time: the unit's head. */
const unanswered: GapRule = {
  key: 'forces-order-unanswered',
  title: { vi: 'Lệnh điều động chưa được trả lời', en: 'A mobilisation order without an answer' },
  source: 'FOR-03',
  raiseAfterMinutes: [60, 360],
  wakesOn: ['forces'],
  find: async (trx, { now }) => {
    const { rows } = await sql<OrderGap>`
      select force_orders.id, force_orders.area_id as "areaId", force_units.head_post_id as "headPostId",
             answer_by as "answerBy", asked
      from force_orders join force_units on force_units.id = unit_id and force_units.zone_id = force_orders.zone_id
      where answered is null and answer_by <= ${now} and until_at > ${now}`.execute(trx)
    return rows.map(({ id, areaId, headPostId, answerBy, asked }) => ({
      subject: id,
      areaId,
      ownerPostId: headPostId,
      severity: 3 as const,
      since: answerBy,
      dueAt: answerBy,
      data: { orderId: id, asked },
    }))
  },
}

/** Somebody works more, or rests less, than the rule allows: the head of the area lightens it [FOR-05]. A blank figure finds nothing. */
const overworked: GapRule = {
  key: 'forces-overworked',
  title: { vi: 'Cán bộ quá giờ hoặc thiếu nghỉ', en: 'Somebody over the hours or short of rest' },
  source: 'FOR-05',
  raiseAfterMinutes: [1440],
  wakesOn: ['forces', 'duty', 'checkpoints'],
  find: async (trx, { now, tree, profile }) => {
    if (!tree.root) return []
    const limits = limitsOf(await forceBookAt(profile, now))
    const week = weekAround(now, profile.utcOffsetMinutes)
    const weeks = await weeksOfOfficers(trx, { zones: await zonesWithHours(trx), week, limits })
    return weeks
      .filter(({ isOver, isShort }) => isOver || isShort)
      .map(({ officerId, areaId, hours, isOver, isShort, shortestRest }): FoundGap => {
        const over = isOver ? { hours: Math.round(hours), limit: limits.maxHoursPerWeek } : {}
        const short = isShort ? { rest: toTenths(shortestRest ?? 0), restLimit: limits.minHoursBetween } : {}
        const data = { officerId, ...over, ...short }
        return { subject: officerId, areaId, ownerPostId: null, severity: 2, since: week.fromAt, dueAt: null, data }
      })
  },
}

const toTenths = (hours: number): number => Math.floor(hours * 10) / 10

/** Duty at command posts has its own rule in its own room: only areas where other hours were told are looked at here. */
async function zonesWithHours(trx: Parameters<GapRule['find']>[0]): Promise<number[]> {
  const { rows } = await sql<{ zoneId: number }>`select distinct zone_id as "zoneId" from force_hours`.execute(trx)
  return rows.map(({ zoneId }) => zoneId)
}

/** An item of security whose post nobody holds [FOR-08]. */
const securityUnheld: GapRule = {
  key: 'forces-security-unheld',
  title: { vi: 'Nội dung an ninh chưa có người phụ trách', en: 'An item of security has nobody in charge' },
  source: 'FOR-08',
  raiseAfterMinutes: [720],
  wakesOn: ['forces', 'bodies'],
  find: async (trx, { now }) => {
    const { rows } = await sql<{ areaId: number; item: string; postId: string; plannedAt: Instant }>`
      select area_id as "areaId", item, owner_post_id as "postId", planned_at as "plannedAt" from security_items`.execute(
      trx,
    )
    const holders = await holdersOf(
      trx,
      rows.map(({ postId }) => postId),
      now,
    )
    return rows
      .filter(({ postId }) => !holders.has(postId))
      .map(({ areaId, item, postId, plannedAt }) => ({
        subject: `${areaId}/${item}`,
        areaId,
        ownerPostId: postId,
        severity: 3 as const,
        since: plannedAt,
        dueAt: null,
        data: { item },
      }))
  },
}

/** Members of a frontline unit are due for their test [FOR-06]; how many, never who. */
const testsDue: GapRule = {
  key: 'forces-tests-due',
  title: { vi: 'Lực lượng tuyến đầu đến hạn xét nghiệm', en: 'Frontline members due for a test' },
  source: 'FOR-06',
  raiseAfterMinutes: [2880],
  wakesOn: ['forces'],
  find: async (trx, { now, profile }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const { rows } = await sql<{ id: string; areaId: number; headPostId: string | null; due: number }>`
      select id, area_id as "areaId", head_post_id as "headPostId",
             (select count(*)::int from unnest(tests_due_on) as day where day <= ${today}::date) as due
      from force_units where closed_at is null and tests_due_on[1] <= ${today}::date`.execute(trx)
    return rows.map(({ id, areaId, headPostId, due }) => ({
      subject: id,
      areaId,
      ownerPostId: headPostId,
      severity: 2 as const,
      since: startOfDay(today, profile.utcOffsetMinutes),
      dueAt: null,
      data: { unitId: id, due },
    }))
  },
}

/** What the radar looks for in this room. */
export const forcesGaps: readonly GapRule[] = [unanswered, overworked, rosteredOnLeave, securityUnheld, testsDue]
