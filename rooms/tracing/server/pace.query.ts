import { sql } from 'kysely'
import { addDays, contains, dayOf, minutesBetween, startOfDay } from '#kit'
import { type Asking, defineRead, no, notFound, visiblePlace } from '#platform/server'
import {
  clockStanding,
  type PacedCase,
  paceContract,
  paceOf,
  rankPaces,
  TRACING,
  type TracingRule,
} from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { type ClockRow, clockColumns } from './case-clocks.store.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** `GET /tracing/pace`: medians, P90 and shares in time of an area and of each part of it, compared by process (EPI-07). */
export const paceRead = defineRead(paceContract, async (asking, { areaId, days }) => {
  const { db, tree, now, profile } = asking
  const place = visiblePlace(asking, areaId, 'tracing.clock')
  if (!place) return notFound('areaId')
  const { rule, day } = await tracingRuleAt(profile, now)
  if (!rule) return no(TRACING.RULE_MISSING, { params: { day } })
  const from = addDays(dayOf(now, profile.utcOffsetMinutes), 1 - days)
  const { rows } = await sql<ClockRow>`
    select ${clockColumns} from case_clocks
    where withdrawn_at is null and confirmed_at >= ${startOfDay(from, profile.utcOffsetMinutes)}
      and confirmed_at <= ${now} and zone_id = any(${tree.zonesIn([place])}::int[])`.execute(db)
  const inside = rows.filter((row) => {
    const at = tree.find(row.areaId)
    return at !== undefined && contains(place, at)
  })
  const parts = tree.childrenOf(areaId)
  const titleOf = await areaTitles(db, [areaId, ...parts.map(({ id }) => id)])
  const paced = (some: readonly ClockRow[]) => some.map((row) => toPaced(row, asking, rule))
  const below = parts.map((part) =>
    paceOf(
      part.id,
      paced(
        inside.filter((row) => {
          const at = tree.find(row.areaId)
          return at !== undefined && contains(part, at)
        }),
      ),
    ),
  )
  const named = <P extends { readonly areaId: number }>(pace: P) => ({ ...pace, areaTitle: titleOf(pace.areaId) })
  return {
    from,
    to: day,
    targets: { listed: toTarget(rule.targets.listed), isolated: toTarget(rule.targets.isolated) },
    leastCases: rule.leastCasesToRank.value,
    whole: named(paceOf(areaId, paced(inside))),
    below: rankPaces(
      below.filter(({ cases }) => cases > 0),
      rule.leastCasesToRank.value,
    ).map(named),
  }
})

function toPaced(row: ClockRow, { now }: Asking, rule: TracingRule): PacedCase {
  const targets = { listed: rule.targets.listed.value, isolated: rule.targets.isolated.value }
  return { standing: clockStanding(row, targets, now), ageMinutes: minutesBetween(row.confirmedAt, now), targets }
}

function toTarget({ value, source }: TracingRule['targets']['listed']) {
  return { minutes: value, source: source.text, isConfirmed: source.sure === 'C' }
}
