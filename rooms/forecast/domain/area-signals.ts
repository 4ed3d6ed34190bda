import { suspectedBacklog } from './backlog.ts'
import { completenessAt, type DelayKnowledge } from './delays.ts'
import { type EarsDay, earsOf } from './ears.ts'
import { type GrowthFinding, growthOf } from './growth.ts'
import { type NowcastDay, nowcast } from './nowcast.ts'
import { type Renewal, renewalOf } from './reproduction-number.ts'
import type { SerialInterval } from './serial-interval.ts'
import type { SignalRule } from './signal-rules.ts'
import { judgeRt, leaningOf, type RtFinding } from './thin-data.ts'

/** Cases of an area by day, the last place being the day asked. */
export interface CaseSeries {
  readonly cases: readonly number[]
  /** Of these infected elsewhere (travel). */
  readonly imported: readonly number[]
  /** Besides them: recorded on the day, of no day of their own. Never part of an estimate. */
  readonly undated: readonly number[]
}

/** What an area’s signals are computed with. */
export interface SignalGround {
  readonly rule: SignalRule
  readonly interval: SerialInterval
  /** What is known of delays; undefined: too little, nothing is corrected. */
  readonly delays: DelayKnowledge | undefined
  /** How many days ago the day asked was: 0 is today. Later days are known better. */
  readonly age: number
}

/** In what order areas ask to be looked at. */
export const looks = ['signal', 'rising', 'unclear', 'falling', 'quiet'] as const
/** See {@link looks}. */
export type Look = (typeof looks)[number]

/** What a series says, on its last day. */
export interface AreaSignals {
  readonly look: Look
  /** The same without the alarms: what is left to see once somebody has looked at them. */
  readonly leaning: Look
  readonly week: number
  readonly weekBefore: number
  readonly nowcast: readonly NowcastDay[]
  readonly rt: RtFinding
  readonly growth: GrowthFinding
  /** EARS of every day of the series. */
  readonly ears: readonly EarsDay[]
  /** Places of days with an alarm that still ask to be looked at. */
  readonly alarmDays: readonly number[]
  /** Places of days that look like backlog; with one in its window nothing is estimated. */
  readonly suspected: readonly number[]
}

/** All signals of an area; undefined where its series is no series of counts. */
export function signalsOf(series: CaseSeries, ground: SignalGround): AreaSignals | undefined {
  const { rule, delays, age } = ground
  const last = series.cases.length - 1
  const days = nowcast(series.cases, delays, age)
  const alarms = earsOf(series.cases, rule.ears)
  const shares = sharesOf(last + 1, ground)
  const known = lastKnown(shares)
  const growth = growthOf(
    series.cases.slice(Math.max(0, known - rule.growth.window + 1), known + 1),
    rule.growth,
    shares.slice(Math.max(0, known - rule.growth.window + 1), known + 1) as number[],
  )
  const renewal = preparedRenewal(series, ground)
  if (!days.ok || !alarms.ok || !growth.ok || !renewal) return undefined
  const suspected = suspectedBacklog(series.cases, rule.backlog)
  const widest = Math.max(...rule.thin.windows, rule.growth.window)
  const isBlurred = suspected.some((day) => day > last - widest)
  const rt = isBlurred ? blurred : known < last - mostUnknown ? tooEarly : judgeRt(renewal, known, rule.thin)
  const alarmDays = alarms.value.flatMap((one, day) =>
    one.alarms.length > 0 && day > last - rule.ears.openDays ? [day] : [],
  )
  const found = { rt, growth: isBlurred ? blurred : growth.value }
  const leaning = leaningOfArea(found, series.cases)
  return {
    ...found,
    look: alarmDays.length > 0 || isBlurred ? 'signal' : leaning,
    leaning,
    alarmDays,
    week: sumOf(series.cases.slice(-7)),
    weekBefore: sumOf(series.cases.slice(-14, -7)),
    nowcast: days.value,
    ears: alarms.value,
    suspected,
  }
}

/** With more days than this too new to count on, R would be of another time. */
const mostUnknown = 7
const tooEarly = { state: 'too-early' } as const

/** Nothing is said: a day of the window looks like backlog. */
export const blurred = { state: 'backlog' } as const

/** A series ready for R, its recent days by their completeness; days too new to say stand as they are and end no window. */
export function preparedRenewal(series: CaseSeries, ground: SignalGround): Renewal | undefined {
  const completeness = sharesOf(series.cases.length, ground).map((share) => share ?? 1)
  const renewal = renewalOf({ cases: series.cases, imported: series.imported, completeness }, ground.interval)
  return renewal.ok ? renewal.value : undefined
}

/** Which share of each day’s cases is known by now; undefined: too new to say. */
export function sharesOf(days: number, { delays, age }: SignalGround): (number | undefined)[] {
  return Array.from({ length: days }, (_, day) => completenessAt(delays, age + days - 1 - day))
}

/** The last day known well enough to end a window. */
export function lastKnown(shares: readonly (number | undefined)[]): number {
  return shares.findLastIndex((share) => share !== undefined)
}

function leaningOfArea({ rt, growth }: Pick<AreaSignals, 'rt' | 'growth'>, cases: readonly number[]): Look {
  const leaning = rt.state === 'estimated' ? leaningOf(rt.posterior) : 'unclear'
  const grows = growth.state === 'fitted' && growth.interval.low > 0
  const shrinks = growth.state === 'fitted' && growth.interval.high < 0
  if (leaning === 'surely-above' || leaning === 'likely-above' || grows) return 'rising'
  if (leaning === 'surely-below' || leaning === 'likely-below' || shrinks) return 'falling'
  return sumOf(cases.slice(-14)) === 0 ? 'quiet' : 'unclear'
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0)
}
