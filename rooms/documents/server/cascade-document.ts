import { ACCESS, accept, actingPost, allowed, defineIntent, enqueueJob, oneByOne, reject } from '#platform/server'
import { cancelCascade, cascadeDocument, DOCUMENTS } from '../domain/index.ts'
import { askToStop, findSameCascade, readCascade, saveCascade } from './cascades.store.ts'
import { lockDocument } from './documents.store.ts'
import { cascadeTaskId, existingTaskIds, outlookOf } from './plan-of-cascade.query.ts'
import { cascadeJobKind } from './run-cascade.ts'
import { findVisible } from './visible.query.ts'

/** Orders a cascade: planned whole before anything is made, for a directive must not go half out by mistake. */
export const cascadeDocumentIntent = defineIntent({
  contract: cascadeDocument,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work, step) => {
    const { documentId, areaId } = work.payload
    const { trx, now, tree, profile } = step
    if (!(await findVisible({ db: trx, actor: work.actor, tree }, documentId)))
      return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
    const document = await lockDocument(trx, documentId)
    if (!document) return reject(ACCESS.NOT_FOUND, { field: 'documentId' })
    const templates = [...new Set(work.payload.templates)].sort()
    const same = await findSameCascade(trx, { documentId, areaId, templates })
    if (same) return reject(DOCUMENTS.CASCADE_ALREADY_DONE, { params: { cascadeId: same } })
    const outlook = await outlookOf({ document, areaId, templates }, { db: trx, now, tree, profile })
    if (!outlook.ok) return reject(outlook.refusal)
    const there = await existingTaskIds(trx, documentId)
    const { tasks } = outlook.value.plan
    const total = tasks.filter((task) => !there.has(cascadeTaskId(documentId, task.templateCode, task.areaId))).length
    if (tasks.length === 0) return reject(DOCUMENTS.NOTHING_TO_CASCADE, { field: 'templates' })
    const { accountId, officerId } = work.actor
    const postId = actingPost(work, step, 'documents.cascade', areaId)
    await saveCascade(trx, { id: work.id, documentId, areaId, templates, accountId, officerId, postId, total, at: now })
    await enqueueJob(trx, {
      id: work.id,
      kind: cascadeJobKind,
      areaId,
      accountId,
      total,
      input: { cascadeId: work.id },
      now,
    })
    const data = { total, templates: templates.length, gaps: outlook.value.plan.gaps.length }
    return accept(
      [{ type: 'cascade-ordered', areaId, subjectId: work.id, documentId, data, live: ['documents', 'jobs'] }],
      { cascadeId: work.id, total },
    )
  }),
})

/** Stops a cascade; the tasks made so far stay, and the rest may be made by ordering it again. */
export const cancelCascadeIntent = defineIntent({
  contract: cancelCascade,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const cascade = await readCascade(step.trx, work.payload.cascadeId)
    if (!cascade) return reject(ACCESS.NOT_FOUND, { field: 'cascadeId' })
    const refusal = allowed(work, step, 'documents.cascade', cascade.areaId, 'documents.read')
    if (refusal) return reject(refusal)
    if (!(await askToStop(step.trx, cascade.id, step.now))) return reject(DOCUMENTS.CASCADE_FINISHED)
    const { areaId, documentId, id } = cascade
    return accept([{ type: 'cascade-stopped', areaId, subjectId: id, documentId, live: ['documents', 'jobs'] }])
  }),
})
