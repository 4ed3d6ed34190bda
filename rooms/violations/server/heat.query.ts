import { type RawBuilder, sql } from 'kysely'
import { addDays, contains, type Day, startOfDay } from '#kit'
import { type Asking, defineRead, no, notFound, type Place, visiblePlace } from '#platform/server'
import { hoursOfDay, mostHeatDays, VIOLATIONS, violationHeat } from '../domain/index.ts'
import { areaTitles } from './violation-lines.query.ts'
import { hourOfAct, liesIn } from './where-violations.ts'

interface HeatRow {
  readonly areaId: number
  readonly key: string
  readonly count: number
}

/** `GET /violation-heat`: counted in the database by area and column, rolled up to the areas below. */
export const violationHeatRead = defineRead(violationHeat, async (asking, query) => {
  const place = visiblePlace(asking, query.areaId, 'violations.read')
  if (!place) return notFound('areaId')
  const { from, to, by = 'hour', behaviour } = query
  const days = daysBetween(from as Day, to as Day)
  if (days.length === 0) return no(VIOLATIONS.HEAT_ENDS_FIRST, { field: 'to' })
  if (days.length > mostHeatDays) return no(VIOLATIONS.HEAT_TOO_LONG, { field: 'to', params: { days: mostHeatDays } })
  const columns = by === 'day' ? days : Array.from({ length: hoursOfDay }, (_, hour) => String(hour))
  const offset = asking.profile.utcOffsetMinutes
  const found = await countBy(asking, {
    key: by === 'day' ? sql`detected_on::text` : sql`${hourOfAct(offset)}::text`,
    where: [
      liesIn(asking.tree, [place]),
      sql`detected_on between ${from} and ${to}`,
      sql`detected_at >= ${startOfDay(from as Day, offset)}`,
      sql`detected_at < ${startOfDay(addDays(to as Day, 1), offset)}`,
      ...(behaviour === undefined ? [] : [sql`behaviour = ${behaviour}`]),
    ],
  })
  const titleOf = await areaTitles(asking)
  const rows = rowsOf(found, columns, rowAreas(asking, place)).map((row) => ({ ...row, title: titleOf(row.areaId) }))
  const totals = columns.map((_, index) => rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0))
  const total = totals.reduce((sum, count) => sum + count, 0)
  return { areaId: place.id, areaTitle: titleOf(place.id), from, to, by, columns, rows, totals, total }
})

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to && days.length <= mostHeatDays; day = addDays(day, 1)) days.push(day)
  return days
}

async function countBy(
  { db }: Asking,
  { key, where }: { readonly key: RawBuilder<unknown>; readonly where: readonly RawBuilder<unknown>[] },
): Promise<HeatRow[]> {
  const { rows } = await sql<HeatRow>`
    select area_id as "areaId", ${key} as key, count(*)::int as count from violations
    where ${sql.join(where, sql` and `)} group by 1, 2`.execute(db)
  return rows
}

/** To which row the dossiers of an area count: the area below the asked one that holds it, or the asked one itself. */
function rowAreas({ tree }: Asking, place: Place): (areaId: number) => number {
  const children = tree.childrenOf(place.id)
  return (areaId) => {
    const where = tree.find(areaId)
    return (where && children.find((child) => contains(child, where))?.id) ?? place.id
  }
}

function rowsOf(found: readonly HeatRow[], columns: readonly string[], rowOf: (areaId: number) => number) {
  const placeOf = new Map(columns.map((column, index) => [column, index]))
  const rows = new Map<number, number[]>()
  for (const { areaId, key, count } of found) {
    const at = placeOf.get(key)
    if (at === undefined) continue
    const id = rowOf(areaId)
    const counts = rows.get(id) ?? columns.map(() => 0)
    counts[at] = (counts[at] ?? 0) + count
    rows.set(id, counts)
  }
  return [...rows]
    .map(([areaId, counts]) => ({ areaId, counts, total: counts.reduce((sum, count) => sum + count, 0) }))
    .sort((left, right) => right.total - left.total || left.areaId - right.areaId)
}
