import { sql } from 'kysely'
import type { Asking, Db } from '#platform/server'
import { type ReportForm, readPeriod } from '../domain/index.ts'
import { type ReportRow, reportFields } from './report-rows.ts'

/** A unit, period and source, as a row of a table names them. */
interface AskedSlot {
  readonly areaId: number
  readonly period: string
  readonly source: string
}

/** The reports in force of these slots (each looked up by its key: a table that grows while it is asked misleads the planner), by `<beginning of the period> <area> <source>`. */
export async function reportsInSlots(
  { db, tree, profile }: Pick<Asking, 'db' | 'tree' | 'profile'>,
  form: ReportForm,
  slots: readonly AskedSlot[],
): Promise<Map<string, ReportRow>> {
  const asked = slots.flatMap(({ areaId, period, source }) => {
    const read = readPeriod(form.period, period, profile.utcOffsetMinutes)
    const place = tree.find(areaId)
    return read.ok && place ? [{ areaId, zoneId: place.zoneId, at: read.value.at, source }] : []
  })
  const { rows } = await sql<ReportRow>`
    select ${reportFields}
    from unnest(${asked.map(({ at }) => at)}::timestamptz[], ${asked.map(({ zoneId }) => zoneId)}::int[],
                ${asked.map(({ areaId }) => areaId)}::int[], ${asked.map(({ source }) => source)}::text[])
      as asked (period_at, zone_id, area_id, source)
    cross join lateral (
      select * from reports
      where reports.form = ${form.code} and reports.period_at = asked.period_at and reports.zone_id = asked.zone_id
        and reports.area_id = asked.area_id and reports.source = asked.source and superseded_at is null
      limit 1) as reports`.execute(db)
  return new Map(rows.map((row) => [`${row.periodAt} ${row.areaId} ${row.source}`, row]))
}

/** Reports by id, whatever their version. */
export async function reportsById(db: Db, ids: readonly string[]): Promise<Map<string, ReportRow>> {
  const { rows } = await sql<ReportRow>`
    select ${reportFields} from reports where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
