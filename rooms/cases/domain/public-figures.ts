import { type CountArc, hideSmall } from '#kit'

/** A count of persons as the public sees it: a number, `small` (below the limit), or `hidden` so that no small one can be worked out. */
export type PublicCount = number | 'small' | 'hidden'

interface Figures<Count> {
  readonly total: Count
  readonly community: Count
  readonly isolation: Count
  readonly unclassified: Count
  /** By area; they add up to the total as well. */
  readonly areas: readonly Count[]
}

/**
 * The figures of a bulletin for the public (SG-04): counts below `smallest` are not shown, and with them as many others that none can
 * be worked out from its parts, its areas and its total together.
 */
export function publicFigures(figures: Figures<number>, smallest: number): Figures<PublicCount> {
  const { total, community, isolation, unclassified, areas } = figures
  const arc = (from: string, to: string, value: number, isSum: boolean): CountArc => {
    return { from, to, value, isSum, mark: null }
  }
  const all = {
    total: arc('total', 'areas', total, true),
    community: arc('start', 'total', community, true),
    isolation: arc('start', 'total', isolation, true),
    unclassified: arc('start', 'total', unclassified, true),
  }
  const byArea = areas.map((count) => arc('areas', 'start', count, false))
  hideSmall([...Object.values(all), ...byArea], smallest)
  return {
    total: shownOf(all.total),
    community: shownOf(all.community),
    isolation: shownOf(all.isolation),
    unclassified: shownOf(all.unclassified),
    areas: byArea.map(shownOf),
  }
}

function shownOf({ value, mark }: CountArc): PublicCount {
  if (mark === null) return value
  return mark === 'small' ? 'small' : 'hidden'
}
