import { sql } from 'kysely'
import { type Instant, minutesBetween } from '#kit'
import { type Asking, defineRead, may, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type LockView, type ReportForm, type ReportPage, reportById } from '../domain/index.ts'
import { titlesOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { dayIn, formsOf, formToShow, sourceTitle } from './form-catalogue.ts'
import { indicatorViews } from './form-list.query.ts'
import { type Lock, locksOn, openersOf } from './locks.store.ts'
import { toReportLines } from './report-list.query.ts'
import { figuresAt, type ReportRow, reportFields } from './report-rows.ts'
import { findReport, reportsOfSlot } from './reports.store.ts'

/** `GET /reports/:reportId`: the page of one report, whichever version is asked for. */
export const reportByIdRead = defineRead(
  reportById,
  async (asking, { reportId }): Promise<ReportPage | ReturnType<typeof notFound>> => {
    const row = await findReport(asking.db, reportId)
    if (!row || !may(asking.actor, 'reports.read', row.areaId, asking.tree)) return notFound('reportId')
    const { forms } = await formsOf(asking.profile)
    const form = formToShow(forms, row.form, dayIn(asking.profile, row.periodAt))
    if (!form) return notFound('reportId')
    const places = await placesOf(asking, form)
    const told = await reportsOfSlot(asking.db, row)
    const [lines, versions, comments, lock, otherSources, sentUp] = await Promise.all([
      toReportLines(asking, [row]),
      versionsShown(asking, told, { form, places }),
      commentsOf(asking, row.firstId),
      lockOn(asking, row),
      otherSourcesOf(asking, row, places),
      sentUpOf(asking, row),
    ])
    const inForce = row.supersededAt === null
    const inForceId = told.find(({ supersededAt }) => supersededAt === null)?.id ?? null
    const can = (permission: string) => may(asking.actor, permission, row.areaId, asking.tree)
    return {
      report: lines[0] as ReportPage['report'],
      indicators: indicatorViews(form),
      figures: figuresAt(row, places),
      flaws: row.flaws ?? [],
      documentId: row.documentId,
      reference: row.reference,
      reason: row.reason,
      withdrawnReason: row.withdrawnReason,
      inForceId,
      latencyMinutes: Math.round(minutesBetween(row.asOf, row.submittedAt)),
      lock,
      versions,
      comments,
      sentUp,
      otherSources,
      can: {
        correct: inForce && lock === null && can('reports.write'),
        comment: can('reports.send-up'),
        sendUp: inForce && row.sentUpAt === null && can('reports.send-up'),
        withdraw: inForce && row.sentUpAt === null && lock === null && can('reports.write'),
        reportAnew: inForceId === null && lock === null && can('reports.write'),
      },
    }
  },
)

async function placesOf({ db }: Asking, form: ReportForm): Promise<(number | undefined)[]> {
  const columns = (await columnsOf(db, [form.code])).get(form.code)
  return form.indicators.map(({ key }) => columns?.get(key))
}

async function versionsShown(
  { db }: Asking,
  versions: readonly ReportRow[],
  { form, places }: { form: ReportForm; places: readonly (number | undefined)[] },
): Promise<ReportPage['versions']> {
  const names = await officerNames(
    db,
    versions.map((one) => one.officerId),
  )
  return versions.map((one, index) => {
    const base = madeOf(one, versions.slice(index + 1))
    const [before, figures] = [base && figuresAt(base, places), figuresAt(one, places)]
    const changes = form.indicators.flatMap(({ key }, place) => {
      const [then, now] = [before?.[place] ?? null, figures[place] ?? null]
      if (before === undefined || JSON.stringify(then) === JSON.stringify(now)) return []
      return [{ key, before: then, after: now }]
    })
    return {
      id: one.id,
      version: one.version,
      asOf: one.asOf,
      recordedAt: one.recordedAt,
      late: one.late,
      by: one.officerId === null ? null : (names.get(one.officerId) ?? null),
      reason: one.reason,
      withdrawnReason: one.withdrawnReason,
      changes,
    }
  })
}

/** The version a correction was made of: the last before it that had not been taken back by then. */
function madeOf(one: ReportRow, earlier: readonly ReportRow[]): ReportRow | undefined {
  return earlier.find(
    ({ firstId, withdrawnReason, supersededAt }) =>
      firstId === one.firstId && (withdrawnReason === null || (supersededAt !== null && supersededAt > one.recordedAt)),
  )
}

async function commentsOf({ db }: Asking, firstId: string): Promise<ReportPage['comments']> {
  const { rows } = await sql<ReportPage['comments'][number]>`
    select report_comments.id, text, at, officers.name as by, posts.title as post
    from report_comments
    left join officers on officers.id = report_comments.officer_id
    left join posts on posts.id = report_comments.post_id
    where report_id = ${firstId} order by at, report_comments.id`.execute(db)
  return rows
}

async function sentUpOf({ db }: Asking, row: ReportRow): Promise<ReportPage['sentUp']> {
  if (row.sentUpAt === null) return null
  const [names, posts] = await Promise.all([
    officerNames(db, [row.sentUpBy]),
    sql<{ title: string }>`select title from posts where id = ${row.sentUpPost}`.execute(db),
  ])
  const by = row.sentUpBy === null ? null : (names.get(row.sentUpBy) ?? null)
  return { at: row.sentUpAt, by, post: posts.rows[0]?.title ?? null, acknowledged: row.acknowledged }
}

async function lockOn(asking: Asking, row: ReportRow): Promise<LockView | null> {
  const lock = (await locksOn(asking.db, [row])).over(asking.tree, row.areaId, row)
  return lock === undefined ? null : lockView(asking, lock)
}

async function lockView({ db, tree, now }: Asking, lock: Lock): Promise<LockView> {
  const [titles, names, reopenBy] = await Promise.all([
    titlesOf(db, [lock.areaId]),
    officerNames(db, [lock.officerId]),
    openersOf(db, lock.areaId, { now, tree }),
  ])
  const by = lock.officerId === null ? null : (names.get(lock.officerId) ?? null)
  const areaTitle = titles.get(lock.areaId) ?? { vi: '', en: '' }
  return { areaId: lock.areaId, areaTitle, lockedAt: lock.lockedAt as Instant, by, reopenBy }
}

async function otherSourcesOf(
  { db, profile }: Asking,
  row: ReportRow,
  places: readonly (number | undefined)[],
): Promise<ReportPage['otherSources']> {
  const { rows } = await sql<ReportRow>`
    select ${reportFields} from reports
    where form = ${row.form} and period_at = ${row.periodAt} and zone_id = ${row.zoneId} and area_id = ${row.areaId}
      and source <> ${row.source} and superseded_at is null
    order by as_of desc, source`.execute(db)
  const { sources } = await formsOf(profile)
  return rows.map((one) => ({
    id: one.id,
    source: one.source,
    sourceTitle: sourceTitle(sources, one.source),
    asOf: one.asOf,
    figures: figuresAt(one, places),
  }))
}
