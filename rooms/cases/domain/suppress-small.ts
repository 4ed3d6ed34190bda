/** A count of persons as the public sees it: a number, `small` (below the limit), or `hidden` so that no small one can be worked out. */
export type PublicCount = number | 'small' | 'hidden'

/**
 * Counts of persons by area, for the public (SG-04): those below `smallest` are not shown; and where the sum is known, as many
 * others are held back that what is missing could be shared out in more than one way (complementary suppression). Nought
 * names nobody and is shown, unless it is needed to hide another.
 */
export function suppressSmall(counts: readonly number[], smallest: number): PublicCount[] {
  const isSmall = (count: number) => count > 0 && count < smallest
  const shown: PublicCount[] = counts.map((count) => (isSmall(count) ? 'small' : count))
  if (!counts.some(isSmall)) return shown
  const others = counts
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => shown[index] !== 'small')
    .toSorted((left, right) => rank(left.count) - rank(right.count) || left.index - right.index)
  for (const { count, index } of others) {
    if (isSafe(counts, shown, smallest)) break
    shown[index] = count === 0 ? 'small' : 'hidden'
  }
  return shown
}

/** The smallest that says something goes first; noughts only when nothing else is left. */
const rank = (count: number) => (count === 0 ? Number.MAX_SAFE_INTEGER : count)

function isSafe(counts: readonly number[], shown: readonly PublicCount[], smallest: number): boolean {
  const missing = counts.filter((_, index) => typeof shown[index] !== 'number')
  return missing.length > 1 && missing.reduce((sum, count) => sum + count, 0) >= smallest
}
