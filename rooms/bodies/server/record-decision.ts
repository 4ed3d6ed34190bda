import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Refusal, refuse } from '#kit'
import {
  accept,
  actingPost,
  childId,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { AREA_KINDS, levelOf } from '#rooms/areas/domain'
import { BODIES, type Competence, cityDay, competenceOn, isOwnCompetence, recordDecision } from '../domain/index.ts'
import { type KnownArea, readAreas } from './bodies.store.ts'
import { catalogueOf } from './catalogue.query.ts'
import { readCompetences } from './competences.query.ts'

type Payload = z.infer<typeof recordDecision.payload>

const levelWords = {
  top: AREA_KINDS.city.vi,
  district: 'quận, huyện, thị xã',
  commune: 'phường, xã',
  group: 'tổ dân phố',
}

/**
 * A matter decided, or sent up. Sending up what the register gives to one's own level needs a reason and opens a
 * "đùn đẩy?": a question with a clock for an inspector, not a judgement (ORG-07, SG-08).
 */
export const recordDecisionIntent = defineIntent({
  contract: recordDecision,
  area: (payload) => payload.areaId,
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { payload } = work
    if (work.actor.officerId === null) return reject(BODIES.HUMAN_NEEDED)
    const { competences } = await catalogueOf(step.profile)
    if (!competences.types.some((type) => type.decisionType === payload.decisionType)) {
      return reject(BODIES.TYPE_UNKNOWN, { field: 'decisionType', params: { type: payload.decisionType } })
    }
    const rows = await readCompetences(step.trx, step.profile)
    const competence = competenceOn(rows, payload.decisionType, cityDay(work.occurredAt))
    if (!competence) return reject(BODIES.NO_COMPETENCE, { field: 'decisionType' })
    const area = (await readAreas(step.trx, [payload.areaId])).get(payload.areaId) as KnownArea
    const isOwn = isOwnCompetence(competence, levelOf(area.kind))
    const refusal = judge(payload, competence, isOwn, step)
    if (refusal) return reject(refusal)
    await save(work, step)
    const facts = [toFact(work)]
    const avoidanceId = childId(work, 'avoidance')
    if (payload.outcome === 'forwarded' && isOwn) {
      await ask(work, step, avoidanceId, competences.judgeWithinHours)
      facts.push({
        type: 'avoidance-asked',
        areaId: payload.areaId,
        subjectId: avoidanceId,
        data: { decisionId: work.id },
        live: ['bodies'],
      })
      return accept(facts, { decisionId: work.id, avoidanceId })
    }
    return accept(facts, { decisionId: work.id, avoidanceId: null })
  }),
})

function judge(payload: Payload, competence: Competence, isOwn: boolean, step: Step): Refusal | null {
  if (payload.outcome === 'decided') {
    return isOwn
      ? null
      : refuse(BODIES.NOT_COMPETENT, { field: 'outcome', params: { level: levelWords[competence.level] } })
  }
  const above = step.tree.upward(payload.areaId).slice(1)
  if (!above.some((place) => place.id === payload.toAreaId)) return refuse(BODIES.NOT_UPWARD, { field: 'toAreaId' })
  if (isOwn && payload.reason === undefined) {
    return refuse(BODIES.REASON_NEEDED, { field: 'reason', params: { source: competence.source } })
  }
  return null
}

function toFact(work: Work<Payload>): Fact {
  const { areaId, decisionType, outcome, toAreaId, documentId } = work.payload
  return {
    type: outcome === 'decided' ? 'matter-decided' : 'matter-forwarded',
    areaId,
    subjectId: work.id,
    documentId: documentId ?? null,
    data: { decisionType, toAreaId: outcome === 'forwarded' ? (toAreaId ?? null) : null },
    live: ['bodies'],
  }
}

async function save(work: Work<Payload>, step: Step): Promise<void> {
  const { payload } = work
  const isSent = payload.outcome === 'forwarded'
  await sql`
    insert into decisions (zone_id, id, area_id, decision_type, matter, outcome, to_area_id, reason, post_id, officer_id,
                           document_id, at)
    values (${step.tree.get(payload.areaId).zoneId}, ${work.id}, ${payload.areaId}, ${payload.decisionType},
            ${payload.matter}, ${payload.outcome}, ${isSent ? (payload.toAreaId ?? null) : null}, ${payload.reason ?? null},
            ${actingPost(work, step, 'bodies.decide', payload.areaId)}, ${work.actor.officerId},
            ${payload.documentId ?? null}, ${work.occurredAt})`.execute(step.trx)
}

async function ask(work: Work<Payload>, step: Step, id: string, withinHours: number): Promise<void> {
  await sql`
    insert into avoidances (zone_id, id, decision_id, area_id, at, due_at)
    values (${step.tree.get(work.payload.areaId).zoneId}, ${id}, ${work.id}, ${work.payload.areaId},
            ${work.occurredAt}, ${addMinutes(step.now, withinHours * 60)})`.execute(step.trx)
}
