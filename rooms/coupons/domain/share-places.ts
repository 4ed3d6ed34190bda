/** Where a household stands in a scheme: the group of its days and its time slot. */
export interface CouponPlace {
  readonly group: number
  readonly slot: number
}

/**
 * Gives each of `count` households a place so that every group and slot gets as many as any other, going on after the
 * `before` that were given earlier: neighbours come on different days, and no slot is fuller than another by more than one.
 */
export function sharePlaces(count: number, scheme: { groups: number; slots: number }, before = 0): CouponPlace[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = before + index
    return { group: turn % scheme.groups, slot: Math.floor(turn / scheme.groups) % scheme.slots }
  })
}
