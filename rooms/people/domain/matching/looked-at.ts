/** How many of the candidates found by tokens are looked at closely. */
export const closelyLookedAt = 16

/** … and of those, only who has at least this much of the weight that the likeliest has. */
export const leastOfBest = 0.4

/** What a telephone or identity number in common weighs among tokens: it comes before any name. */
export const weightOfNumber = 20
