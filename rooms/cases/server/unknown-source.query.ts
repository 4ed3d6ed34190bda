import { sql } from 'kysely'
import { addDays, type Day, dayOf } from '#kit'
import { type Asking, defineRead, notFound, type Place, sharedAnswer, visiblePlace } from '#platform/server'
import { unknownSourceContract } from '../domain/index.ts'
import { areaTitles } from './case-line.query.ts'
import { insideArea, sharedSeconds } from './curve.query.ts'

interface WeekRow {
  readonly areaId: number
  readonly week: Day
  readonly total: number
  readonly unknown: number
}

/** `GET /cases/unknown-source`: by child area and week; where most is unknown first. */
export const unknownSourceRead = defineRead(unknownSourceContract, async (asking, { areaId, weeks }) => {
  const place = visiblePlace(asking, areaId, 'cases.count')
  if (!place) return notFound('areaId')
  const question = { key: `cases.unknown-source ${weeks}`, place, seconds: sharedSeconds }
  return sharedAnswer(asking, question, () => sharesOf(asking, place, weeks))
})

async function sharesOf(asking: Asking, place: Place, weeks: number) {
  const today = dayOf(asking.now, asking.profile.utcOffsetMinutes)
  const monday = mondayOf(today)
  const mondays = Array.from({ length: weeks }, (_, index) => addDays(monday, 7 * (index + 1 - weeks)))
  const counts = await weeksOf(asking, place, mondays[0] ?? monday)
  const titleOf = await areaTitles(asking)
  const byChild = Map.groupBy(counts, (row) => childOf(asking, place, row.areaId))
  const rows = [...byChild].map(([id, some]) => {
    const ofWeek = (from: Day) => some.filter(({ week }) => week === from)
    const sum = (list: readonly WeekRow[], key: 'total' | 'unknown') => list.reduce((all, row) => all + row[key], 0)
    return {
      areaId: id,
      areaTitle: titleOf(id),
      weeks: mondays.map((from) => ({
        from,
        total: sum(ofWeek(from), 'total'),
        unknown: sum(ofWeek(from), 'unknown'),
      })),
      total: sum(some, 'total'),
      unknown: sum(some, 'unknown'),
    }
  })
  const sums = { total: 0, unknown: 0 }
  for (const row of rows) {
    sums.total += row.total
    sums.unknown += row.unknown
  }
  const sorted = rows.toSorted((left, right) => right.unknown - left.unknown || left.areaId - right.areaId)
  return { asOf: asking.now, areaTitle: titleOf(place.id), rows: sorted, ...sums }
}

/** Monday of the week of a day. */
function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

/** The child of a place in which an area lies; the place itself where it has no child above it. */
export function childOf({ tree }: Pick<Asking, 'tree'>, place: Place, areaId: number): number {
  const path = tree.find(areaId) ? tree.upward(areaId) : []
  return path.find(({ parentId }) => parentId === place.id)?.id ?? place.id
}

/** Above a commune its communes are what is told apart, in the order of the index; below it the very areas. */
async function weeksOf(asking: Asking, place: Place, from: Day): Promise<WeekRow[]> {
  const area = place.zoneId === place.id || asking.tree.zonesIn([place]).length < 2 ? sql`area_id` : sql`zone_id`
  const { rows } = await sql<{ areaId: number; day: Day; total: number; unknown: number }>`
    select ${area} as "areaId", confirmed_on as day, count(*)::int as total,
           (count(*) filter (where source_kind = 'unknown'))::int as unknown
    from cases
    where ${insideArea(asking, place)} and status = 'confirmed' and confirmed_on >= ${from}::date
      and backlog is distinct from 'undated'
    group by confirmed_on, ${area}`.execute(asking.db)
  const weeks = new Map<string, WeekRow>()
  for (const { areaId, day, total, unknown } of rows) {
    const week = mondayOf(day)
    const known = weeks.get(`${areaId} ${week}`) ?? { areaId, week, total: 0, unknown: 0 }
    weeks.set(`${areaId} ${week}`, { ...known, total: known.total + total, unknown: known.unknown + unknown })
  }
  return [...weeks.values()]
}
