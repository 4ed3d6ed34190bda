import { type Figure, type Instant, sumFigures, type Words } from '#kit'
import { type Say, showDay, showFigure, showNumber } from '#platform/web'
import {
  averageOf,
  type Flaw,
  type FootingFlaw,
  type FormView,
  footingOf,
  type IndicatorView,
} from '../domain/index.ts'
import type { ReportWord } from './reports.words.ts'
import { dayOfPeriod } from './say-period.ts'

/** How a total stands with its parts while they are typed. */
export interface FootingLine {
  readonly total: string
  readonly state: 'ok' | 'off' | 'open'
  readonly text: string
}

/** The live footing of every total that has anything in it: `112 ≠ 30 + 81, chênh 1`. Says, never blocks [EPI-02]. */
export function footingLines(
  breakdowns: FormView['breakdowns'],
  figures: ReadonlyMap<string, Figure>,
  t: Say<ReportWord>,
): FootingLine[] {
  return breakdowns.flatMap((row) => footingLine(row, figures, t) ?? [])
}

function footingLine(
  row: FormView['breakdowns'][number],
  figures: ReadonlyMap<string, Figure>,
  t: Say<ReportWord>,
): FootingLine | undefined {
  const { total, parts } = row
  const known = parts.flatMap((key) => figures.get(key) ?? [])
  const stated = figures.get(total)
  if (known.length === 0) return undefined
  const flaw = footingOf(row, figures)
  const sum = sayParts(known)
  if (flaw) {
    const blanks = { total: showFigure(flaw.stated), sum, difference: sayDifference(flaw.difference) }
    return { total, state: 'off', text: t('foot.off', blanks) }
  }
  const missing = parts.length - known.length
  if (stated && !row.whole) return { total, state: 'ok', text: t('foot.among', { sum }) }
  if (stated && missing === 0) return { total, state: 'ok', text: t('foot.ok', { total: showFigure(stated), sum }) }
  const comesTo = known.length > 1 ? `${sum} = ${showFigure(sumFigures(known))}` : sum
  return { total, state: 'open', text: missing > 0 ? `${comesTo} · ${t('foot.more', { count: missing })}` : comesTo }
}

/** Averages that do not fit their days, while they are typed. */
export function averageFlaws(
  averages: FormView['averages'],
  figures: ReadonlyMap<string, Figure>,
  counted: { readonly since: string | undefined; readonly asOf: Instant | undefined },
): Flaw[] {
  if (counted.since === undefined || counted.asOf === undefined) return []
  const days = { since: dayOfPeriod(counted.since), until: dayOfPeriod(counted.asOf) }
  return averages.flatMap((rule) => averageOf(rule, figures, days) ?? [])
}

/** A flaw of a report that was sent, as a sentence: `Ca mắc: 112 ≠ 30 + 81, chênh 1`. */
export function sayFlaw(
  flaw: Flaw,
  about: { readonly indicators: readonly IndicatorView[]; readonly figureOf: (key: string) => Figure | null },
  say: { readonly t: Say<ReportWord>; readonly reading: (words: Words) => string },
): string {
  const nameOf = (key: string) => {
    const found = about.indicators.find((indicator) => indicator.key === key)
    return found ? say.reading(found.title) : key
  }
  if (flaw.kind === 'average')
    return say.t('foot.average', {
      name: nameOf(flaw.total),
      total: showFigure(flaw.statedTotal),
      average: showFigure(flaw.statedAverage),
      implied: showNumber(flaw.impliedDays),
      since: showDay(dayOfPeriod(flaw.since)),
      until: showDay(dayOfPeriod(flaw.until)),
      days: flaw.days,
      mean: showNumber(flaw.impliedAverage),
    })
  return say.t('foot.off.long', {
    name: nameOf(flaw.total),
    total: showFigure(flaw.stated),
    sum: sayPartsOf(flaw, about.figureOf),
    difference: sayDifference(flaw.difference),
  })
}

function sayPartsOf(flaw: FootingFlaw, figureOf: (key: string) => Figure | null): string {
  const parts = flaw.parts.flatMap((key) => figureOf(key) ?? [])
  return parts.length === flaw.parts.length ? sayParts(parts) : showFigure(flaw.sum)
}

/** Up to four parts are written out, without those that are nothing; of more only what they come to. */
function sayParts(parts: readonly Figure[]): string {
  const some = parts.filter((figure) => figure.kind !== 'exact' || figure.value !== 0)
  if (some.length === 0 || some.length > 4) return showFigure(sumFigures(parts))
  return some.map(showFigure).join(' + ')
}

/** `1`, and `−1` where the parts come to more than their total. */
export function sayDifference(difference: number): string {
  return difference < 0 ? `−${showNumber(-difference)}` : showNumber(difference)
}
