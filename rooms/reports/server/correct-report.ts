import { type Instant, millisOf, type Refusal, refuse } from '#kit'
import {
  ACCESS,
  accept,
  actingPost,
  allowed,
  defineIntent,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import {
  type CorrectReport,
  correctReport,
  type JudgedReport,
  judgeReport,
  REPORTS,
  writePeriod,
} from '../domain/index.ts'
import { unitsOf } from './area-levels.query.ts'
import { columnsFor, inColumns } from './columns.store.ts'
import { missingDocuments } from './documents.query.ts'
import { dayIn, formsOf, formToShow } from './form-catalogue.ts'
import { locksOn, refuseLocked } from './locks.store.ts'
import { reportFact } from './report-fact.ts'
import { figuresByKey, type ReportRow } from './report-rows.ts'
import { holdReport, type NewReport, reportsOfSlot, saveReports, supersede, versionsOf } from './reports.store.ts'

type Item = Work<CorrectReport>

/** A new version of a report, with the reason; the one before is kept and no longer counts. */
export const correctReportIntent = defineIntent({
  contract: correctReport,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const old = await holdReport(step.trx, work.payload.reportId)
    if (!old) return reject(ACCESS.NOT_FOUND, { field: 'reportId' })
    const refusal = await judgeAccess(work, step, old)
    if (refusal) return reject(refusal)
    const judged = await judgeAgain(work, step, old)
    if ('refusal' in judged) return reject(judged.refusal)
    const places = (await columnsFor(step.trx, [judged.report.form])).get(old.form)
    const before = figuresByKey(old, places)
    const row = inColumns(judged.report.figures, places)
    if (isSame(old, work.payload, [inColumns(before, places), row])) return reject(REPORTS.NOTHING_CHANGED)
    const newest = (await versionsOf(step.trx, old.firstId))[0]?.version ?? old.version
    const report = { ...nextVersion(work, step, { old, judged: judged.report }), version: newest + 1 }
    await supersede(step.trx, old, step.now)
    await saveReports(step.trx, [{ ...report, row }], step.now)
    const told = { judged: judged.report, report, level: judged.level, before }
    const result = { reportId: work.id, late: report.late, flaws: report.flaws, version: report.version }
    return accept([reportFact('report-corrected', told, step)], result)
  }),
})

/** Whether the version may be changed: by them, still in force, its period open. */
export async function judgeChange(
  work: Pick<Work<unknown>, 'actor'>,
  step: Step,
  old: ReportRow,
): Promise<Refusal | null> {
  const refusal = allowed(work, step, 'reports.write', old.areaId, 'reports.read')
  if (refusal) return refusal
  if (old.supersededAt !== null) return refuseSuperseded(step, old)
  const lock = (await locksOn(step.trx, [old])).over(step.tree, old.areaId, old)
  return lock ? refuseLocked(step.trx, lock, step) : null
}

async function judgeAccess(work: Item, step: Step, old: ReportRow): Promise<Refusal | null> {
  const refusal = await judgeChange(work, step, old)
  if (refusal) return refusal
  const { documentId } = work.payload
  const unknown = await missingDocuments(step.trx, documentId === undefined ? [] : [documentId])
  return unknown.size > 0 ? refuse(ACCESS.NOT_FOUND, { field: 'documentId' }) : null
}

/** Says which version is in force instead, or that all were taken back. */
export async function refuseSuperseded(step: Step, old: ReportRow): Promise<Refusal> {
  const inForce = (await reportsOfSlot(step.trx, old)).find(({ supersededAt }) => supersededAt === null)
  if (!inForce) return refuse(REPORTS.TAKEN_BACK, { field: 'reportId' })
  return refuse(REPORTS.SUPERSEDED, { field: 'reportId', params: { reportId: inForce.id } })
}

async function judgeAgain(
  { payload }: Item,
  { trx, tree, profile, now }: Step,
  old: ReportRow,
): Promise<{ readonly report: JudgedReport; readonly level: string } | { readonly refusal: Refusal }> {
  const unit = (await unitsOf(trx, tree)).get(old.areaId)
  const { forms } = await formsOf(profile)
  const shown = formToShow(forms, old.form, dayIn(profile, old.periodAt))
  if (!unit || !shown) return { refusal: refuse(ACCESS.NOT_FOUND, { field: 'reportId' }) }
  const offsetMinutes = profile.utcOffsetMinutes
  const period = writePeriod(shown.period, old.periodAt, offsetMinutes)
  const slot = { form: old.form, period, source: old.source, level: unit.level, codes: unit.codes }
  const reference = payload.reference ?? old.reference ?? undefined
  const judged = judgeReport(slot, { ...payload, reference }, { forms, now, offsetMinutes })
  return judged.ok ? { report: judged.value, level: unit.level } : { refusal: judged.refusal }
}

function isSame(old: ReportRow, payload: CorrectReport, rows: readonly [unknown, unknown]): boolean {
  return (
    JSON.stringify(rows[0]) === JSON.stringify(rows[1]) &&
    millisOf(old.asOf) === millisOf(payload.asOf as Instant) &&
    (payload.since ?? null) === old.since
  )
}

function nextVersion(
  work: Item,
  step: Step,
  { old, judged }: { readonly old: ReportRow; readonly judged: JudgedReport },
): Omit<NewReport, 'row'> {
  const { payload, occurredAt, actor } = work
  return {
    id: work.id,
    zoneId: old.zoneId,
    areaId: old.areaId,
    form: old.form,
    periodAt: old.periodAt,
    source: old.source,
    version: old.version + 1,
    firstId: old.firstId,
    asOf: payload.asOf,
    since: payload.since ?? null,
    dueAt: judged.dueAt,
    submittedAt: occurredAt,
    // Late is said of the first entry; a correction is shown as one.
    late: old.late,
    flaws: judged.flaws,
    documentId: payload.documentId ?? old.documentId,
    reference: payload.reference ?? old.reference,
    reason: payload.reason,
    officerId: actor.officerId,
    postId: actingPost(work, step, 'reports.write', old.areaId),
  }
}
