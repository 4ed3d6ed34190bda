/**
 * Coverage (độ phủ): checked against observed over the same spans (CHK-02). Null: nobody counted independently, or counted
 * nothing, so there is no ground for a figure; never above 100 and never 100 unless everybody counted was checked.
 */
export function coverageOf(checked: number, observed: number | null): number | null {
  if (observed === null || observed === 0) return null
  if (checked >= observed) return 100
  return Math.min(99.9, Math.round((checked * 1_000) / observed) / 10)
}

/** How much of its crossings a post declared. */
export interface DeclaredShare {
  readonly id: string
  readonly crossings: number
  readonly withReceipt: number
}

/**
 * Posts whose share of declared crossings is below `share` of the middle of all posts of its kind (CHK-06); posts with too
 * few crossings neither judge nor are judged.
 */
export function outliersOf<T extends DeclaredShare>(
  posts: readonly T[],
  { leastCrossings, share }: { readonly leastCrossings: number; readonly share: number },
): { readonly post: T; readonly own: number; readonly middle: number }[] {
  const judged = posts.filter(({ crossings }) => crossings >= leastCrossings)
  if (judged.length < 3) return []
  const shares = judged.map(({ withReceipt, crossings }) => withReceipt / crossings).sort((a, b) => a - b)
  const middle = shares[Math.floor(shares.length / 2)] as number
  return judged.flatMap((post) => {
    const own = post.withReceipt / post.crossings
    return own < middle * share ? [{ post, own, middle }] : []
  })
}
