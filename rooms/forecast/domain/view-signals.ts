import { addDays, type Day } from '#kit'
import type { AreaSignals, CaseSeries } from './area-signals.ts'
import type { AlarmView, GrowthView, LookView, RtView, SignalRow } from './forecast.contract.ts'
import type { GrowthFinding } from './growth.ts'
import { estimateOf, probabilityAbove } from './reproduction-number.ts'
import type { RtFinding } from './thin-data.ts'

/** Days that a list shows of each area. */
export const shownDays = 28

/** A finding on R as it travels, rounded to what can be read. */
export function rtViewOf(finding: RtFinding): RtView {
  if (finding.state !== 'estimated') return finding
  const { mean, quantiles } = estimateOf(finding.posterior)
  const at = (index: number) => rounded(quantiles[index] as number)
  return {
    state: 'estimated',
    mean: rounded(mean),
    median: at(3),
    interval: { low: at(0), high: at(6) },
    middleHalf: { low: at(2), high: at(4) },
    above: rounded(probabilityAbove(finding.posterior, 1)),
    window: finding.window,
    isWidened: finding.isWidened,
    cases: finding.posterior.cases,
  }
}

/** A finding on growth as it travels. */
export function growthViewOf(finding: GrowthFinding): GrowthView {
  if (finding.state !== 'fitted') return finding
  const { rate, interval, change } = finding
  const daily = (one: number) => rounded(Math.expm1(one))
  const span = change.span && { low: rounded(change.span.low), high: rounded(change.span.high) }
  return {
    state: 'fitted',
    daily: daily(rate),
    interval: { low: daily(interval.low), high: daily(interval.high) },
    change: { kind: change.kind, days: rounded(Math.min(change.days, 9999)), span },
  }
}

/** What is put beside the numbers of one area. */
interface RowContext {
  readonly areaId: number
  readonly areaTitle: { readonly vi: string; readonly en: string }
  /** Day of the last place of the series. */
  readonly day: Day
  readonly looks: readonly LookView[]
}

/** One area of the list. */
export function signalRowOf(series: CaseSeries, signals: AreaSignals, context: RowContext): SignalRow {
  const last = series.cases.length - 1
  const dayAt = (place: number) => addDays(context.day, place - last)
  const shown = signals.nowcast.slice(-shownDays)
  const suspected = signals.suspected.filter((place) => place > last - shownDays).map(dayAt)
  const alarms = signals.alarmDays.map((place) =>
    alarmOf(series, signals, { place, day: dayAt(place), looks: context.looks }),
  )
  const isLookedAt = (day: Day) => context.looks.some((one) => one.day >= day)
  const waits = alarms.some(({ looked }) => looked === null) || suspected.some((day) => !isLookedAt(day))
  return {
    areaId: context.areaId,
    areaTitle: context.areaTitle,
    look: signals.look === 'signal' && !waits ? signals.leaning : signals.look,
    week: signals.week,
    weekBefore: signals.weekBefore,
    known: shown.map(({ known }) => known),
    low: shown.map(({ low }) => low),
    high: shown.map(({ high }) => high),
    undated: series.undated.slice(-shownDays),
    rt: rtViewOf(signals.rt),
    growth: growthViewOf(signals.growth),
    alarms,
    suspected,
  }
}

function alarmOf(
  { cases }: CaseSeries,
  { ears }: AreaSignals,
  { place, day, looks }: { readonly place: number; readonly day: Day; readonly looks: readonly LookView[] },
): AlarmView {
  return {
    day,
    methods: [...(ears[place]?.alarms ?? [])],
    cases: cases[place] ?? 0,
    expected: rounded(ears[place]?.expected ?? 0),
    looked: looks.find((one) => one.day >= day) ?? null,
  }
}

/** Four digits after the point are more than anybody reads. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
