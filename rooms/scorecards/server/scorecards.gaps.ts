import { sql } from 'kysely'
import { addMinutes, type Day, type Instant, millisOf } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { headPostsOf } from '#rooms/bodies/server'
import { type Formula, waitsUntil } from '../domain/index.ts'
import { formulasOf } from './formulas.ts'

interface Unexplained {
  readonly id: string
  readonly areaId: number
  readonly day: Day
  readonly computedAt: Instant
  readonly score: number
}

/** A low score whose head has said nothing when the time to explain ends (S0:L18, SG-17). */
export const unexplained: GapRule = {
  key: 'score-unexplained',
  title: { vi: 'Thước đo thấp chưa được giải trình', en: 'A low scorecard without explanation' },
  source: 'SCR-01',
  raiseAfterMinutes: [],
  wakesOn: ['scorecards'],
  find: async (trx, { now, profile }) => {
    const found: FoundGap[] = []
    for (const formula of await formulasOf(profile)) {
      for (const { id, areaId, day, score, computedAt } of await unexplainedBy(trx, formula, now)) {
        const since = waitsUntil(formula, computedAt)
        found.push({ subject: id, areaId, ownerPostId: null, severity: 2, since, dueAt: since, data: { day, score } })
      }
    }
    return found
  },
}

/** Last computations by a formula that are low and whose time to explain is over: few among all that nobody explained. */
async function unexplainedBy(trx: Trx, formula: Formula, now: Instant): Promise<Unexplained[]> {
  const { rows } = await sql<Unexplained>`
    select id, area_id as "areaId", on_day as day, computed_at as "computedAt", score
    from scores where state = 'computed' and explained_at is null and score < ${formula.explainBelow}
      and formula = ${formula.code} and computed_at <= ${addMinutes(now, -formula.waitingMinutes)}
      and not exists (select 1 from scores newer where newer.zone_id = scores.zone_id
        and newer.area_id = scores.area_id and newer.on_day = scores.on_day and newer.version > scores.version)
    order by area_id, on_day`.execute(trx)
  return rows
}

interface OpenSample {
  readonly id: string
  readonly areaId: number
  readonly day: Day
  readonly drawnAt: Instant
  readonly dueAt: Instant
}

/** A re-check drawn by lot that nobody has made by its hour: it is the superior's to send somebody (SCR-06). */
export const recheckDue: GapRule = {
  key: 'score-recheck-due',
  title: { vi: 'Đến hạn đối chiếu ngẫu nhiên', en: 'A random re-check is due' },
  source: 'SCR-06',
  raiseAfterMinutes: [24 * 60],
  wakesOn: ['scorecards', 'bodies'],
  find: async (trx, { now, tree }) => {
    const { rows } = await sql<OpenSample>`
      select id, area_id as "areaId", on_day as day, drawn_at as "drawnAt", due_at as "dueAt"
      from score_samples where outcome is null and due_at <= ${now}`.execute(trx)
    const aboveOf = (areaId: number) => tree.find(areaId)?.parentId ?? null
    const heads = await headPostsOf(
      trx,
      rows.flatMap(({ areaId }) => aboveOf(areaId) ?? []),
      now,
    )
    return rows.map(({ id, areaId, day, dueAt }): FoundGap => {
      const above = aboveOf(areaId)
      const isOld = millisOf(now) - millisOf(dueAt) > 24 * 60 * 60_000
      const ownerPostId = above === null ? null : (heads.get(above)?.postId ?? null)
      return { subject: id, areaId, ownerPostId, severity: isOld ? 3 : 2, since: dueAt, dueAt, data: { day } }
    })
  },
}
