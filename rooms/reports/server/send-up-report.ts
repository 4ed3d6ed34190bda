import { sql } from 'kysely'
import {
  ACCESS,
  accept,
  actingPost,
  allowed,
  childId,
  defineIntent,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { commentReport, REPORTS, sendUpReport } from '../domain/index.ts'
import { refuseSuperseded } from './correct-report.ts'
import type { ReportRow } from './report-rows.ts'
import { holdReport, saveComments } from './reports.store.ts'

/** A remark of the head of the unit or of somebody above. */
export const commentReportIntent = defineIntent({
  contract: commentReport,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const report = await holdReport(step.trx, work.payload.reportId)
    if (!report) return reject(ACCESS.NOT_FOUND, { field: 'reportId' })
    const refusal = allowed(work, step, 'reports.send-up', report.areaId, 'reports.read')
    if (refusal) return reject(refusal)
    await keepComment(work, step, { report, id: work.id, text: work.payload.text })
    const data = { reportId: report.id, form: report.form }
    const fact = { type: 'report-commented', areaId: report.areaId, subjectId: report.firstId, data, live: ['reports'] }
    return accept([fact], { commentId: work.id })
  }),
})

/** The head signs. What does not agree goes up only with the difference owned and explained [EPI-02]. */
export const sendUpReportIntent = defineIntent({
  contract: sendUpReport,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { payload } = work
    const report = await holdReport(step.trx, payload.reportId)
    if (!report) return reject(ACCESS.NOT_FOUND, { field: 'reportId' })
    const refusal = allowed(work, step, 'reports.send-up', report.areaId, 'reports.read')
    if (refusal) return reject(refusal)
    if (report.supersededAt !== null) return reject(await refuseSuperseded(step, report))
    if (report.sentUpAt !== null) return reject(REPORTS.ALREADY_SENT_UP, { field: 'reportId' })
    const flaws = report.flaws?.length ?? 0
    const isOwned = payload.acknowledgesDifference && payload.comment !== undefined
    if (flaws > 0 && !isOwned)
      return reject(REPORTS.DIFFERENCE_NOT_OWNED, { field: 'acknowledgesDifference', params: { flaws } })
    const postId = actingPost(work, step, 'reports.send-up', report.areaId)
    await sql`
      update reports set sent_up_at = ${step.now}, sent_up_by = ${work.actor.officerId}, sent_up_post = ${postId},
                         acknowledged = ${flaws > 0}
      where zone_id = ${report.zoneId} and id = ${report.id}`.execute(step.trx)
    if (payload.comment !== undefined)
      await keepComment(work, step, { report, id: childId(work, 'comment'), text: payload.comment })
    const data = { reportId: report.id, form: report.form, flaws, acknowledged: flaws > 0 ? 1 : 0 }
    const fact = { type: 'report-sent-up', areaId: report.areaId, subjectId: report.firstId, data, live: ['reports'] }
    return accept([fact], { sentUpAt: step.now })
  }),
})

async function keepComment(
  work: Work<unknown>,
  step: Step,
  { report, id, text }: { readonly report: ReportRow; readonly id: string; readonly text: string },
): Promise<void> {
  const postId = actingPost(work, step, 'reports.send-up', report.areaId)
  const by = { officerId: work.actor.officerId, postId }
  await saveComments(step.trx, [{ id, zoneId: report.zoneId, reportId: report.firstId, text, ...by }], step.now)
}
