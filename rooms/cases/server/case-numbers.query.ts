import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf } from '#kit'
import { type Asking, defineRead, notFound, type Place, sharedAnswer, visiblePlace } from '#platform/server'
import { caseNumbersContract } from '../domain/index.ts'
import { insideArea, sharedSeconds } from './curve.query.ts'
import { caseRuleAt } from './rules-of-house.ts'
import { zonesOf } from './where-cases.ts'

/** Days of the small trend beside a number. */
const trendDays = 14

/** Nobody reads a number of contacts above this digit by digit; counting a million for it would take a second. */
const mostCounted = 100_000

interface DayParts {
  readonly day: Day
  readonly community: number
  readonly isolation: number
  readonly none: number
  /** Of no known source, and all confirmed; backlog without a day of its own among them. */
  readonly unknown: number
  readonly all: number
  readonly synthetic: boolean
}

/** `GET /cases/numbers`: what the board of an area says. */
export const caseNumbersRead = defineRead(caseNumbersContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'cases.count')
  if (!place) return notFound('areaId')
  return sharedAnswer(asking, { key: 'cases.numbers', place, seconds: sharedSeconds }, () => numbersOf(asking, place))
})

async function numbersOf(asking: Asking, place: Place) {
  const day = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const first = addDays(day, 1 - trendDays)
  const [rows, contacts, late] = await Promise.all([
    partsOfDays(asking, place, first),
    contactsByClass(asking, place, day),
    lateSteps(asking, place),
  ])
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const sumOf = (on: Day) => {
    const { community = 0, isolation = 0, none = 0 } = byDay.get(on) ?? {}
    return community + isolation + none
  }
  const { community = 0, isolation = 0, none = 0 } = byDay.get(day) ?? {}
  return {
    asOf: asking.now,
    day,
    today: { total: sumOf(day), community, isolation, none },
    yesterday: sumOf(addDays(day, -1)),
    weekAgo: sumOf(addDays(day, -7)),
    trend: Array.from({ length: trendDays }, (_, index) => sumOf(addDays(first, index))),
    contacts,
    unknownSource: {
      unknown: rows.reduce((sum, { unknown }) => sum + unknown, 0),
      total: rows.reduce((sum, { all }) => sum + all, 0),
    },
    late,
    synthetic: rows.some(({ synthetic }) => synthetic),
  }
}

/** One look at the index of confirmed cases for all that is counted by day. */
async function partsOfDays(asking: Asking, place: Place, from: Day): Promise<DayParts[]> {
  const of = (group: string) =>
    sql`(count(*) filter (where setting_group = ${group} and backlog is distinct from 'undated'))::int`
  const { rows } = await sql<DayParts>`
    select confirmed_on as day, ${of('community')} as community, ${of('isolation')} as isolation, ${of('none')} as none,
           (count(*) filter (where source_kind = 'unknown'))::int as unknown, count(*)::int as "all",
           bool_or(synthetic) as synthetic
    from cases where ${insideArea(asking, place)} and status = 'confirmed' and confirmed_on >= ${from}::date
    group by confirmed_on`.execute(asking.db)
  return rows
}

/** Those who are under watch today, by class; beyond {@link mostCounted} it says only that they are more. */
async function contactsByClass({ db, tree, profile, now }: Asking, place: Place, day: Day) {
  const zones = zonesOf(tree, [place])
  const deepest = (await caseRuleAt(profile, now))?.deepestClass ?? 0
  const levels = Array.from({ length: deepest }, (_, index) => index + 1)
  const { rows } = await sql<{ level: number; count: number }>`
    select level, counted.count from unnest(${levels}::smallint[]) as levels (level) cross join lateral (
      select count(*)::int as count from (
        select from person_classes
        where class = level and ${zones === null ? sql`true` : sql`zone_id = any(${zones}::int[])`}
          and (until_on is null or until_on >= ${day}::date) limit ${mostCounted + 1}) as first_of_them) as counted
    where counted.count > 0 order by level`.execute(db)
  return rows.map(({ level, count }) => ({
    level,
    count: Math.min(count, mostCounted),
    isMore: count > mostCounted,
  }))
}

async function lateSteps(asking: Asking, place: Place) {
  const rule = await caseRuleAt(asking.profile, asking.now)
  if (!rule) return { classify: 0, place: 0 }
  const before = (step: 'classified' | 'placed') => addMinutes(asking.now, -rule.steps[step].value)
  const count = async (step: 'classified' | 'placed') => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from cases
      where ${insideArea(asking, place)} and status = 'confirmed' and backlog is null and ${sql.ref(`${step}_at`)} is null
        and confirmed_at <= ${before(step)}`.execute(asking.db)
    return rows[0]?.count ?? 0
  }
  return { classify: await count('classified'), place: await count('placed') }
}
