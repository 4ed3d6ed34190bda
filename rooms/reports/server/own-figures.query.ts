import { type RawBuilder, sql } from 'kysely'
import type { Figure, Instant } from '#kit'
import type { Asking } from '#platform/server'
import { type ReportForm, unpackFigure } from '../domain/index.ts'

/** One indicator of one report. */
export interface FigureOfReport {
  readonly reportId: string
  readonly areaId: number
  readonly periodAt: Instant
  readonly source: string
  readonly asOf: Instant
  readonly figure: Figure
}

/** Which reports: their form, the place of the indicator in its arrays, the span of periods, and where. */
export interface FigureQuestion {
  readonly form: ReportForm
  readonly place: number | undefined
  readonly from: Instant
  readonly to: Instant
  readonly where: RawBuilder<boolean>
  readonly source?: string | undefined
}

/** One indicator of every report in force of a span, by period, the source to be believed first in front. */
export async function figuresOf({ db }: Pick<Asking, 'db'>, question: FigureQuestion): Promise<FigureOfReport[]> {
  const { form, place, from, to, where, source } = question
  if (place === undefined) return []
  const { rows } = await sql<Omit<FigureOfReport, 'figure'> & { kind: string; low: number; high: number | null }>`
    select id as "reportId", area_id as "areaId", period_at as "periodAt", source, as_of as "asOf",
           substr(kinds, ${place + 1}::int, 1) as kind, lows[${place + 1}::int] as low, highs[${place + 1}::int] as high
    from reports
    where form = ${form.code} and period_at >= ${from} and period_at < ${to} and superseded_at is null and ${where}
      ${source === undefined ? sql`` : sql`and source = ${source}`}
      and substr(kinds, ${place + 1}::int, 1) not in ('', '-')
    order by period_at, area_id, array_position(${[...form.sources]}::text[], source)`.execute(db)
  return rows.flatMap(({ kind, low, high, ...rest }) => {
    const figure = unpackFigure({ kinds: kind, lows: [low], highs: high === null ? null : [high] }, 0)
    return figure === null ? [] : [{ ...rest, figure }]
  })
}
