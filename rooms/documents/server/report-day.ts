import { ACCESS, accept, actingPost, defineIntent, oneByOne, reject } from '#platform/server'
import { DOCUMENTS, reportDay } from '../domain/index.ts'
import { lockSlot, saveReport } from './units.store.ts'
import { findVisible } from './visible.query.ts'

/** A unit's record of one day. Late is by when it was said in the field; it stays late when put right. */
export const reportDayIntent = defineIntent({
  contract: reportDay,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work, step) => {
    const { documentId, areaId, day, report, note } = work.payload
    const { trx, tree } = step
    if (!(await findVisible({ db: trx, actor: work.actor, tree }, documentId)))
      return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
    const slot = await lockSlot(trx, { documentId, areaId, day })
    if (!slot) return reject(DOCUMENTS.NO_SUCH_DAY, { field: 'day', params: { day } })
    if (work.occurredAt < slot.from) return reject(DOCUMENTS.DAY_NOT_BEGUN, { field: 'day', params: { day } })
    const late = slot.report === null ? work.occurredAt >= slot.to : slot.late
    await saveReport(trx, work.payload, {
      report,
      note,
      at: work.occurredAt,
      late,
      officerId: work.actor.officerId,
      postId: actingPost(work, step, 'documents.report', areaId),
    })
    const data = { day, met: report === 'met' ? 1 : 0, late: late ? 1 : 0, first: slot.report === null ? 1 : 0 }
    return accept([{ type: 'day-reported', areaId, subjectId: documentId, documentId, data, live: ['documents'] }], {
      late,
    })
  }),
})
