import { sql } from 'kysely'
import type { Figure, Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import { type Flaw, packFigures } from '../domain/index.ts'
import { type ReportRow, reportFields } from './report-rows.ts'
import './reports.tables.ts'

/** A version of a report as it is written. */
export interface NewReport {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly form: string
  readonly periodAt: Instant
  readonly source: string
  readonly version: number
  readonly firstId: string
  readonly asOf: string
  readonly since: string | null
  readonly dueAt: Instant | null
  readonly submittedAt: Instant
  readonly late: boolean
  readonly row: readonly (Figure | null)[]
  readonly flaws: readonly Flaw[]
  readonly documentId: string | null
  readonly reference: string | null
  readonly reason: string | null
  readonly officerId: string | null
  readonly postId: string | null
}

/**
 * Writes reports, thousands in one statement; gives the ids of those that were taken. Where a report of the same form,
 * period, area and source is in force already, the new one is left out.
 */
export async function saveReports(trx: Trx, reports: readonly NewReport[], now: Instant): Promise<Set<string>> {
  if (reports.length === 0) return new Set()
  const sorted = [...reports].sort((left, right) => (slotOf(left) < slotOf(right) ? -1 : 1))
  const packed = sorted.map(({ row }) => packFigures(row))
  const column = <T>(pick: (report: NewReport) => T) => sorted.map(pick)
  const { rows } = await sql<{ id: string }>`
    insert into reports (zone_id, id, area_id, form, period_at, source, version, first_id, as_of, since_on, due_at,
      submitted_at, recorded_at, late, kinds, lows, highs, flaws, document_id, reference, reason, officer_id, post_id,
      acknowledged)
    select zone_id, id, area_id, form, period_at, source, version, first_id, as_of, since_on, due_at, submitted_at, ${now},
           late, kinds, lows::float8[], highs::float8[], flaws::jsonb, document_id, reference, reason, officer_id, post_id,
           false
    from unnest(
      ${column((one) => one.zoneId)}::int[], ${column((one) => one.id)}::uuid[], ${column((one) => one.areaId)}::int[],
      ${column((one) => one.form)}::text[], ${column((one) => one.periodAt)}::timestamptz[],
      ${column((one) => one.source)}::text[], ${column((one) => one.version)}::smallint[],
      ${column((one) => one.firstId)}::uuid[], ${column((one) => one.asOf)}::timestamptz[],
      ${column((one) => one.since)}::date[], ${column((one) => one.dueAt)}::timestamptz[],
      ${column((one) => one.submittedAt)}::timestamptz[], ${column((one) => one.late)}::boolean[],
      ${packed.map(({ kinds }) => kinds)}::text[], ${packed.map(({ lows }) => `{${lows.join(',')}}`)}::text[],
      ${packed.map(({ highs }) => (highs === null ? null : `{${highs.join(',')}}`))}::text[],
      ${column((one) => (one.flaws.length === 0 ? null : JSON.stringify(one.flaws)))}::text[],
      ${column((one) => one.documentId)}::uuid[], ${column((one) => one.reference)}::text[],
      ${column((one) => one.reason)}::text[], ${column((one) => one.officerId)}::uuid[],
      ${column((one) => one.postId)}::uuid[]
    ) as given (zone_id, id, area_id, form, period_at, source, version, first_id, as_of, since_on, due_at, submitted_at,
                late, kinds, lows, highs, flaws, document_id, reference, reason, officer_id, post_id)
    on conflict (form, period_at, zone_id, area_id, source) where superseded_at is null do nothing
    returning id`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

/** Where a report stands: two with the same slot cannot both be in force. */
export function slotOf(one: Pick<NewReport, 'form' | 'periodAt' | 'areaId' | 'source'>): string {
  return `${one.form} ${one.periodAt} ${one.areaId} ${one.source}`
}

/** The reports in force at these slots, by slot. */
export async function reportsAt(trx: Trx, slots: readonly NewReport[]): Promise<Map<string, string>> {
  if (slots.length === 0) return new Map()
  const { rows } = await sql<{ id: string; form: string; periodAt: Instant; areaId: number; source: string }>`
    select id, reports.form, reports.period_at as "periodAt", reports.area_id as "areaId", reports.source
    from reports
    join unnest(${slots.map((one) => one.form)}::text[], ${slots.map((one) => one.periodAt)}::timestamptz[],
                ${slots.map((one) => one.zoneId)}::int[], ${slots.map((one) => one.areaId)}::int[],
                ${slots.map((one) => one.source)}::text[]) as asked (form, period_at, zone_id, area_id, source)
      on reports.form = asked.form and reports.period_at = asked.period_at and reports.zone_id = asked.zone_id
     and reports.area_id = asked.area_id and reports.source = asked.source
    where superseded_at is null`.execute(trx)
  return new Map(rows.map((row) => [slotOf(row), row.id]))
}

/** One version by its id. */
export async function findReport(db: Db | Trx, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`select ${reportFields} from reports where id = ${id}`.execute(db)
  return rows[0]
}

/** One version by its id, held against other changes until the end of the transaction. */
export async function holdReport(trx: Trx, id: string): Promise<ReportRow | undefined> {
  const { rows } = await sql<ReportRow>`select ${reportFields} from reports where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Every version of a report, the newest first. */
export async function versionsOf(db: Db | Trx, firstId: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${reportFields} from reports where id = ${firstId} or (first_id = ${firstId} and version > 1)
    order by version desc`.execute(db)
  return rows
}

/** Everything ever reported of a slot, the newest first: also what was taken back before it was reported anew. */
export async function reportsOfSlot(
  db: Db | Trx,
  slot: Pick<ReportRow, 'form' | 'periodAt' | 'zoneId' | 'areaId' | 'source'>,
): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select ${reportFields} from reports
    where zone_id = ${slot.zoneId} and form = ${slot.form} and period_at = ${slot.periodAt}
      and area_id = ${slot.areaId} and source = ${slot.source}
    order by recorded_at desc, version desc, superseded_at desc nulls first`.execute(db)
  return rows
}

/** Puts a version out of force. */
export async function supersede(trx: Trx, report: Pick<ReportRow, 'id' | 'zoneId'>, now: Instant): Promise<void> {
  await sql`update reports set superseded_at = ${now}
    where zone_id = ${report.zoneId} and id = ${report.id}`.execute(trx)
}

/** A remark on a report, by whom in which post. */
export interface NewComment {
  readonly id: string
  readonly zoneId: number
  readonly reportId: string
  readonly text: string
  readonly officerId: string | null
  readonly postId: string | null
}

/** Keeps remarks. */
export async function saveComments(trx: Trx, comments: readonly NewComment[], now: Instant): Promise<void> {
  if (comments.length === 0) return
  await sql`
    insert into report_comments (zone_id, id, report_id, text, at, officer_id, post_id)
    select zone_id, id, report_id, text, ${now}, officer_id, post_id
    from unnest(${comments.map((one) => one.zoneId)}::int[], ${comments.map((one) => one.id)}::uuid[],
                ${comments.map((one) => one.reportId)}::uuid[], ${comments.map((one) => one.text)}::text[],
                ${comments.map((one) => one.officerId)}::uuid[], ${comments.map((one) => one.postId)}::uuid[])
      as given (zone_id, id, report_id, text, officer_id, post_id)`.execute(trx)
}
