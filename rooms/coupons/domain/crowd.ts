/** What was counted at a gate, in the order it happened: people who went in, who came out, or all inside counted anew. */
export interface GateCount {
  readonly kind: 'in' | 'out' | 'recount'
  readonly people: number
}

/** How many are inside: from the last count anew on; never below nobody. */
export function insideAfter(counts: readonly GateCount[]): number {
  let inside = 0
  for (const { kind, people } of counts) {
    if (kind === 'recount') inside = people
    else inside = Math.max(0, inside + (kind === 'in' ? people : -people))
  }
  return inside
}

/** How full: `near` from the share of the capacity that the profile names, `full` from the capacity on; null: no capacity is set. */
export function crowdOf(inside: number, capacity: number | null, nearShare: number): 'free' | 'near' | 'full' | null {
  if (capacity === null) return null
  if (inside >= capacity) return 'full'
  return inside >= Math.ceil(capacity * nearShare) ? 'near' : 'free'
}
