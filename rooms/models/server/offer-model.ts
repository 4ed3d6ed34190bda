import { sql } from 'kysely'
import type { z } from 'zod'
import { contains, foldVietnamese } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { MODELS, offerModel, recommendModel, withdrawModel } from '../domain/index.ts'
import { scanWords } from './scan-words.ts'

/** A practice as the changes of this room need to know it. */
export interface KnownModel {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly withdrawnAt: string | null
}

/** The practice, held until the transaction ends. */
export async function lockModel({ trx }: Step, id: string): Promise<KnownModel | undefined> {
  const { rows } = await sql<KnownModel>`
    select zone_id as "zoneId", id, area_id as "areaId", withdrawn_at as "withdrawnAt" from models
    where id = ${id} for update`.execute(trx)
  return rows[0]
}

/** Puts a practice in the library; one that came of a review says so there. */
export const offerModelIntent = defineIntent({
  contract: offerModel,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<z.infer<typeof offerModel.payload>>, step: Step) => {
    const { areaId, title, problem, method, result, evidence, source, contact } = work.payload
    const said = { title, problem, method, result, contact, evidence: evidence.map((one) => one.said).join('. ') }
    const notPublic = await scanWords(step.trx, said)
    if (notPublic) return reject(notPublic)
    const { reviewChangeId } = work.payload
    const review = reviewChangeId === undefined ? undefined : await takeChange(work, step, reviewChangeId)
    if (review === null) return reject(MODELS.CHANGE_TAKEN, { field: 'reviewChangeId' })
    await sql`
      insert into models (zone_id, id, area_id, title, folded, problem, method, result, evidence, source, contact,
                          contact_phone, review_id, proposed_by, proposed_at)
      values (${step.tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${title},
              ${foldVietnamese(`${title} ${problem} ${method}`).slice(0, 4_000)}, ${problem}, ${method}, ${result},
              ${JSON.stringify(evidence)}::jsonb, ${source ?? null}, ${contact}, ${work.payload.contactPhone ?? null},
              ${review ?? null}, ${work.actor.officerId}, ${step.now})`.execute(step.trx)
    const fact = { type: 'model-offered', areaId, subjectId: work.id, data: {}, live: ['models'] }
    return accept([fact], { id: work.id })
  }),
})

/** The change of a review becomes this practice; null when it has become something already. */
async function takeChange(work: Work<unknown>, { trx }: Step, changeId: string): Promise<string | null> {
  const { rows } = await sql<{ reviewId: string }>`
    update action_review_changes set model_id = ${work.id}
    where id = ${changeId} and model_id is null and task_id is null returning review_id as "reviewId"`.execute(trx)
  return rows[0]?.reviewId ?? null
}

/** A named person of a level around both asks the units of an area to look at it. */
export const recommendModelIntent = defineIntent({
  contract: recommendModel,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<z.infer<typeof recommendModel.payload>>, step: Step) => {
    const { modelId, areaId, source } = work.payload
    const { tree, now } = step
    const model = await lockModel(step, modelId)
    if (!model) return reject(MODELS.UNKNOWN)
    if (model.withdrawnAt !== null) return reject(MODELS.WITHDRAWN)
    if (work.actor.officerId === null || work.actor.via === 'token') return reject(MODELS.HUMAN_NEEDED)
    const isOwn = contains(tree.get(model.areaId), tree.get(areaId))
    if (isOwn) return reject(MODELS.OWN_MODEL, { field: 'areaId' })
    await sql`update models set recommended_by = ${work.actor.officerId}, recommended_at = ${now},
        recommended_post_id = ${actingPost(work, step, 'models.recommend', areaId)}, recommended_area_id = ${areaId},
        recommended_source = ${source ?? null}
      where zone_id = ${model.zoneId} and id = ${modelId}`.execute(step.trx)
    return accept([{ type: 'model-recommended', areaId, subjectId: modelId, data: {}, live: ['models'] }])
  }),
})

/** Takes a practice out of the library. */
export const withdrawModelIntent = defineIntent({
  contract: withdrawModel,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof withdrawModel.payload>>, step: Step) => {
    const { modelId, reason } = work.payload
    const model = await lockModel(step, modelId)
    const notAllowed = allowed(work, step, 'models.recommend', model?.areaId ?? -1)
    if (!model) return reject(MODELS.UNKNOWN)
    if (notAllowed) return reject(notAllowed)
    if (model.withdrawnAt !== null) return reject(MODELS.WITHDRAWN)
    await sql`update models set withdrawn_at = ${step.now}, withdrawn_reason = ${reason}
      where zone_id = ${model.zoneId} and id = ${modelId}`.execute(step.trx)
    return accept([{ type: 'model-withdrawn', areaId: model.areaId, subjectId: modelId, data: {}, live: ['models'] }])
  }),
})
