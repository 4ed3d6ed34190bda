/**
 * A stay in one 32-bit number: minute of entering in the upper half, of leaving in the lower, both from the start of the
 * window. Sorting the numbers sorts by entering. Windows of up to 22 days keep the sign bit free.
 */
export const packTimes = (enter: number, leave: number): number => (enter << 16) | leave

/** Last minute at which a stay in the index may begin; none lasts longer than a day. */
export const lastEnter = 0x7fff - 1440

/** What is left of a stay that was taken back: it lasts nothing and so exposes nobody. */
export const noStay = 0
