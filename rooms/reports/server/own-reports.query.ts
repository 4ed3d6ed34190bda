import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Asking, Place } from '#platform/server'
import type { ReportForm } from '../domain/index.ts'
import type { KeptFigures } from './report-rows.ts'
import { isOf } from './scope.query.ts'

/** A report of the place itself, with all its figures. */
export interface OwnReport extends KeptFigures {
  readonly id: string
  readonly periodAt: Instant
  readonly source: string
  readonly asOf: Instant
}

/** What is reported of a place itself over a span, the source to be believed first in front of each period. */
export async function ownReports(
  { db }: Pick<Asking, 'db'>,
  question: { readonly form: ReportForm; readonly place: Place; readonly from: Instant; readonly to: Instant },
): Promise<OwnReport[]> {
  const { form, place, from, to } = question
  const { rows } = await sql<OwnReport>`
    select id, period_at as "periodAt", source, as_of as "asOf", kinds, array_to_string(lows, ',') as lows,
           array_to_string(highs, ',') as highs
    from reports
    where form = ${form.code} and period_at >= ${from} and period_at < ${to} and superseded_at is null and ${isOf(place)}
    order by period_at, array_position(${[...form.sources]}::text[], source)`.execute(db)
  return rows
}
