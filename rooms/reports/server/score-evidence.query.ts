import { sql } from 'kysely'
import { type Day, type Instant, startOfDay } from '#kit'
import type { Db, Profile, Tree, Trx } from '#platform/server'
import { dueAtOf, formOn, type ReportForm } from '../domain/index.ts'
import { expectedUnits, unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { formsOf } from './form-catalogue.ts'
import { inForce } from './scope.query.ts'
import { areasAbove, differencesIn } from './totals-above.gaps.ts'

/** A day of records, as they were known at a moment; `areaIds` leaves out every other unit. */
export interface EvidenceOfDay {
  readonly day: Day
  readonly knownAt: Instant
  readonly areaIds?: readonly number[]
}

/** What a unit owed on a form for a day, and what it sent; `reportId` null: nothing was known of it. */
export interface ReportEvidence {
  readonly areaId: number
  readonly form: string
  readonly dueAt: Instant | null
  readonly reportId: string | null
  /** Of the first entry: a correction does not make a report late. */
  readonly submittedAt: Instant | null
  readonly recordedAt: Instant | null
  readonly flawed: boolean
  readonly differsBelow: boolean
}

interface Grounds {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly profile: Profile
}

/** The daily reports that units owed for a day, as known at a moment: one query a form, and one for what lies below. */
export async function reportEvidence(grounds: Grounds, of: EvidenceOfDay): Promise<ReportEvidence[]> {
  const { forms } = await formsOf(grounds.profile)
  const owed = forms.filter(
    (form) =>
      form.period === 'day' &&
      form.reporters.some(({ required }) => required) &&
      formOn(forms, form.code, of.day) === form,
  )
  const found = await Promise.all(owed.map((form) => evidenceOfForm(grounds, form, of)))
  return found.flat()
}

interface Sent {
  readonly id: string
  readonly areaId: number
  readonly submittedAt: Instant
  readonly recordedAt: Instant
  readonly flawed: boolean
}

async function evidenceOfForm(grounds: Grounds, form: ReportForm, of: EvidenceOfDay): Promise<ReportEvidence[]> {
  const { db, tree, profile } = grounds
  const periodAt = startOfDay(of.day, profile.utcOffsetMinutes)
  const units = await unitsOf(db, tree)
  if (!tree.root) return []
  const wanted = of.areaIds && new Set(of.areaIds)
  const expected = expectedUnits(tree, units, { place: tree.root, form, day: of.day }).filter(
    ({ id }) => wanted?.has(id) ?? true,
  )
  if (expected.length === 0) return []
  const [sent, differing] = await Promise.all([
    sentOf(db, form, { periodAt, knownAt: of.knownAt, zoneIds: wanted && expected.map(({ zoneId }) => zoneId) }),
    differencesIn(db as Trx, {
      form,
      periodAt,
      day: of.day,
      tree,
      above: areasAbove(form, units),
      units,
      knownAt: of.knownAt,
    }),
  ])
  const byArea = new Map(sent.map((report) => [report.areaId, report]))
  const apart = new Set(differing.map(({ areaId }) => areaId))
  const dueAt = dueAtOf(form, of.day, profile.utcOffsetMinutes)
  return expected.map(({ id }): ReportEvidence => {
    const report = byArea.get(id)
    return {
      areaId: id,
      form: form.code,
      dueAt,
      reportId: report?.id ?? null,
      submittedAt: report?.submittedAt ?? null,
      recordedAt: report?.recordedAt ?? null,
      flawed: report?.flawed ?? false,
      differsBelow: report !== undefined && apart.has(id),
    }
  })
}

/** What units said of themselves: the version in force at the moment, with the times of its first entry. */
async function sentOf(
  db: Db | Trx,
  form: ReportForm,
  of: { readonly periodAt: Instant; readonly knownAt: Instant; readonly zoneIds: readonly number[] | undefined },
): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    with known as (
      select distinct on (area_id) zone_id, id, area_id, first_id, flaws is not null as flawed from reports
      where form = ${form.code} and period_at = ${of.periodAt} and source = 'unit' and ${inForce(of.knownAt)}
        ${of.zoneIds === undefined ? sql`` : sql`and zone_id = any(${[...of.zoneIds]}::int[])`}
      order by area_id, version desc)
    select known.id, known.area_id as "areaId", known.flawed, first.submitted_at as "submittedAt",
           first.recorded_at as "recordedAt"
    from known join reports as first on first.id = known.first_id and first.zone_id = known.zone_id`.execute(db)
  return rows
}

/** A figure of units summed over days: context beside a score, never part of it (SCR-04). */
export async function situationOf(
  db: Db | Trx,
  of: {
    readonly form: string
    readonly indicator: string
    readonly from: Instant
    readonly to: Instant
    readonly knownAt: Instant
    readonly areaIds?: readonly number[]
  },
): Promise<Map<number, Map<Instant, number>>> {
  const place = (await columnsOf(db, [of.form])).get(of.form)?.get(of.indicator)
  const found = new Map<number, Map<Instant, number>>()
  if (place === undefined) return found
  const { rows } = await sql<{ areaId: number; periodAt: Instant; value: number | null }>`
    select distinct on (area_id, period_at) area_id as "areaId", period_at as "periodAt",
           case when substr(kinds, ${place + 1}::int, 1) in ('', '-') then null else lows[${place + 1}::int] end as value
    from reports
    where form = ${of.form} and period_at >= ${of.from} and period_at < ${of.to} and source = 'unit' and ${inForce(of.knownAt)}
      ${of.areaIds === undefined ? sql`` : sql`and area_id = any(${[...of.areaIds]}::int[])`}
    order by area_id, period_at, version desc`.execute(db)
  for (const { areaId, periodAt, value } of rows) {
    if (value === null) continue
    const days = found.get(areaId) ?? new Map<Instant, number>()
    found.set(areaId, days.set(periodAt, value))
  }
  return found
}
