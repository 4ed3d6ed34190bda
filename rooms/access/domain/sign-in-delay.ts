/** Failures in the last hour that were not forgiven, and how long ago the latest was. */
export interface Failures {
  readonly count: number
  readonly secondsSinceLast: number
}

/** What is counted for one attempt: this browser alone if it is known to the account, else the three others. */
export type Counted =
  | { readonly knownBrowser: Failures }
  | { readonly sameNameAndAddress: Failures; readonly sameName: Failures; readonly sameAddress: Failures }

interface Slope {
  readonly free: number
  readonly most: number
}

const slopes = {
  knownBrowser: { free: 5, most: 900 },
  sameNameAndAddress: { free: 3, most: 900 },
  sameName: { free: 10, most: 30 },
  sameAddress: { free: 20, most: 900 },
} as const satisfies Record<string, Slope>

/** Over which past failures count, in minutes. */
export const failuresCountForMinutes = 60

/**
 * Seconds to wait before another attempt is judged; 0: now. The wait doubles with each failure past the free ones.
 * Nobody can shut an officer out: a browser that signed in to the account before is slowed by its own failures only,
 * and strangers make a new browser wait 30 seconds at most.
 */
export function secondsToWait(counted: Counted): number {
  const waits = Object.entries(counted).map(([key, failures]) => {
    const { free, most } = slopes[key as keyof typeof slopes]
    if (failures.count < free) return 0
    return Math.min(most, 2 ** Math.min(failures.count - free + 1, 20)) - failures.secondsSinceLast
  })
  return Math.max(0, Math.ceil(Math.max(...waits)))
}
