import { sql } from 'kysely'
import { addDays, addMinutes, type Day, dayOf } from '#kit'
import { type Asking, defineRead, notFound, type Place, visiblePlace } from '#platform/server'
import { caseNumbersContract } from '../domain/index.ts'
import { hasSynthetic, insideArea } from './curve.query.ts'
import { caseRuleAt } from './rules-of-house.ts'
import { zonesOf } from './where-cases.ts'

/** Days of the small trend beside a number. */
const trendDays = 14

interface DayParts {
  readonly day: Day
  readonly community: number
  readonly isolation: number
  readonly none: number
}

/** `GET /cases/numbers`: what the board of an area says. */
export const caseNumbersRead = defineRead(caseNumbersContract, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const day = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const first = addDays(day, 1 - trendDays)
  const rows = await partsOfDays(asking, place, first, day)
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
    contacts: await contactsByClass(asking, place, day),
    unknownSource: await unknownSource(asking, place, first),
    late: await lateSteps(asking, place),
    synthetic: await hasSynthetic(
      asking.db,
      sql`${insideArea(asking, place)} and confirmed_on between ${first}::date and ${day}::date`,
    ),
  }
})

async function partsOfDays(asking: Asking, place: Place, from: Day, to: Day): Promise<DayParts[]> {
  const { rows } = await sql<DayParts>`
    select confirmed_on as day, (count(*) filter (where setting_group = 'community'))::int as community,
           (count(*) filter (where setting_group = 'isolation'))::int as isolation,
           (count(*) filter (where setting_group = 'none'))::int as none
    from cases where ${insideArea(asking, place)} and status = 'confirmed' and backlog is distinct from 'undated'
      and confirmed_on between ${from}::date and ${to}::date
    group by confirmed_on`.execute(asking.db)
  return rows
}

async function contactsByClass({ db, tree }: Asking, place: Place, day: Day) {
  const zones = zonesOf(tree, [place])
  const { rows } = await sql<{ level: number; count: number }>`
    select class as level, count(*)::int as count from person_classes
    where ${zones === null ? sql`true` : sql`zone_id = any(${zones}::int[])`} and class > 0
      and (until_on is null or until_on >= ${day}::date)
    group by class order by class`.execute(db)
  return rows
}

async function unknownSource(asking: Asking, place: Place, from: Day) {
  const { rows } = await sql<{ unknown: number; total: number }>`
    select (count(*) filter (where source_kind = 'unknown'))::int as unknown, count(*)::int as total
    from cases where ${insideArea(asking, place)} and status = 'confirmed' and confirmed_on >= ${from}::date`.execute(
    asking.db,
  )
  return rows[0] ?? { unknown: 0, total: 0 }
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
