import { sql } from 'kysely'
import type { Day, Figure } from '#kit'
import type { Asking, Place } from '#platform/server'
import { countedFigure, counterKeys, type ReporterLevel, type ReportForm, reporterLevels } from '../domain/index.ts'

/** What the units of one level below a place come to on a day, for one indicator. */
export interface SumOfDay {
  readonly day: Day
  readonly figure: Figure
}

/** What lies below a place, from the counters: by indicator and day, and how many reports each day holds. */
export interface SumsBelow {
  readonly level: ReporterLevel
  readonly figures: ReadonlyMap<string, readonly SumOfDay[]>
  readonly reports: ReadonlyMap<Day, number>
}

/**
 * Sums of counted indicators over everything below a place, day by day, as the counters keep them at the place itself: a
 * thousand days are a thousand rows. The highest level below that reported in these days speaks.
 */
export async function sumsBelow(
  { db }: Pick<Asking, 'db'>,
  place: Place,
  question: { readonly form: ReportForm; readonly indicators: readonly string[]; readonly from: Day; readonly to: Day },
): Promise<SumsBelow | undefined> {
  const { form, indicators, from, to } = question
  const levels = reporterLevels.filter((level) => form.reporters.some((one) => one.level === level))
  const asked = [...indicators, '#'].flatMap((indicator) =>
    levels.map((level) => ({ indicator, level, keys: counterKeys(form.code, indicator, 'unit', level) })),
  )
  const byKey = new Map(asked.flatMap((one) => Object.entries(one.keys).map(([part, key]) => [key, { ...one, part }])))
  const { rows } = await sql<{ indicator: string; day: Day; value: number }>`
    select indicator, day, value from tallies
    where zone_id = ${place.zoneId} and indicator = any(${[...byKey.keys()]}::text[]) and day between ${from} and ${to}
    order by day`.execute(db)
  const level = levels.find((one) => rows.some((row) => byKey.get(row.indicator)?.level === one && row.value > 0))
  if (level === undefined) return undefined
  const kept = rows.flatMap((row) => {
    const known = byKey.get(row.indicator)
    return known?.level === level ? [{ ...known, day: row.day, value: row.value }] : []
  })
  const reports = new Map(kept.filter(({ indicator }) => indicator === '#').map(({ day, value }) => [day, value]))
  const figures = new Map(
    indicators.map((indicator) => [
      indicator,
      sumsOf(
        kept.filter((one) => one.indicator === indicator),
        reports,
      ),
    ]),
  )
  return { level, figures, reports }
}

type Kept = { readonly part: string; readonly day: Day; readonly value: number }

/** Days on which nothing but zeros came have no row of their own: their reports say so. */
function sumsOf(kept: readonly Kept[], reports: ReadonlyMap<Day, number>): SumOfDay[] {
  const byDay = new Map<Day, { exact: number; unsure: number; atLeast: number }>()
  for (const [day, count] of reports) if (count > 0) byDay.set(day, { exact: 0, unsure: 0, atLeast: 0 })
  for (const { part, day, value } of kept) {
    const sum = byDay.get(day) ?? { exact: 0, unsure: 0, atLeast: 0 }
    byDay.set(day, { ...sum, [part]: value })
  }
  return [...byDay]
    .map(([day, { exact, unsure, atLeast }]) => ({ day, figure: countedFigure(exact, unsure, atLeast) }))
    .toSorted((left, right) => (left.day < right.day ? -1 : 1))
}
