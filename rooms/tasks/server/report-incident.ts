import type { z } from 'zod'
import { addMinutes } from '#kit'
import { accept, defineIntent, notify, oneByOne, reject, type Step } from '#platform/server'
import { type reportIncidentContract as Contract, reportIncidentContract, TASKS } from '../domain/index.ts'
import { insertIncident } from './incidents.store.ts'
import { findPersonAbove, type PersonInPost } from './person-above.query.ts'
import { clocksOf } from './task-clocks.ts'

type Report = z.infer<(typeof Contract)['payload']>

/**
 * `incidents.report` [TSK-06]: to whoever is in charge of the area, by post. Until rosters name a duty chief (trực chỉ
 * huy) that is the head; when the head reports, it goes one level up at once.
 */
export const reportIncidentIntent = defineIntent<Report>({
  contract: reportIncidentContract,
  area: (payload) => payload.areaId,
  beginsInArea: true,
  handle: oneByOne(async (work, step) => {
    const { payload } = work
    const person = await findResponder(step, payload.areaId, work.actor.officerId)
    if (!person) return reject(TASKS.NOBODY_ABOVE, { field: 'areaId' })
    const { incidentTakeMinutes } = await clocksOf(step.profile, step.now)
    const takeBy = addMinutes(step.now, incidentTakeMinutes)
    await insertIncident(
      step.trx,
      {
        zoneId: step.tree.get(payload.areaId).zoneId,
        id: work.id,
        areaId: payload.areaId,
        title: payload.title,
        details: payload.details ?? null,
        severity: payload.severity,
        reportedBy: work.actor.officerId,
        happenedAt: work.occurredAt,
        reportedAt: step.now,
      },
      { ...person, takeBy },
    )
    await tellResponder(step, { id: work.id, areaId: payload.areaId, severity: payload.severity }, person, 0)
    const data = { severity: payload.severity, responderPostId: person.postId, takeBy }
    return accept([
      { type: 'incident-reported', areaId: payload.areaId, subjectId: work.id, data, live: ['incidents', 'notices'] },
    ])
  }),
})

async function findResponder(step: Step, areaId: number, reporter: string | null): Promise<PersonInPost | undefined> {
  const head = await findPersonAbove(step, { areaId, postId: null, steps: 0 })
  if (!head || head.officerId !== reporter) return head
  return findPersonAbove(step, { areaId, postId: head.postId, steps: 1 })
}

/** Tells the person in whose hands the incident is now. */
export function tellResponder(
  step: Step,
  incident: { readonly id: string; readonly areaId: number; readonly severity: number },
  to: PersonInPost,
  forwarded: number,
): Promise<void> {
  const reason = `incident-reported:${incident.id}:${forwarded}`
  const { areaId, id: subjectId, severity } = incident
  const notice = {
    officerId: to.officerId,
    kind: 'incident-reported',
    reason,
    areaId,
    subjectId,
    data: { severity, forwarded },
  }
  return notify(step.trx, [notice], step.now)
}
