/** A stop that a route may take, with the way from it up to the root: itself first. */
export interface PossibleStop {
  readonly siteId: string
  /** Planned for that very day: goes in before any other. */
  readonly planned: boolean
  /** Days beyond its interval. */
  readonly late: number
  readonly upward: readonly number[]
}

/** How a stop follows on the one before. */
export type RouteStep = 'start' | 'same-area' | 'same-parent' | 'farther'

/**
 * A day's route (gợi ý): the stops that matter most, planned ones first, then by days late, of equally late ones those
 * nearest to the rest; then put in order greedily
 * from the most urgent on, always to the nearest that is left. "Near" is the tree of areas: the fewer steps up to a common
 * area the nearer; the register holds no coordinates, so streets are not known. Same input, same route.
 */
export function planRoute(stops: readonly PossibleStop[], most: number): { stop: PossibleStop; step: RouteStep }[] {
  const chosen = chooseStops([...stops].sort(byUrgency), most)
  const route: { stop: PossibleStop; step: RouteStep }[] = []
  let here: PossibleStop | undefined
  while (chosen.length > 0) {
    const from: PossibleStop | undefined = here
    const next = from === undefined ? 0 : nearestIndex([from], chosen)
    const [stop] = chosen.splice(next, 1) as [PossibleStop]
    route.push({ stop, step: stepBetween(from, stop) })
    here = stop
  }
  return route
}

/** All that are more urgent than the last that fits; the rest of the day goes to its equals, the nearest first. */
function chooseStops(sorted: readonly PossibleStop[], most: number): PossibleStop[] {
  const last = sorted[most - 1]
  if (last === undefined) return [...sorted]
  const isEqual = (stop: PossibleStop) => stop.planned === last.planned && stop.late === last.late
  const chosen = sorted.slice(0, most).filter((stop) => !isEqual(stop))
  const equals = sorted.filter(isEqual)
  while (chosen.length < most) {
    const next = chosen.length === 0 ? 0 : nearestIndex(chosen, equals)
    chosen.push(...equals.splice(next, 1))
  }
  return chosen
}

function byUrgency(one: PossibleStop, other: PossibleStop): number {
  if (one.planned !== other.planned) return one.planned ? -1 : 1
  return other.late - one.late || (one.siteId < other.siteId ? -1 : 1)
}

/** Which of those left is the nearest to any of these; of equally near ones the first. */
function nearestIndex(these: readonly PossibleStop[], left: readonly PossibleStop[]): number {
  const apart = left.map((stop) => Math.min(...these.map((one) => stepsApart(one, stop))))
  return apart.indexOf(Math.min(...apart))
}

/** Steps up from one to the first area that both lie in. */
function stepsApart(one: PossibleStop, other: PossibleStop): number {
  const common = one.upward.findIndex((areaId) => other.upward.includes(areaId))
  return common < 0 ? one.upward.length : common
}

function stepBetween(from: PossibleStop | undefined, to: PossibleStop): RouteStep {
  if (from === undefined) return 'start'
  const apart = Math.max(stepsApart(from, to), stepsApart(to, from))
  if (apart === 0) return 'same-area'
  return apart === 1 ? 'same-parent' : 'farther'
}
