import { sql } from 'kysely'
import type { z } from 'zod'
import { addMinutes, type Instant } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  defineIntent,
  notify,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { isPerson } from '#rooms/access/server'
import { ACCOUNTABILITY, openCase } from '../domain/index.ts'
import { checkGrounds, keepGrounds } from './grounds.ts'
import { findBodySubject, findPostSubject, keptAt, type Subject } from './people.query.ts'
import { rulesOf } from './rules-of-house.ts'

type Payload = z.infer<typeof openCase.payload>

/** Opens a case about a head or a body, on at least one ground; the person is told at once, with the time to be heard. */
export const openCaseIntent = defineIntent({
  contract: openCase,
  area: 'handler',
  handle: oneByOne(async (work: Work<Payload>, step: Step) => {
    const { about, grounds } = work.payload
    const { trx, now, tree } = step
    const subject =
      about.kind === 'post'
        ? await findPostSubject(trx, about.postId, now)
        : await findBodySubject(trx, about.bodyId, now)
    if (!subject || !tree.find(subject.areaId)) return reject(ACCOUNTABILITY.TARGET_UNKNOWN, { field: 'about' })
    const notAllowed = allowed(work, step, 'accountability.open', subject.areaId, 'accountability.open')
    if (notAllowed) return reject(notAllowed)
    if (!isPerson(work.actor)) return reject(ACCOUNTABILITY.HUMAN_NEEDED)
    if (subject.officerIds.length === 0) return reject(ACCOUNTABILITY.NOBODY_THERE, { field: 'about' })
    if (subject.officerIds.includes(work.actor.officerId ?? '')) {
      return reject(ACCOUNTABILITY.OWN_CASE, { field: 'about' })
    }
    const wrong = await checkGrounds(work, step, { grounds, field: 'grounds' })
    if (wrong) return reject(wrong)
    const { explainBy, decideBy } = await clocksOf(step)
    await insertCase(work, step, { subject, explainBy, decideBy })
    await keepGrounds(trx, { zoneId: tree.get(subject.areaId).zoneId, caseId: work.id }, grounds)
    await tell(work, step, { subject, explainBy })
    const fact = {
      type: 'accountability-case-opened',
      areaId: keptAt(tree, subject.areaId),
      subjectId: work.id,
      data: { grounds: grounds.length, explainBy },
      live: ['accountability'],
    }
    return accept([fact], { id: work.id })
  }),
})

async function clocksOf({ profile, now }: Step): Promise<{ explainBy: Instant; decideBy: Instant }> {
  const rules = await rulesOf(profile)
  return {
    explainBy: addMinutes(now, rules.explainCaseWithinHours * 60),
    decideBy: addMinutes(now, rules.decideCaseWithinDays * 24 * 60),
  }
}

async function insertCase(
  work: Work<Payload>,
  step: Step,
  { subject, explainBy, decideBy }: { subject: Subject; explainBy: Instant; decideBy: Instant },
): Promise<void> {
  const { about, route, matter, requestedBy, requestedOn } = work.payload
  const { areaId, postId, bodyId, officerIds } = subject
  await sql`
    insert into accountability_cases (zone_id, id, area_id, about, post_id, body_id, officer_id, route, matter,
                                      requested_by, requested_on, opened_by, opened_post_id, opened_at, explain_by,
                                      decide_by)
    values (${step.tree.get(areaId).zoneId}, ${work.id}, ${areaId}, ${about.kind}, ${postId}, ${bodyId},
            ${about.kind === 'post' ? (officerIds[0] ?? null) : null}, ${route}, ${matter}, ${requestedBy},
            ${requestedOn}, ${work.actor.officerId}, ${actingPost(work, step, 'accountability.open', areaId)},
            ${step.now}, ${explainBy}, ${decideBy})`.execute(step.trx)
}

async function tell(
  work: Work<Payload>,
  step: Step,
  { subject, explainBy }: { subject: Subject; explainBy: Instant },
): Promise<void> {
  const notices = subject.officerIds.map((officerId) => ({
    officerId,
    kind: 'accountability-case-opened',
    reason: `accountability-case-opened/${work.id}`,
    areaId: subject.areaId,
    subjectId: work.id,
    data: { explainBy },
  }))
  await notify(step.trx, notices, step.now)
}
