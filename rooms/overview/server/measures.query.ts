import { type RawBuilder, sql } from 'kysely'
import { type Asking, defineRead, notFound, type Place, visiblePlace } from '#platform/server'
import { type Measure, measureRead, percentOf, stepOfCount, stepOfDone } from '../domain/index.ts'
import { isOverdue } from './gap-rows.query.ts'
import { childHolding, liesIn } from './scope.query.ts'

/** Rules that say somebody is missing where a post or a body should be. */
const postRules = ['post-unheld', 'area-without-head', 'unit-without-command-post', 'group-roles-missing']

/** `GET /overview/areas/:id/measures`: one GROUP BY over the zones, folded into the children here (rule R11). */
export const measuresRead = defineRead(measureRead, async (asking, { id, measure }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const isDone = measure === 'tasks-done'
  return {
    measure,
    unit: isDone ? ('percent' as const) : ('count' as const),
    items: isDone ? await doneOfChildren(asking, place) : await gapsOfChildren(asking, place, measure),
  }
})

async function gapsOfChildren(asking: Asking, place: Place, measure: Exclude<Measure, 'tasks-done'>) {
  const which: Record<typeof measure, RawBuilder<unknown>> = {
    gaps: sql`true`,
    overdue: isOverdue(asking.now),
    unacknowledged: sql`rule = 'task-unacknowledged'`,
    posts: sql`rule = any(${postRules}::text[])`,
  }
  const { rows } = await sql<{ key: number; count: number }>`
    select ${placeColumn(asking, place)} as key, count(*)::int as count from gaps
    where closed_at is null and ${which[measure]} and ${liesIn(asking.tree, place)} group by 1`.execute(asking.db)
  const sums = foldIntoChildren(asking, place, rows, (sum: number | undefined, row) => (sum ?? 0) + row.count)
  const greatest = Math.max(0, ...sums.values())
  return asking.tree.childrenOf(place.id).map((child) => {
    const value = sums.get(child.id) ?? 0
    return { areaId: child.id, value, step: stepOfCount(value, greatest) }
  })
}

/** Tasks done of all that were given and not given up, by the counters. */
async function doneOfChildren(asking: Asking, place: Place) {
  const { rows } = await tallied(asking, place)
  const sums = foldIntoChildren(asking, place, rows, (sum: { given: number; done: number } | undefined, row) => ({
    given: (sum?.given ?? 0) + row.given,
    done: (sum?.done ?? 0) + row.done,
  }))
  return asking.tree.childrenOf(place.id).map((child) => {
    const { given, done } = sums.get(child.id) ?? { given: 0, done: 0 }
    const value = percentOf(done, given)
    return { areaId: child.id, value, step: stepOfDone(value) }
  })
}

function tallied(asking: Asking, place: Place) {
  const isBelow = place.zoneId !== place.id || !hasZonesBelow(asking, place)
  return sql<{ key: number; given: number; done: number }>`
    select ${placeColumn(asking, place)} as key,
           coalesce(sum(case indicator when 'tasks.created' then value when 'tasks.cancelled' then -value end), 0)::int as given,
           coalesce(sum(value) filter (where indicator in ('tasks.done-in-time', 'tasks.done-late')), 0)::int as done
    from ${sql.table(isBelow ? 'tallies_below' : 'tallies')}
    where indicator in ('tasks.created', 'tasks.cancelled', 'tasks.done-in-time', 'tasks.done-late')
      and ${liesIn(asking.tree, place)} group by 1`.execute(asking.db)
}

/** The children of the city and of a district are zones or hold some; those of a commune are areas inside one zone. */
function hasZonesBelow({ tree }: Asking, place: Place): boolean {
  const [child] = tree.childrenOf(place.id)
  return child !== undefined && child.zoneId === child.id
}

function placeColumn(asking: Asking, place: Place): RawBuilder<number> {
  return hasZonesBelow(asking, place) ? sql`zone_id` : sql`area_id`
}

function foldIntoChildren<Row extends { key: number }, Sum>(
  { tree }: Asking,
  place: Place,
  rows: readonly Row[],
  add: (sum: Sum | undefined, row: Row) => Sum,
): Map<number, Sum> {
  const holds = childHolding(tree, place.id)
  const sums = new Map<number, Sum>()
  for (const row of rows) {
    const child = holds(row.key)
    if (child !== undefined) sums.set(child, add(sums.get(child), row))
  }
  return sums
}
