import { type CountArc, hideSmall } from '#kit'

/**
 * A count as the public may see it: below the smallest it is only said to be below; both null: not told, or a small one would tell
 * itself. Of what is not told `atLeast` says what the places inside it say already: each that is listed has one.
 */
export interface PublicCount {
  readonly value: number | null
  readonly below: number | null
  readonly atLeast: number | null
}

/** A place with what was counted in it and in all that lies inside it. */
export interface CountedPlace {
  readonly id: number
  readonly parentId: number | null
  readonly count: number
}

/**
 * Counts of places inside each other for a public page (SG-04), judged together, for anybody may ask for all of them: five in a
 * district with five communes that each have "below five" would say that each has one. Nothing is nothing: places without any are left out.
 */
export function publicCounts(places: readonly CountedPlace[], smallest: number): ReadonlyMap<number, PublicCount> {
  const counted = places.filter(({ count }) => count > 0)
  const within = Map.groupBy(counted, ({ parentId }) => parentId)
  const knot = (id: number | null) => (id === null ? 'start' : `in ${id}`)
  const arcs = counted.map(({ id, parentId, count }): CountArc => {
    const isSum = within.has(id)
    return { from: knot(parentId), to: isSum ? knot(id) : 'start', value: count, isSum, mark: null }
  })
  // What stands in a place itself, in none of those inside it: shown nowhere, and yet what is left when they are taken off.
  const own = counted.flatMap(({ id, count }): CountArc[] => {
    const rest = count - (within.get(id) ?? []).reduce((sum, one) => sum + one.count, 0)
    return within.has(id) && rest > 0 ? [{ from: knot(id), to: 'start', value: rest, isSum: false, mark: null }] : []
  })
  hideSmall([...arcs, ...own], smallest)
  const marks = new Map(counted.map(({ id }, index) => [id, arcs[index]]))
  // Made of what anybody can ask for and of nothing else, so that it tells nothing more.
  const leastOf = (id: number): number => {
    const arc = marks.get(id)
    if (arc?.mark === null) return arc.value
    return Math.max(
      1,
      (within.get(id) ?? []).reduce((sum, one) => sum + leastOf(one.id), 0),
    )
  }
  return new Map(counted.map(({ id }) => [id, shownOf(marks.get(id), { smallest, least: () => leastOf(id) })]))
}

function shownOf(
  arc: CountArc | undefined,
  { smallest, least }: { smallest: number; least: () => number },
): PublicCount {
  if (arc?.mark === 'small') return { value: null, below: smallest, atLeast: null }
  if (arc?.mark === 'beside') return { value: null, below: null, atLeast: least() }
  return { value: arc?.value ?? 0, below: null, atLeast: null }
}
