/**
 * Areas as intervals: the tree is numbered in preorder, an area is `[first, last]`, and "inside" is one comparison.
 * Numbers change when the tree does; only the stable area id may be stored beside facts.
 */
export interface Interval {
  readonly first: number
  readonly last: number
}

/** Whether `inner` lies inside `outer` (or is the same). */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.first <= inner.first && inner.last <= outer.last
}

/** Whether any of `outers` holds `inner`. */
export function containedInAny(outers: readonly Interval[], inner: Interval): boolean {
  return outers.some((outer) => contains(outer, inner))
}
