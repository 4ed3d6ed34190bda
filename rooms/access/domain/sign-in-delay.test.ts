import { describe, expect, test } from 'vitest'
import { type Failures, secondsToWait } from './sign-in-delay.ts'

const none: Failures = { count: 0, secondsSinceLast: 0 }
const just = (count: number): Failures => ({ count, secondsSinceLast: 0 })

describe('[SG-09] waiting after failures', () => {
  test('doubles with each failure past the free ones, up to a quarter of an hour', () => {
    const waits = [0, 2, 3, 4, 5, 6, 30].map((count) =>
      secondsToWait({ sameNameAndAddress: just(count), sameName: none, sameAddress: none }),
    )
    expect(waits).toEqual([0, 0, 2, 4, 8, 16, 900])
  })

  test('strangers everywhere make a new browser wait half a minute at most', () => {
    expect(secondsToWait({ sameNameAndAddress: none, sameName: just(100_000), sameAddress: none })).toBe(30)
  })

  test('one address that tries many names is slowed for all of them', () => {
    expect(secondsToWait({ sameNameAndAddress: none, sameName: none, sameAddress: just(19) })).toBe(0)
    expect(secondsToWait({ sameNameAndAddress: none, sameName: none, sameAddress: just(25) })).toBe(64)
  })

  test('time that passed counts, and a browser known to the account has its own count', () => {
    expect(secondsToWait({ knownBrowser: { count: 8, secondsSinceLast: 10 } })).toBe(6)
    expect(secondsToWait({ knownBrowser: { count: 8, secondsSinceLast: 16.5 } })).toBe(0)
  })
})
