import { addDays, type Day, type Refusal, refuse } from '#kit'
import type { Db, Profile, Trx } from '#platform/server'
import { entryDelays } from '#rooms/cases/server'
import {
  type DelayKnowledge,
  discreteSerialInterval,
  FORECAST,
  intervalOn,
  learnDelays,
  type SignalGround,
  type SignalRule,
  signalRuleOn,
  type VariantInterval,
} from '../domain/index.ts'
import { signalBook } from './signal-book.ts'

/** What signals of a day are computed with, and where it comes from. */
export interface DayGround extends SignalGround {
  readonly rule: SignalRule
  readonly variant: VariantInterval
}

/** Asked: signals of `day`, on a day called `today`. */
export interface GroundQuestion {
  readonly day: Day
  readonly today: Day
  readonly variant?: string | undefined
}

/**
 * The rules of a day, the serial interval of the variant that goes round (or of `variant`), and the delays as they can be learned
 * today. A day of the past is judged with all that is known of it by now. A refusal where the profile has no rule for it.
 */
export async function signalGround(
  db: Db | Trx,
  profile: Profile,
  { day, today, variant }: GroundQuestion,
): Promise<DayGround | Refusal> {
  const book = await signalBook(profile)
  const rule = signalRuleOn(book, day)
  const found = intervalOn(book, day, variant)
  const interval = found && rule && discreteSerialInterval(found.mean, found.sd, rule.history)
  if (!rule || !found || !interval?.ok) return refuse(FORECAST.RULE_MISSING, { params: { day } })
  return {
    rule,
    variant: found,
    interval: interval.value,
    delays: await delaysUntil(db, profile, { rule, today }),
    age: (Date.parse(today) - Date.parse(day)) / 86_400_000,
  }
}

async function delaysUntil(
  db: Db | Trx,
  { utcOffsetMinutes }: Profile,
  { rule, today }: { readonly rule: SignalRule; readonly today: Day },
): Promise<DelayKnowledge | undefined> {
  const from = addDays(today, 1 - rule.delays.learnDays)
  const rows = await entryDelays(db, { from, to: today, utcOffsetMinutes })
  const daysBetween = (one: Day, two: Day) => (Date.parse(two) - Date.parse(one)) / 86_400_000
  const counts = rows
    .map(({ confirmedOn, enteredOn, count }) => ({
      age: daysBetween(confirmedOn, today),
      delay: daysBetween(confirmedOn, enteredOn),
      count,
    }))
    // Entered before it was confirmed: no delay at all.
    .map((one) => ({ ...one, delay: Math.max(0, one.delay) }))
    .filter(({ age, delay }) => delay <= age)
  const learned = learnDelays(counts, rule.delays)
  return learned.ok ? learned.value : undefined
}
