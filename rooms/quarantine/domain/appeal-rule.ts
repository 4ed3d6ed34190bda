import { addDays, type Day, type Instant, notParsed, type Parsed, parsed } from '#kit'
import { endOfDay } from './isolation-time.ts'
import { QUARANTINE } from './quarantine.refusals.ts'

/** The last day on which a decision may be complained about, and the moment after which it is late (SG-07). */
export function appealUntil(decidedOn: Day, days: number, utcOffsetMinutes: number): { day: Day; until: Instant } {
  const day = addDays(decidedOn, days)
  return { day, until: endOfDay(day, utcOffsetMinutes) }
}

/** In time, or with the obstacle that kept the person from it. */
export function judgeFiling(
  { until, day }: { readonly until: Instant; readonly day: Day },
  now: Instant,
  obstacle: string | undefined,
): Parsed<{ readonly isLate: boolean }> {
  const isLate = now >= until
  if (isLate && obstacle === undefined) return notParsed(QUARANTINE.APPEAL_LATE, { field: 'obstacle', params: { day } })
  return parsed({ isLate })
}

/** Who put their name to something. */
export interface Signer {
  readonly officerId: string
  readonly postId: string
}

/** Never the one who decided, nor from the same post (SG-07). */
export function judgeJudge(decided: Signer, judge: Signer): Parsed<Signer> {
  const isSame = judge.officerId === decided.officerId || judge.postId === decided.postId
  return isSame ? notParsed(QUARANTINE.DECIDER_CANNOT_JUDGE) : parsed(judge)
}
