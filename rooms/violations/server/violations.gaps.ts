import { type RawBuilder, sql } from 'kysely'
import { addMinutes, type Instant, type Words } from '#kit'
import { earliest, type FoundGap, type GapRule, type Severity, type Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { soonHours, waiting } from './where-violations.ts'
import './violations.tables.ts'

interface Waits {
  readonly areaId: number
  readonly count: number
  readonly first: Instant
}

interface WaitRule {
  readonly key: string
  readonly title: Words
  readonly source: string
  readonly raiseAfterMinutes: readonly number[]
  readonly severity: Severity
  /** Which dossiers, and the moment that each waits for. */
  readonly where: (now: Instant) => RawBuilder<unknown>
  readonly at: RawBuilder<unknown>
  /** The area whose committee must act. */
  readonly whose: RawBuilder<unknown>
  /** The next moment at which one more waits. */
  readonly next?: (trx: Trx, now: Instant) => Promise<Instant | null>
}

const wakesOn = ['violations', 'bodies']

/**
 * One gap for each committee and kind of waiting, with how many dossiers wait and since when the first does: eight hundred
 * of a day are one line for one chair, not eight hundred. The list behind it: `/violations?areaId&waits`.
 */
function waitGap(rule: WaitRule): GapRule {
  const { key, title, source, raiseAfterMinutes } = rule
  return {
    key,
    title,
    source,
    raiseAfterMinutes,
    wakesOn,
    ...(rule.next ? { nextAt: async (trx, { now }) => (await rule.next?.(trx, now)) ?? null } : {}),
    find: async (trx, { now, tree }) => {
      const { rows } = await sql<Waits>`
        select ${rule.whose} as "areaId", count(*)::int as count, min(${rule.at}) as first
        from violations where ${rule.where(now)} group by 1`.execute(trx)
      const placed = rows.filter(({ areaId }) => tree.find(areaId) !== undefined)
      const heads = await headPostsOf(
        trx,
        placed.map(({ areaId }) => areaId),
        now,
        'government',
      )
      return placed.map(
        ({ areaId, count, first }): FoundGap => ({
          subject: String(areaId),
          areaId,
          ownerPostId: heads.get(areaId)?.postId ?? null,
          severity: rule.severity,
          since: key === 'violation-decision-soon' ? addMinutes(first, -soonHours * 60) : first,
          dueAt: first,
          data: { areaId, count, first },
        }),
      )
    },
  }
}

async function firstOf(trx: Trx, question: RawBuilder<unknown>): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`${question}`.execute(trx)
  return rows[0]?.at ?? null
}

const deciding = (after: Instant) =>
  sql`select min(decide_by) as at from violations where state in ('recorded', 'proposed') and decide_by > ${after}`

const decisionSoon = waitGap({
  key: 'violation-decision-soon',
  title: { vi: 'Hồ sơ còn dưới 48 giờ để ra quyết định', en: 'Decision due within 48 hours' },
  source: 'VIO-06',
  raiseAfterMinutes: [],
  severity: 2,
  where: waiting['decision-soon'],
  at: sql`decide_by`,
  whose: sql`level_area_id`,
  next: async (trx, now) => {
    const later = await firstOf(trx, deciding(addMinutes(now, soonHours * 60)))
    return earliest([await firstOf(trx, deciding(now)), later && addMinutes(later, -soonHours * 60)])
  },
})

const decisionLate = waitGap({
  key: 'violation-decision-late',
  title: { vi: 'Quá thời hạn ra quyết định xử phạt', en: 'Time to decide has passed' },
  source: 'SG-05',
  raiseAfterMinutes: [0],
  severity: 3,
  where: waiting['decision-late'],
  at: sql`decide_by`,
  whose: sql`level_area_id`,
  next: (trx, now) => firstOf(trx, deciding(now)),
})

const transferWaits = waitGap({
  key: 'violation-transfer-waits',
  title: { vi: 'Hồ sơ phải chuyển lên cấp có thẩm quyền', en: 'Dossiers must be handed over' },
  source: 'VIO-04',
  raiseAfterMinutes: [24 * 60],
  severity: 2,
  where: waiting.transfer,
  at: sql`proposed_at`,
  whose: sql`level_area_id`,
  next: async () => null,
})

const unserved = waitGap({
  key: 'violation-unserved',
  title: { vi: 'Quyết định chưa tống đạt đúng hạn', en: 'Decision not served in time' },
  source: 'VIO-06',
  raiseAfterMinutes: [24 * 60],
  severity: 2,
  where: waiting.service,
  at: sql`serve_by`,
  whose: sql`level_area_id`,
  next: (trx, now) =>
    firstOf(trx, sql`select min(serve_by) as at from violations where state = 'decided' and serve_by > ${now}`),
})

const unpaid = waitGap({
  key: 'violation-payment-late',
  title: { vi: 'Quá hạn nộp phạt', en: 'Payment overdue' },
  source: 'VIO-01',
  raiseAfterMinutes: [],
  severity: 2,
  where: waiting['payment-late'],
  at: sql`comply_by`,
  whose: sql`level_area_id`,
  next: (trx, now) =>
    firstOf(
      trx,
      sql`select min(comply_by) as at from violations where state in ('served', 'enforcing') and comply_by > ${now}`,
    ),
})

/**
 * An appeal that nobody accepted or resolved in time: each by itself, its owner the committee above the one that decided
 * (never the decider, SG-07), at the top the committee itself.
 */
const unanswered: GapRule = {
  key: 'violation-appeal-unanswered',
  title: { vi: 'Khiếu nại quá hạn chưa được trả lời', en: 'Appeal unanswered in time' },
  source: 'SG-07',
  raiseAfterMinutes: [24 * 60, 72 * 60],
  wakesOn,
  nextAt: async (trx, { now }) =>
    earliest([
      await firstOf(
        trx,
        sql`select min(accept_by) as at from violation_appeals where state = 'filed' and accept_by > ${now}`,
      ),
      await firstOf(
        trx,
        sql`select min(resolve_by) as at from violation_appeals where state = 'accepted' and resolve_by > ${now}`,
      ),
    ]),
  find: async (trx, { now, tree }) => {
    const { rows } = await sql<{ id: string; violationId: string; areaId: number; seat: number; due: Instant }>`
      select violation_appeals.id, violation_id as "violationId", violation_appeals.area_id as "areaId",
             violations.level_area_id as seat, coalesce(resolve_by, accept_by) as due
      from violation_appeals
      join violations on violations.id = violation_id and violations.zone_id = violation_appeals.zone_id
      where (violation_appeals.state = 'filed' and accept_by <= ${now})
         or (violation_appeals.state = 'accepted' and resolve_by <= ${now})`.execute(trx)
    const placed = rows.filter(({ areaId }) => tree.find(areaId) !== undefined)
    const above = (seat: number) => tree.find(seat)?.parentId ?? seat
    const heads = await headPostsOf(
      trx,
      placed.map(({ seat }) => above(seat)),
      now,
      'government',
    )
    return placed.map(
      ({ id, violationId, areaId, seat, due }): FoundGap => ({
        subject: id,
        areaId,
        ownerPostId: heads.get(above(seat))?.postId ?? null,
        severity: 3,
        since: due,
        dueAt: due,
        data: { violationId, appealId: id },
      }),
    )
  },
}

/** What waits too long, and whose it is. */
export const violationsGaps: readonly GapRule[] = [
  decisionSoon,
  decisionLate,
  transferWaits,
  unserved,
  unpaid,
  unanswered,
]
