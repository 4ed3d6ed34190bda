import { type RawBuilder, sql } from 'kysely'
import type { Figure, Instant } from '#kit'
import { type Flaw, type PackedFigures, unpackFigure } from '../domain/index.ts'

/** A row of the table as the room reads it. Numbers travel as one text: thousands of rows carry sixty of them each. */
export interface ReportRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly form: string
  readonly periodAt: Instant
  readonly source: string
  readonly version: number
  readonly firstId: string
  readonly supersededAt: Instant | null
  readonly asOf: Instant
  readonly since: string | null
  readonly dueAt: Instant | null
  readonly submittedAt: Instant
  readonly recordedAt: Instant
  readonly late: boolean
  readonly kinds: string
  readonly lows: string
  readonly highs: string | null
  readonly flaws: Flaw[] | null
  readonly documentId: string | null
  readonly reference: string | null
  readonly reason: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly sentUpAt: Instant | null
  readonly sentUpBy: string | null
  readonly sentUpPost: string | null
  readonly acknowledged: boolean
  readonly withdrawnReason: string | null
}

/** The columns of {@link ReportRow}. */
export const reportFields: RawBuilder<unknown> = sql`
  reports.id, reports.zone_id as "zoneId", reports.area_id as "areaId", reports.form, reports.period_at as "periodAt",
  reports.source, reports.version::int as version, reports.first_id as "firstId",
  reports.superseded_at as "supersededAt", reports.as_of as "asOf", reports.since_on as since, reports.due_at as "dueAt",
  reports.submitted_at as "submittedAt", reports.recorded_at as "recordedAt", reports.late, reports.kinds,
  array_to_string(reports.lows, ',') as lows, array_to_string(reports.highs, ',') as highs, reports.flaws,
  reports.document_id as "documentId", reports.reference, reports.reason, reports.officer_id as "officerId",
  reports.post_id as "postId", reports.sent_up_at as "sentUpAt", reports.sent_up_by as "sentUpBy",
  reports.sent_up_post as "sentUpPost", reports.acknowledged,
  reports.withdrawn_reason as "withdrawnReason"`

/** Figures of a row as they come from the database. */
export interface KeptFigures {
  readonly kinds: string
  readonly lows: string
  readonly highs: string | null
}

/** The figures of a row at these places, in their order; null where not stated. */
export function figuresAt(row: KeptFigures, places: readonly (number | undefined)[]): (Figure | null)[] {
  const packed: PackedFigures = {
    kinds: row.kinds,
    lows: row.lows.split(',').map(Number),
    highs: row.highs === null ? null : row.highs.split(',').map(Number),
  }
  return places.map((place) => (place === undefined ? null : unpackFigure(packed, place)))
}

/** The stated figures of a row, by indicator. */
export function figuresByKey(row: KeptFigures, places: ReadonlyMap<string, number> | undefined): Map<string, Figure> {
  const keys = [...(places?.keys() ?? [])]
  const figures = figuresAt(
    row,
    keys.map((key) => places?.get(key)),
  )
  return new Map(keys.flatMap((key, index) => (figures[index] ? [[key, figures[index]]] : [])))
}
