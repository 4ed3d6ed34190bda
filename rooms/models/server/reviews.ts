import { sql } from 'kysely'
import type { z } from 'zod'
import { foldVietnamese } from '#kit'
import {
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
import { holdersOf } from '#rooms/bodies/server'
import { createTasks } from '#rooms/tasks/server'
import { changeIntoTask, MODELS, writeReview } from '../domain/index.ts'

/** Keeps a look back, with each change that it asks for. */
export const writeReviewIntent = defineIntent({
  contract: writeReview,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<z.infer<typeof writeReview.payload>>, step: Step) => {
    const { areaId, title, heldOn, documentId, planned, happened, why, changes } = work.payload
    const { trx, now, tree } = step
    const { zoneId } = tree.get(areaId)
    await sql`
      insert into action_reviews (zone_id, id, area_id, title, folded, held_on, document_id, planned, happened, why,
                                  written_by, written_at)
      values (${zoneId}, ${work.id}, ${areaId}, ${title}, ${foldVietnamese(`${title} ${happened}`).slice(0, 4_000)},
              ${heldOn}, ${documentId ?? null}, ${planned}, ${happened}, ${why}, ${work.actor.officerId},
              ${now})`.execute(trx)
    await sql`
      insert into action_review_changes (zone_id, id, review_id, place, said)
      select ${zoneId}, id, ${work.id}, place, said
      from unnest(${changes.map((_, index) => childId(work, index))}::uuid[], ${changes.map((_, index) => index + 1)}::int[],
                  ${changes}::text[]) as given (id, place, said)`.execute(trx)
    const data = { changes: changes.length }
    const fact = { type: 'review-written', areaId, subjectId: work.id, data, live: ['models'] }
    return accept([fact], { id: work.id })
  }),
})

interface Change {
  readonly zoneId: number
  readonly reviewId: string
  readonly said: string
  readonly areaId: number
  readonly documentId: string | null
  readonly isTaken: boolean
}

async function lockChange({ trx }: Step, id: string): Promise<Change | undefined> {
  const { rows } = await sql<Change>`
    select changes.zone_id as "zoneId", review_id as "reviewId", said, area_id as "areaId", document_id as "documentId",
           (task_id is not null or model_id is not null) as "isTaken"
    from action_review_changes as changes join action_reviews on action_reviews.id = changes.review_id
    where changes.id = ${id} for update of changes`.execute(trx)
  return rows[0]
}

/** A change becomes a task: one owner, one deadline. */
export const changeIntoTaskIntent = defineIntent({
  contract: changeIntoTask,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof changeIntoTask.payload>>, step: Step) => {
    const { changeId, ownerPostId, dueAt } = work.payload
    const { trx, now, tree, profile } = step
    const change = await lockChange(step, changeId)
    const notAllowed = allowed(work, step, 'models.review', change?.areaId ?? -1)
    if (!change) return reject(MODELS.REVIEW_UNKNOWN)
    if (notAllowed) return reject(notAllowed)
    if (change.isTaken) return reject(MODELS.CHANGE_TAKEN)
    if (dueAt <= now) return reject(MODELS.DUE_IN_THE_PAST, { field: 'dueAt' })
    const owner = await findOwner(step, ownerPostId)
    if (!owner || allowed(work, step, 'models.review', owner.areaId)) {
      return reject(MODELS.OWNER_NOT_THERE, { field: 'ownerPostId' })
    }
    const by = { postId: actingPost(work, step, 'models.review', owner.areaId), officerId: work.actor.officerId }
    const task = {
      id: work.id,
      areaId: owner.areaId,
      title: change.said.slice(0, 300),
      ownerPostId,
      ownerOfficerId: owner.officerId,
      dueAt,
      documentId: change.documentId,
    }
    const { facts } = await createTasks(trx, { tasks: [task], by, now, tree, profile })
    await sql`update action_review_changes set task_id = ${work.id}
      where zone_id = ${change.zoneId} and id = ${changeId}`.execute(trx)
    const fact = {
      type: 'review-change-tasked',
      areaId: change.areaId,
      subjectId: change.reviewId,
      data: { changeId, taskId: work.id },
      live: ['models'],
    }
    return accept([...facts, fact], { taskId: work.id })
  }),
})

async function findOwner(
  { trx, now }: Step,
  postId: string,
): Promise<{ areaId: number; officerId: string } | undefined> {
  const { rows } = await sql<{ areaId: number }>`select area_id as "areaId" from posts where id = ${postId}`.execute(
    trx,
  )
  const holder = (await holdersOf(trx, [postId], now)).get(postId)
  return rows[0] && holder ? { areaId: rows[0].areaId, officerId: holder.officerId } : undefined
}
