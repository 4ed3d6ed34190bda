/** A count as the public may see it: below the smallest it is only said to be below (SG-04). Nothing is nothing. */
export interface PublicCount {
  readonly value: number | null
  readonly below: number | null
}

/** A count for a public page; see {@link PublicCount}. */
export function publicCount(count: number, smallest: number): PublicCount {
  return count > 0 && count < smallest ? { value: null, below: smallest } : { value: count, below: null }
}
