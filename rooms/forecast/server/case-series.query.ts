import { addDays, type Day } from '#kit'
import type { Db, Place, Tree, Trx } from '#platform/server'
import { dailyCases, travelCases } from '#rooms/cases/server'
import type { CaseSeries } from '../domain/index.ts'

/** Which areas, and the days from first to last. */
export interface SeriesQuestion {
  readonly places: readonly Place[]
  readonly last: Day
  readonly days: number
}

interface Growing {
  readonly cases: number[]
  readonly imported: number[]
  readonly undated: number[]
}

/**
 * Daily confirmed cases of many areas of any level at once, by area: two statements however many they are. An area below a
 * commune has none of its own.
 */
export async function caseSeries(
  db: Db | Trx,
  tree: Tree,
  { places, last, days }: SeriesQuestion,
): Promise<Map<number, CaseSeries>> {
  const from = addDays(last, 1 - days)
  const [counts, travels] = await Promise.all([
    dailyCases(db, tree, { intervals: places, from, to: last, by: 'confirmed' }),
    travelCases(db, { from, to: last }),
  ])
  const empty = (): number[] => new Array<number>(days).fill(0)
  const series = new Map<number, Growing>()
  for (const { id } of places) series.set(id, { cases: empty(), imported: empty(), undated: empty() })
  const takers = takersOf(tree, series)
  const placeOf = new Map(Array.from({ length: days }, (_, at) => [addDays(from, at) as string, at]))
  for (const { areaId, day, count, undated } of counts) {
    const at = placeOf.get(day) as number
    for (const one of takers(areaId)) {
      one.cases[at] = (one.cases[at] as number) + count
      one.undated[at] = (one.undated[at] as number) + undated
    }
  }
  for (const { areaId, day, count } of travels) {
    const at = placeOf.get(day) as number
    for (const one of takers(areaId)) one.imported[at] = (one.imported[at] as number) + count
  }
  return series
}

/** The series that a commune’s cases go into: its own and those of all above it that were asked for. */
function takersOf(tree: Tree, series: ReadonlyMap<number, Growing>): (areaId: number) => readonly Growing[] {
  const known = new Map<number, Growing[]>()
  return (areaId) => {
    const before = known.get(areaId)
    if (before) return before
    const found = tree.upward(areaId).flatMap(({ id }) => series.get(id) ?? [])
    known.set(areaId, found)
    return found
  }
}
