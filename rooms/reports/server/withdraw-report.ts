import { sql } from 'kysely'
import { ACCESS, accept, defineIntent, oneByOne, reject } from '#platform/server'
import { REPORTS, withdrawReport } from '../domain/index.ts'
import { unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { judgeChange } from './correct-report.ts'
import { dayIn, formsOf, formToShow } from './form-catalogue.ts'
import { reportFact } from './report-fact.ts'
import { figuresByKey } from './report-rows.ts'
import { holdReport, versionsOf } from './reports.store.ts'

/** A version is taken back, with the reason; the one before it is in force again, if there is one. */
export const withdrawReportIntent = defineIntent({
  contract: withdrawReport,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, now, profile, tree } = step
    const old = await holdReport(trx, work.payload.reportId)
    if (!old) return reject(ACCESS.NOT_FOUND, { field: 'reportId' })
    const refusal = await judgeChange(work, step, old)
    if (refusal) return reject(refusal)
    if (old.sentUpAt !== null) return reject(REPORTS.SENT_UP_STAYS, { field: 'reportId' })
    const { forms } = await formsOf(profile)
    const form = formToShow(forms, old.form, dayIn(profile, old.periodAt))
    if (!form) return reject(ACCESS.NOT_FOUND, { field: 'reportId' })
    const previous = (await versionsOf(trx, old.firstId)).find(
      ({ version, withdrawnReason }) => version < old.version && withdrawnReason === null,
    )
    await sql`
      update reports set superseded_at = ${now}, withdrawn_reason = ${work.payload.reason}
      where zone_id = ${old.zoneId} and id = ${old.id}`.execute(trx)
    if (previous)
      await sql`update reports set superseded_at = null
        where zone_id = ${previous.zoneId} and id = ${previous.id}`.execute(trx)
    const places = (await columnsOf(trx, [old.form])).get(old.form)
    const before = figuresByKey(old, places)
    const figures = previous ? figuresByKey(previous, places) : new Map()
    const level = (await unitsOf(trx, tree)).get(old.areaId)?.level ?? 'commune'
    const told = { judged: { form, figures }, report: old, level, before }
    return accept([reportFact('report-withdrawn', told, step)], { reportId: previous?.id ?? null })
  }),
})
