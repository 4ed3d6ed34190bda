import { type Day, type Figure, sumFigures } from '#kit'
import { addBounds, apart, boundsOf, rounded, spokenBounds } from './bounds.ts'
import type { AverageFlaw, Flaw, FootingFlaw } from './flaw.ts'
import { daysInclusive } from './period.ts'
import type { AverageRule, Breakdown, ReportForm } from './report-form.ts'

/** Figures of one report by indicator; absent: not stated. */
type StatedFigures = ReadonlyMap<string, Figure>

/** From which day to which the figures count; without `since` averages cannot be checked. */
export interface Counted {
  readonly since: Day | null
  readonly until: Day
}

/** Everything inside one report that does not agree with itself [RPT-06]. What is not stated is not held against it. */
export function findFlaws(
  form: Pick<ReportForm, 'breakdowns' | 'averages' | 'indicators'>,
  figures: StatedFigures,
  counted: Counted,
): Flaw[] {
  return [
    ...form.breakdowns.flatMap((row) => footingOf(row, figures) ?? []),
    ...form.averages.flatMap((row) => averageOf(row, figures, counted) ?? []),
  ]
}

/**
 * A total against its parts [EPI-02]: 112 against 30 + 81 is apart by 1. Blank parts beside stated ones count as nothing;
 * parts that are only "trong đó" are at fault when they exceed the total, not when they leave a rest.
 */
export function footingOf({ total, parts, whole }: Breakdown, figures: StatedFigures): FootingFlaw | undefined {
  const stated = figures.get(total)
  const known = parts.flatMap((key) => figures.get(key) ?? [])
  if (stated === undefined || known.length === 0) return undefined
  const sum = addBounds(known.map(boundsOf))
  const difference = apart(boundsOf(stated), whole ? sum : { low: sum.low, high: Number.POSITIVE_INFINITY })
  if (difference === 0) return undefined
  const present = parts.filter((key) => figures.has(key))
  return { kind: 'footing', total, parts: present, stated, sum: sumFigures(known), difference }
}

/**
 * An average a day against its total and its days [EPI-03]: hơn 9.300 at 173 a day is 53,8 days, but 11/10 to 6/12 is
 * 57 (163 a day): the two were not said of the same day.
 */
export function averageOf(
  { average, total }: AverageRule,
  figures: StatedFigures,
  { since, until }: Counted,
): AverageFlaw | undefined {
  const [statedAverage, statedTotal] = [figures.get(average), figures.get(total)]
  if (since === null || statedAverage === undefined || statedTotal === undefined) return undefined
  const days = daysInclusive(since, until)
  const [whole, mean] = [spokenBounds(statedTotal), meanBounds(statedAverage)]
  if (days < 1 || mean.low <= 0) return undefined
  if (apart({ low: whole.low / days, high: whole.high / days }, mean) === 0) return undefined
  const [sum, each] = [nominal(statedTotal), nominal(statedAverage)]
  return {
    kind: 'average',
    average,
    total,
    statedAverage,
    statedTotal,
    since,
    until,
    days,
    impliedDays: Math.round((sum / each) * 10) / 10,
    impliedAverage: Math.round((sum / days) * 10) / 10,
  }
}

/** A mean is always rounded: 173 may be anything from 172,5 to 173,5. */
function meanBounds(figure: Figure): { low: number; high: number } {
  const { low, high } = spokenBounds(figure)
  const decimals = Math.min(6, String(nominal(figure)).split('.')[1]?.length ?? 0)
  const half = 0.5 / 10 ** decimals
  return { low: rounded(low - half), high: rounded(high + half) }
}

/** The number that the figure names; the middle of a range. */
export function nominal(figure: Figure): number {
  return figure.kind === 'range' ? (figure.low + figure.high) / 2 : figure.value
}
