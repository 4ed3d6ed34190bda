import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf } from '#kit'
import { accept, allowed, defineIntent, oneByOne, reject, type Step, type Work } from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { ACCOUNTABILITY, answerProposal, measuresOn, proposeDiscipline, wasHeard } from '../domain/index.ts'
import { lockCase } from './cases.store.ts'
import { judgeCaseDecider, routeLine } from './decide-case.ts'
import { checkGrounds } from './grounds.ts'
import { momentWords } from './moment-words.ts'
import { keptAt } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'

type Propose = z.infer<typeof proposeDiscipline.payload>

/** Proposes discipline: with evidence, and only after the person was heard or had the time (SCR-05). Nothing follows by itself. */
export const proposeDisciplineIntent = defineIntent({
  contract: proposeDiscipline,
  area: 'handler',
  handle: oneByOne(async (work: Work<Propose>, step: Step) => {
    const { caseId, measure, reason, evidence } = work.payload
    const { trx, now, tree, profile } = step
    const known = await lockCase(trx, caseId)
    const notAllowed = allowed(work, step, 'accountability.propose', known?.areaId ?? -1, 'accountability.read')
    if (!known || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (!isPerson(work.actor)) return reject(ACCOUNTABILITY.HUMAN_NEEDED)
    if (known.officerId === work.actor.officerId) return reject(ACCOUNTABILITY.OWN_CASE)
    if (!wasHeard(known, now)) {
      return reject(ACCOUNTABILITY.NOT_HEARD, {
        params: { until: momentWords(step, known.explainBy) },
      })
    }
    const day = dayOf(now, profile.utcOffsetMinutes)
    const measures = measuresOn(await rulesOf(profile), { route: known.route, of: known.about, day })
    if (!measures.some(({ key }) => key === measure)) {
      return reject(ACCOUNTABILITY.MEASURE_UNKNOWN, { field: 'measure', params: { measure, day } })
    }
    const wrong = await checkGrounds(work, step, { grounds: evidence, field: 'evidence' })
    if (wrong) return reject(wrong)
    await sql`
      insert into discipline_proposals (zone_id, id, case_id, measure, reason, evidence, proposed_by, proposed_at)
      values (${known.zoneId}, ${work.id}, ${caseId}, ${measure}, ${reason}, ${JSON.stringify(evidence)}::jsonb,
              ${work.actor.officerId}, ${now})`.execute(trx)
    const data = { proposalId: work.id, evidence: evidence.length }
    const areaId = keptAt(tree, known.areaId)
    return accept([{ type: 'discipline-proposed', areaId, subjectId: caseId, data, live: ['accountability'] }])
  }),
})

/** A competent person, not the proposer, takes it up (outside this house) or declines it. */
export const answerProposalIntent = defineIntent({
  contract: answerProposal,
  area: 'handler',
  handle: oneByOne(async (work: Work<z.infer<typeof answerProposal.payload>>, step: Step) => {
    const { proposalId, answer, note } = work.payload
    const { trx, now, tree } = step
    const { rows } = await sql<{ caseId: string; proposedBy: string; answer: string | null }>`
      select case_id as "caseId", proposed_by as "proposedBy", answer from discipline_proposals
      where id = ${proposalId} for update`.execute(trx)
    const proposal = rows[0]
    const known = proposal && (await lockCase(trx, proposal.caseId))
    const notAllowed = allowed(work, step, 'accountability.decide', known?.areaId ?? -1, 'accountability.read')
    if (!known || notAllowed) return reject(notAllowed ?? ACCOUNTABILITY.TARGET_UNKNOWN)
    if (proposal.answer !== null) return reject(ACCOUNTABILITY.ANSWERED)
    if (proposal.proposedBy === work.actor.officerId) return reject(ACCOUNTABILITY.FINDERS_CHOICE)
    const wrong = await judgeCaseDecider({ db: trx, actor: work.actor, tree, now }, known)
    if (wrong) return reject(wrong, { params: { line: routeLine[known.route] } })
    await sql`update discipline_proposals set answer = ${answer}, answer_note = ${note},
        answered_by = ${work.actor.officerId}, answered_at = ${now}
      where zone_id = ${known.zoneId} and id = ${proposalId}`.execute(trx)
    const areaId = keptAt(tree, known.areaId)
    const data = { proposalId, answer }
    return accept([{ type: 'discipline-answered', areaId, subjectId: known.id, data, live: ['accountability'] }])
  }),
})
