import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes } from '#kit'
import { accept, actingPost, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { answerOpinion, BODIES, fileOpinion } from '../domain/index.ts'
import { catalogueOf } from './catalogue.query.ts'

/** A supervisor (HĐND, MTTQ) says what they found. It changes nothing, and asks for an answer by a clock (ORG-08). */
export const fileOpinionIntent = defineIntent({
  contract: fileOpinion,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<z.infer<typeof fileOpinion.payload>>, step: Step) => {
    const { areaId, about, finding } = work.payload
    const { competences } = await catalogueOf(step.profile)
    const dueAt = addMinutes(step.now, competences.answerOpinionWithinHours * 60)
    await sql`
      insert into opinions (zone_id, id, area_id, about_kind, about_id, finding, officer_id, post_id, at, due_at)
      values (${step.tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${about.kind}, ${about.id ?? null}, ${finding},
              ${work.actor.officerId}, ${actingPost(work, step, 'bodies.file-opinion', areaId)}, ${work.occurredAt},
              ${dueAt})`.execute(step.trx)
    return accept([
      {
        type: 'opinion-filed',
        areaId,
        subjectId: work.id,
        data: { about: about.kind, aboutId: about.id ?? null, dueAt },
        live: ['bodies'],
      },
    ])
  }),
})

/** The unit answers, once. */
export const answerOpinionIntent = defineIntent({
  contract: answerOpinion,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof answerOpinion.payload>>, step: Step) => {
    const { opinionId, answer } = work.payload
    const { rows } = await sql<{ zoneId: number; areaId: number; answeredAt: string | null }>`
      select zone_id as "zoneId", area_id as "areaId", answered_at as "answeredAt" from opinions
      where id = ${opinionId} for update`.execute(step.trx)
    const opinion = rows[0]
    const notAllowed = allowed(work, step, 'bodies.answer-opinion', opinion?.areaId ?? -1, 'bodies.answer-opinion')
    if (!opinion || notAllowed) return reject(notAllowed ?? BODIES.HUMAN_NEEDED)
    if (opinion.answeredAt !== null) return reject(BODIES.ANSWERED, { field: 'opinionId' })
    await sql`update opinions set answer = ${answer}, answered_by = ${work.actor.officerId}, answered_at = ${step.now}
      where zone_id = ${opinion.zoneId} and id = ${opinionId}`.execute(step.trx)
    return accept([
      { type: 'opinion-answered', areaId: opinion.areaId, subjectId: opinionId, data: {}, live: ['bodies'] },
    ])
  }),
})
