import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { adoptModel, evaluateAdoption, MODELS } from '../domain/index.ts'
import { lockModel } from './offer-model.ts'
import { scanWords } from './scan-words.ts'

/** A unit takes a practice up: once, from a day that has come. */
export const adoptModelIntent = defineIntent({
  contract: adoptModel,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<z.infer<typeof adoptModel.payload>>, step: Step) => {
    const { modelId, areaId, adoptedOn, isPilot, note } = work.payload
    const { trx, now, tree, profile } = step
    const model = await lockModel(step, modelId)
    if (!model) return reject(MODELS.UNKNOWN)
    if (model.withdrawnAt !== null) return reject(MODELS.WITHDRAWN)
    if (adoptedOn > dayOf(now, profile.utcOffsetMinutes)) return reject(MODELS.DAY_AHEAD, { field: 'adoptedOn' })
    const { rows } = await sql<{ id: string }>`
      insert into model_adoptions (zone_id, id, model_id, area_id, adopted_on, is_pilot, note, adopted_by, adopted_at)
      values (${tree.get(areaId).zoneId}, ${work.id}, ${modelId}, ${areaId}, ${adoptedOn}, ${isPilot}, ${note ?? null},
              ${work.actor.officerId}, ${now})
      on conflict (model_id, area_id) do nothing returning id`.execute(trx)
    if (rows.length === 0) return reject(MODELS.ADOPTED, { field: 'areaId' })
    const data = { adoptionId: work.id, adoptedOn, isPilot }
    return accept([{ type: 'model-adopted', areaId, subjectId: modelId, data, live: ['models'] }])
  }),
})

interface Adoption {
  readonly zoneId: number
  readonly modelId: string
  readonly areaId: number
  readonly adoptedOn: string
}

/** The unit says what came of it; again when it knows more. */
export const evaluateAdoptionIntent = defineIntent({
  contract: evaluateAdoption,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof evaluateAdoption.payload>>, step: Step) => {
    const { adoptionId, verdict, result, evaluatedOn, endedOn } = work.payload
    const { trx, now, profile } = step
    const { rows } = await sql<Adoption>`
      select zone_id as "zoneId", model_id as "modelId", area_id as "areaId", adopted_on as "adoptedOn"
      from model_adoptions where id = ${adoptionId} for update`.execute(trx)
    const adoption = rows[0]
    if (!adoption) return reject(MODELS.NOT_ADOPTED)
    const notAllowed = allowed(work, step, 'models.write', adoption.areaId)
    if (notAllowed) return reject(notAllowed)
    const from = adoption.adoptedOn
    if (evaluatedOn < from) return reject(MODELS.BEFORE_ADOPTION, { field: 'evaluatedOn', params: { from } })
    if (evaluatedOn > dayOf(now, profile.utcOffsetMinutes)) return reject(MODELS.DAY_AHEAD, { field: 'evaluatedOn' })
    const notPublic = await scanWords(trx, { result })
    if (notPublic) return reject(notPublic)
    await sql`update model_adoptions set verdict = ${verdict}, result = ${result}, evaluated_on = ${evaluatedOn},
        evaluated_by = ${work.actor.officerId}, ended_on = ${endedOn ?? null}
      where zone_id = ${adoption.zoneId} and id = ${adoptionId}`.execute(trx)
    const data = { adoptionId, verdict, evaluatedOn }
    return accept([
      { type: 'adoption-evaluated', areaId: adoption.areaId, subjectId: adoption.modelId, data, live: ['models'] },
    ])
  }),
})
