import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { fallOn, patrolRuleOn } from '../domain/index.ts'
import { type DirectiveSpan, directiveOn, directivesOver } from './directive-days.query.ts'
import { patrolBook } from './patrol-rules.query.ts'

type At = Parameters<GapRule['find']>[1]

/** Yesterday a commune was checked less than it was, though a directive is in force: quy mô, mật độ phải tăng (INS-13). */
const densityFalls: GapRule = {
  key: 'patrols-density-falls',
  title: { vi: 'Mật độ kiểm tra giảm khi chỉ thị đang hiệu lực', en: 'Density of checks falls during a directive' },
  source: 'INS-13',
  raiseAfterMinutes: [720],
  wakesOn: ['patrols', 'in-force'],
  find: async (trx, at) => {
    const { profile, now } = at
    const today = dayOf(now, profile.utcOffsetMinutes)
    const day = addDays(today, -1)
    const rule = patrolRuleOn((await patrolBook(profile)).rules, day)
    if (!rule) return []
    const spans = await directivesOver(trx, { from: addDays(day, -1), to: day }, profile)
    if (spans.length === 0) return []
    const zones = await checksByZone(trx, day)
    return [...zones].flatMap(([zoneId, checks]): FoundGap[] => {
      const ordered = spansOver(spans, zoneId, at)
      if (!directiveOn(ordered, day, profile) || !directiveOn(ordered, addDays(day, -1), profile)) return []
      const fall = fallOn(day, checks, rule)
      if (!fall) return []
      const since = startOfDay(today, profile.utcOffsetMinutes)
      return [
        { subject: `${zoneId}`, areaId: zoneId, ownerPostId: null, severity: 2, since, dueAt: null, data: { ...fall } },
      ]
    })
  },
  nextAt: async () => null,
}

async function checksByZone(trx: Trx, day: Day): Promise<Map<number, Map<string, number>>> {
  const days = [0, -1, -7].map((back) => addDays(day, back))
  const { rows } = await sql<{ zoneId: number; day: string; checks: number }>`
    select zone_id as "zoneId", day, sum(persons + vehicles)::int as checks from patrol_checks
    where day = any(${days}::date[]) group by zone_id, day`.execute(trx)
  const zones = new Map<number, Map<string, number>>()
  for (const row of rows) {
    const own = zones.get(row.zoneId) ?? new Map<string, number>()
    zones.set(row.zoneId, own.set(row.day, row.checks))
  }
  return zones
}

function spansOver(spans: readonly DirectiveSpan[], zoneId: number, { tree }: At): DirectiveSpan[] {
  const above = new Set(tree.upward(zoneId).map(({ id }) => id))
  return spans.filter(({ areaId }) => above.has(areaId))
}

/** Days back in which a patrol without a result is still asked for. */
const askedForDays = 7

/** A patrol that is over and of which nobody has said what it did; whoever leads it must. */
const notRecorded: GapRule = {
  key: 'patrols-not-recorded',
  title: { vi: 'Tuần tra xong chưa ghi kết quả', en: 'A patrol without a result' },
  source: 'INS-13',
  raiseAfterMinutes: [720],
  wakesOn: ['patrols'],
  find: async (trx, { now, profile }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const rule = patrolRuleOn((await patrolBook(profile)).rules, today)
    if (!rule) return []
    const late = addMinutes(now, -rule.recordWithinMinutes.value)
    const { rows } = await sql<{ id: string; areaId: number; toAt: Instant; postIds: string[] }>`
      select patrols.id, patrols.area_id as "areaId", to_at as "toAt", post_ids as "postIds" from patrols
      left join patrol_checks on patrol_checks.patrol_id = patrols.id and patrol_checks.zone_id = patrols.zone_id
      where cancelled_at is null and to_at <= ${late} and to_at > ${startOfDay(addDays(today, -askedForDays), profile.utcOffsetMinutes)}
        and patrol_checks.id is null`.execute(trx)
    return rows.map(({ id, areaId, toAt, postIds }) => ({
      subject: id,
      areaId,
      ownerPostId: postIds[0] ?? null,
      severity: 1 as const,
      since: addMinutes(toAt, rule.recordWithinMinutes.value),
      dueAt: null,
      data: { patrolId: id, toAt },
    }))
  },
  nextAt: async (trx, { now, profile }) => {
    const today = dayOf(now, profile.utcOffsetMinutes)
    const rule = patrolRuleOn((await patrolBook(profile)).rules, today)
    if (!rule) return null
    const { rows } = await sql<{ next: Instant | null }>`
      select min(to_at) as next from patrols
      where cancelled_at is null and to_at > ${addMinutes(now, -rule.recordWithinMinutes.value)}`.execute(trx)
    const next = rows[0]?.next
    return next ? addMinutes(next, rule.recordWithinMinutes.value) : null
  },
}

/** What is missing or going down with patrols. */
export const patrolsGaps: readonly GapRule[] = [densityFalls, notRecorded]
