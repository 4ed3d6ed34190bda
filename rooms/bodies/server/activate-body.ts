import type { z } from 'zod'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { activateBody, BODIES, cityDay } from '../domain/index.ts'
import { showDay } from './days.ts'
import { holdersOf } from './holders.query.ts'

/** A body takes up a directive: only with a head who is there, and that head is noted (ORG-06). */
export const activateBodyIntent = defineIntent({
  contract: activateBody,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof activateBody.payload>>, step: Step) => {
    const { bodyId, documentId } = work.payload
    const body = await step.trx.selectFrom('bodies').selectAll().where('id', '=', bodyId).forUpdate().executeTakeFirst()
    if (!body) return reject(BODIES.BODY_UNKNOWN, { field: 'bodyId' })
    const notAllowed = allowed(work, step, 'bodies.activate', body.area_id, 'bodies.read')
    if (notAllowed) return reject(notAllowed)
    if (body.valid_to !== null && body.valid_to <= cityDay(step.now)) {
      return reject(BODIES.BODY_ENDED, { field: 'bodyId', params: { to: showDay(body.valid_to) } })
    }
    const heads = await step.trx
      .selectFrom('posts')
      .select('id')
      .where('body_id', '=', bodyId)
      .where('is_head', '=', true)
      .execute()
    const holder = [
      ...(
        await holdersOf(
          step.trx,
          heads.map((head) => head.id),
          step.now,
        )
      ).values(),
    ][0]
    if (!holder) return reject(BODIES.NO_HEAD, { field: 'bodyId', params: { name: body.name } })
    const row = { body_id: bodyId, document_id: documentId, head_officer_id: holder.officerId, at: step.now }
    const { numInsertedOrUpdatedRows } = await step.trx
      .insertInto('body_activations')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 0n) return reject(BODIES.ALREADY_ACTIVE, { field: 'documentId' })
    return accept([
      {
        type: 'body-activated',
        areaId: body.area_id,
        subjectId: bodyId,
        documentId,
        data: { headOfficerId: holder.officerId },
        live: ['bodies'],
      },
    ])
  }),
})
