import { type Day, refuse } from '#kit'
import { ACCESS, accept, actingPost, allowed, childId, defineIntent, oneByOne, reject } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { createTasks } from '#rooms/tasks/server'
import { DOCUMENTS, findRowOn, recordMeeting, spawnTask } from '../domain/index.ts'
import { cataloguesOf, todayOf } from './catalogues.ts'
import { findConclusion, findPost, linkTask, saveMeeting } from './meetings.store.ts'
import { keepVisible } from './visible.query.ts'

/** Keeps the record of a meeting, an inspection or a statement. */
export const recordMeetingIntent = defineIntent({
  contract: recordMeeting,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work, step) => {
    const { payload, actor } = work
    const { trx, tree, now } = step
    const { issuers, kinds } = await cataloguesOf(step.profile)
    const on = payload.heldOn as Day
    if (!findRowOn(kinds, payload.kind, on))
      return reject(DOCUMENTS.KIND_UNKNOWN, { field: 'kind', params: { kind: payload.kind, on } })
    if (!findRowOn(issuers, payload.issuer, on))
      return reject(DOCUMENTS.ISSUER_UNKNOWN, { field: 'issuer', params: { issuer: payload.issuer, on } })
    if (payload.territory.some((id) => !tree.find(id))) return reject(ACCESS.NOT_FOUND, { field: 'territory' })
    const wanted = payload.relations.map(({ to }) => to)
    const visible = await keepVisible({ db: trx, actor, tree }, wanted)
    if (wanted.some((id) => !visible.has(id))) return reject(ACCESS.NOT_FOUND, { field: 'relations' })
    const idAt = (place: number) => childId(work, `conclusion/${place}`)
    await saveMeeting(trx, work.id, payload, { accountId: actor.accountId, now, idAt })
    const data = { conclusions: payload.conclusions.length }
    const fact = { type: 'meeting-recorded', areaId: payload.areaId, subjectId: work.id, data, live: ['documents'] }
    return accept([fact], { meetingId: work.id, conclusions: payload.conclusions.map((_, index) => idAt(index + 1)) })
  }),
})

/** Makes a task of a conclusion, for exactly one person with a deadline; a conclusion may need several. */
export const spawnTaskIntent = defineIntent({
  contract: spawnTask,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { trx, now, tree, profile } = step
    const { payload } = work
    const conclusion = await findConclusion(trx, payload.conclusionId)
    if (!conclusion) return reject(ACCESS.NOT_FOUND, { field: 'conclusionId' })
    const refusal = allowed(work, step, 'documents.cascade', conclusion.areaId, 'documents.read')
    if (refusal) return reject(refusal)
    const post = await findPost(trx, payload.ownerPostId, todayOf(step))
    const holder = post && (await holdersOf(trx, [post.id], now)).get(post.id)
    if (!post || !holder) return reject(DOCUMENTS.OWNER_NOT_THERE, { field: 'ownerPostId' })
    if (allowed(work, step, 'documents.cascade', post.areaId))
      return reject({ ...refuse(ACCESS.OUTSIDE_AREA), field: 'ownerPostId' })
    if (payload.dueAt <= now) return reject(DOCUMENTS.DUE_IN_THE_PAST, { field: 'dueAt' })
    const task = {
      id: work.id,
      areaId: post.areaId,
      title: (payload.title ?? conclusion.sentence).slice(0, 300),
      product: payload.product,
      ownerPostId: post.id,
      ownerOfficerId: holder.officerId,
      dueAt: payload.dueAt,
      documentId: conclusion.documentId,
      coordinatorPostIds: payload.coordinatorPostIds,
    }
    const by = { postId: actingPost(work, step, 'documents.cascade', post.areaId), officerId: work.actor.officerId }
    const { facts } = await createTasks(trx, { tasks: [task], by, now, tree, profile })
    await linkTask(trx, { zoneId: tree.get(post.areaId).zoneId, conclusionId: conclusion.id, taskId: work.id })
    const data = { conclusionId: conclusion.id, taskId: work.id }
    const told = {
      type: 'conclusion-tasked',
      areaId: conclusion.areaId,
      subjectId: conclusion.meetingId,
      data,
      live: ['documents'],
    }
    return accept([...facts, told], { taskId: work.id })
  }),
})
