import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import type {} from './persons.tables.ts'

interface Late {
  readonly id: string
  readonly areaId: number
  readonly zoneId: number
  readonly dueOn: Day
  readonly what: 'answer' | 'decide'
}

/** A resident waits longer than the law allows: for an answer, or for a decision (EPI-09). */
export const lateRequestGap: GapRule = {
  key: 'person-request-late',
  title: {
    vi: 'Quá hạn yêu cầu của người dân về thông tin của họ',
    en: 'A resident’s request about their data is overdue',
  },
  source: 'EPI-09',
  raiseAfterMinutes: [0, 24 * 60],
  wakesOn: ['requests', 'bodies'],
  async find(trx, { now, profile, tree }) {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const { rows } = await sql<Late>`
      select id, area_id as "areaId", zone_id as "zoneId",
             case when decide_due_on < ${today}::date then decide_due_on else answer_due_on end::text as "dueOn",
             case when decide_due_on < ${today}::date then 'decide' else 'answer' end as what
      from person_requests
      where decided_at is null and (decide_due_on < ${today}::date or (answered_at is null and answer_due_on < ${today}::date))
      order by id`.execute(trx)
    const placed = rows.filter(({ areaId }) => tree.find(areaId) !== undefined)
    const heads = await headPostsOf(trx, [...new Set(placed.map(({ zoneId }) => zoneId))], now, 'government')
    return placed.map(({ id, areaId, zoneId, dueOn, what }): FoundGap => {
      const dueAt = startOfDay(addDays(dueOn, 1), profile.utcOffsetMinutes)
      const ownerPostId = heads.get(zoneId)?.postId ?? null
      return { subject: id, areaId, ownerPostId, severity: 3, since: dueAt, dueAt, data: { what, dueOn } }
    })
  },
  async nextAt(trx, { now, profile }) {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const { rows } = await sql<{ next: Day | null }>`
      select min(due)::text as next from (
        select decide_due_on as due from person_requests where decided_at is null
        union all select answer_due_on from person_requests where decided_at is null and answered_at is null) as dues
      where due >= ${today}::date`.execute(trx)
    const next = rows[0]?.next
    return next ? (startOfDay(addDays(next, 1), profile.utcOffsetMinutes) as Instant) : null
  },
}
