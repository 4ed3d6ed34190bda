import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant, type Interval } from '#kit'
import type { Asking, Tree } from '#platform/server'
import type { violationList } from '../domain/index.ts'

type Query = z.infer<typeof violationList.query>
type Condition = RawBuilder<unknown>

/** Hours before its deadline in which a decision is called soon. */
export const soonHours = 48

/**
 * "lies in these places" for a table with `zone_id` and `area_id` (rule R11): nothing for the whole city, the zones of a
 * district, and below the commune the areas themselves.
 */
export function liesIn(tree: Tree, places: readonly Interval[]): Condition {
  const { root } = tree
  if (root && places.some(({ first, last }) => first <= root.first && root.last <= last)) return sql`true`
  const inside = tree.inside(places)
  const zones = [...new Set(inside.map(({ zoneId }) => zoneId))]
  const reachesZones = inside.every(({ zoneId }) => inside.some(({ id }) => id === zoneId))
  if (reachesZones) return sql`zone_id = any(${zones}::int[])`
  return sql`zone_id = any(${zones}::int[]) and area_id = any(${inside.map(({ id }) => id)}::int[])`
}

/** What waits, as the gaps find it and as the list behind each gap asks. */
export const waiting = {
  record: () => sql`state = 'detected'`,
  decision: () => sql`state in ('recorded', 'proposed')`,
  'decision-soon': (now: Instant) =>
    sql`state in ('recorded', 'proposed') and decide_by > ${now} and decide_by <= ${addMinutes(now, soonHours * 60)}`,
  'decision-late': (now: Instant) => sql`state in ('recorded', 'proposed') and decide_by <= ${now}`,
  transfer: () => sql`state = 'proposed' and transfer_to is not null`,
  service: (now: Instant) => sql`state = 'decided' and serve_by <= ${now}`,
  'payment-late': (now: Instant) => sql`state in ('served', 'enforcing') and comply_by <= ${now}`,
  appeal: () => sql`open_appeal_id is not null`,
} as const satisfies Record<string, (now: Instant) => Condition>

/** The hour in which the act happened, by the city's clock. */
export function hourOfAct(utcOffsetMinutes: number): Condition {
  return sql`((floor(extract(epoch from act_at) / 60)::bigint + ${utcOffsetMinutes}::int) / 60 % 24)`
}

/** The conditions of a list, beside the places. */
export function conditionsOf(query: Query, { now, profile }: Pick<Asking, 'now' | 'profile'>): Condition[] {
  const parts: Condition[] = []
  if (query.state) parts.push(sql`state = ${query.state}`)
  if (query.closedAs) parts.push(sql`closed_as = ${query.closedAs}`)
  if (query.behaviour) parts.push(sql`behaviour = ${query.behaviour}`)
  if (query.subjectKind) parts.push(sql`subject_kind = ${query.subjectKind}`)
  if (query.level) parts.push(sql`level = ${query.level}`)
  if (query.siteId) parts.push(sql`site_id = ${query.siteId}`)
  if (query.findingId) parts.push(sql`finding_id = ${query.findingId}`)
  if (query.waits) parts.push(waiting[query.waits](now))
  if (query.hour !== undefined) parts.push(sql`${hourOfAct(profile.utcOffsetMinutes)} = ${query.hour}`)
  return [...parts, ...daysOf(query), ...numbered(query.number)]
}

/** A step and its days are the same that the counters count: the list behind a number shows what the number counted. */
function daysOf({ step, from, to }: Query): Condition[] {
  if (step === undefined && from === undefined && to === undefined) return []
  const between = (column: Condition) =>
    sql.join(
      [
        sql`${column} is not null`,
        ...(from ? [sql`${column} >= ${from}`] : []),
        ...(to ? [sql`${column} <= ${to}`] : []),
      ],
      sql` and `,
    )
  if (step === 'proposed') return [between(sql`proposed_on`), sql`proposed_verdict <> 'no-fine'`]
  if (step === 'decided') return [between(sql`decided_on`), sql`verdict <> 'no-fine'`]
  if (step === 'cancelled') return [between(sql`cancelled_on`)]
  if (step === 'paid') return [sql`id in (select violation_id from violation_payments where ${between(sql`paid_on`)})`]
  return [between(sql`detected_on`)]
}

function numbered(asked: string | undefined): Condition[] {
  if (asked === undefined) return []
  const [, seq, year] = /^(\d{1,9})(?:\/(\d{4}))?$/.exec(asked.trim()) ?? []
  if (seq === undefined) return [sql`false`]
  return [sql`seq = ${Number(seq)}`, ...(year === undefined ? [] : [sql`year = ${Number(year)}`])]
}
