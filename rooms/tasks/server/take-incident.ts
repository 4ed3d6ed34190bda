import { addMinutes, type IntentContract } from '#kit'
import {
  ACCESS,
  accept,
  allowed,
  defineIntent,
  type Fact,
  type IntentType,
  notify,
  type Outcome,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { forwardIncidentContract, settleIncidentContract, TASKS, takeIncidentContract } from '../domain/index.ts'
import { type Incident, lockIncident, passIncident, writeSettled, writeTaken } from './incidents.store.ts'
import { findPersonAbove } from './person-above.query.ts'
import { tellResponder } from './report-incident.ts'
import { clocksOf } from './task-clocks.ts'

/** `incidents.take`: by whoever is in charge there; the reporter is told who has it. */
export const takeIncidentIntent = defineIncidentStep(takeIncidentContract, async (work, step, incident) => {
  if (incident.takenAt !== null) return reject(TASKS.INCIDENT_TAKEN)
  await writeTaken(step.trx, incident, work.actor.officerId, work.occurredAt)
  if (incident.reportedBy !== null && incident.reportedBy !== work.actor.officerId) {
    const { areaId, id: subjectId, forwarded } = incident
    const reason = `incident-taken:${incident.id}:${forwarded}`
    const data = { byOfficerId: work.actor.officerId }
    await notify(
      step.trx,
      [{ officerId: incident.reportedBy, kind: 'incident-taken', reason, areaId, subjectId, data }],
      step.now,
    )
  }
  return accept([toFact('incident-taken', incident, { late: work.occurredAt > incident.takeBy ? 1 : 0 })])
})

/** `incidents.forward`: up to the next person; their minutes start. */
export const forwardIncidentIntent = defineIncidentStep(forwardIncidentContract, async (_work, step, incident) => {
  const above = await findPersonAbove(step, {
    areaId: incident.responderAreaId,
    postId: incident.responderPostId,
    steps: 1,
  })
  if (!above) return reject(TASKS.NOBODY_ABOVE)
  const { incidentTakeMinutes } = await clocksOf(step.profile, step.now)
  await passIncident(step.trx, incident, { ...above, takeBy: addMinutes(step.now, incidentTakeMinutes) })
  await tellResponder(step, incident, above, incident.forwarded + 1)
  return accept([
    toFact('incident-forwarded', incident, { fromPostId: incident.responderPostId, toPostId: above.postId }),
  ])
})

/** `incidents.settle`: it is over, and how. */
export const settleIncidentIntent = defineIncidentStep(settleIncidentContract, async (work, step, incident) => {
  if (incident.takenAt === null) return reject(TASKS.INCIDENT_NOT_TAKEN)
  await writeSettled(step.trx, incident, {
    outcome: work.payload.outcome,
    by: work.actor.officerId,
    at: work.occurredAt,
  })
  return accept([toFact('incident-settled', incident, {})])
})

function defineIncidentStep<P extends { incidentId: string }>(
  contract: IntentContract<P>,
  take: (work: Work<P>, step: Step, incident: Incident) => Promise<Outcome>,
): IntentType {
  return defineIntent<P>({
    contract,
    area: 'handler',
    handle: oneByOne(async (work, step) => {
      const incident = await lockIncident(step.trx, work.payload.incidentId)
      if (!incident) return reject(ACCESS.NOT_FOUND, { field: 'incidentId' })
      const isTheirs = work.actor.officerId !== null && work.actor.officerId === incident.responderOfficerId
      const no = isTheirs ? null : allowed(work, step, 'incidents.take', incident.areaId, 'tasks.read')
      if (no) return reject(no)
      return incident.settledAt === null ? take(work, step, incident) : reject(TASKS.INCIDENT_SETTLED)
    }),
  })
}

function toFact(type: string, { id, areaId }: Incident, data: Record<string, unknown>): Fact {
  return { type, areaId, subjectId: id, data, live: ['incidents', 'notices'] }
}
