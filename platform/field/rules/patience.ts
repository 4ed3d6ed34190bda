const firstWaitMs = 2_000
const longestWaitMs = 5 * 60_000

/** Milliseconds to wait after the try number `tries` (from 0) failed; `luck` in 0…1 spreads a crowd of phones. */
export function waitAfter(tries: number, luck: number): number {
  const whole = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(tries, 20))
  return Math.round(whole * (0.5 + luck / 2))
}

/** The longest that a server is given, in milliseconds: a day. */
const mostPatienceMs = 24 * 3_600_000

/** Whether the time until which something waits is over. A longer wait than anybody asks for: the clock was set back meanwhile. */
export function hasWaited(notBefore: number, deviceNow: number): boolean {
  return notBefore <= deviceNow || notBefore - deviceNow > mostPatienceMs
}

/** What a `Retry-After` header asks for, in milliseconds: seconds or an HTTP date; 0 where it says nothing. */
export function retryAfterMs(header: string | null, serverNow: number): number {
  if (header === null) return 0
  const seconds = Number(header)
  const asked = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - serverNow
  return Number.isFinite(asked) ? Math.max(0, Math.min(asked, mostPatienceMs)) : 0
}
