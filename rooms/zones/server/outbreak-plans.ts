import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Instant } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  defineIntent,
  type Fact,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { caseRows } from '#rooms/cases/server'
import { extinguish, meetCriterion, onDay, openPlan, ZONES } from '../domain/index.ts'
import { caseIdsOf } from './clusters.store.ts'
import type { LockdownRow } from './lockdowns.store.ts'
import { type PlanRow, planColumns, quietOf } from './plans.store.ts'
import { findToChange } from './propose-lockdown.ts'
import { signerFor } from './who-decides.ts'
import { ruleOrRefusal, zoneBook } from './zone-rules.query.ts'
import { giveTasks } from './zone-tasks.ts'

type Open = z.infer<typeof openPlan.payload>
type Meet = z.infer<typeof meetCriterion.payload>
type Extinguish = z.infer<typeof extinguish.payload>

/** The plan to end an outbreak at a point: tasks and criteria of the playbook of outbreaks. */
export const openPlanIntent = defineIntent<Open>({
  contract: openPlan,
  area: 'handler',
  handle: oneByOne(async (work: Work<Open>, step: Step) => {
    const found = await findToChange(work, step, { id: work.payload.lockdownId, permission: 'zones.propose' })
    if ('refused' in found) return found.refused
    const { lockdown } = found
    const rules = await ruleOrRefusal(step.profile, step.now)
    if ('refusal' in rules) return reject(rules.refusal)
    const { playbooks } = await zoneBook(step.profile)
    const today = dayOf(step.now, step.profile.utcOffsetMinutes)
    const playbook = onDay(playbooks, today).find(({ status }) => status === 'outbreak')
    if (!playbook) return reject(ZONES.PLAYBOOK_MISSING)
    const { rows } = await sql`select 1 from outbreak_plans where lockdown_id = ${lockdown.id}`.execute(step.trx)
    if (rows.length > 0) return reject(ZONES.PLAN_EXISTS)
    const criteria = playbook.criteria.map((one) => ({ ...one, metAt: null, by: null, note: null }))
    await sql`
      insert into outbreak_plans (zone_id, id, area_id, lockdown_id, cluster_id, playbook_id, outbreak_at, criteria,
                                  lock_target_hours, end_target_days, at, officer_id)
      values (${lockdown.zoneId}, ${work.id}, ${lockdown.areaId}, ${lockdown.id}, ${lockdown.clusterId}, ${playbook.id},
              ${await outbreakAt(step, lockdown)}, ${JSON.stringify(criteria)}::jsonb, ${Math.round(rules.rule.lockTargetHours.value)},
              ${Math.round(rules.rule.endTargetDays.value)}, ${step.now}, ${work.actor.officerId})`.execute(step.trx)
    const by = { officerId: work.actor.officerId, postId: actingPost(work, step, 'zones.propose', lockdown.areaId) }
    const { areaId, documentId, place } = lockdown
    const facts = await giveTasks(work, step, { areaId, ownerId: work.id, playbook, by, where: place, documentId })
    return accept([factOf('outbreak-plan-opened', { id: work.id, areaId }, { lockdownId: lockdown.id }), ...facts], {
      planId: work.id,
    })
  }),
})

/** Both times run from the confirmation of the first case that the point answers to; without one, from the proposal. */
async function outbreakAt({ trx }: Step, { caseIds, clusterId, proposedAt }: LockdownRow): Promise<Instant> {
  const ids = [...caseIds, ...(clusterId === null ? [] : await caseIdsOf(trx, clusterId))]
  const rows = ids.length === 0 ? [] : await caseRows(trx, { ids, statuses: ['confirmed'] })
  return rows.reduce<Instant>(
    (least, { confirmedAt }) => (confirmedAt !== null && confirmedAt < least ? confirmedAt : least),
    proposedAt,
  )
}

/** What no count can tell is said by a person. */
export const meetCriterionIntent = defineIntent<Meet>({
  contract: meetCriterion,
  area: 'handler',
  handle: oneByOne(async (work: Work<Meet>, step: Step) => {
    const { planId, criterion, note } = work.payload
    const found = await findPlan(work, step, { planId, permission: 'zones.keep-clusters' })
    if ('refused' in found) return found.refused
    const { plan } = found
    if (!plan.criteria.some(({ code, computed }) => code === criterion && computed === null))
      return reject(ZONES.CRITERION_UNKNOWN)
    const by = work.actor.officerId
    const criteria = plan.criteria.map((one) =>
      one.code === criterion ? { ...one, metAt: work.occurredAt, by, note: note ?? null } : one,
    )
    await sql`update outbreak_plans set criteria = ${JSON.stringify(criteria)}::jsonb
      where id = ${planId} and zone_id = ${plan.zoneId}`.execute(step.trx)
    return accept([factOf('outbreak-criterion-met', plan, { criterion })])
  }),
})

/** The outbreak is over when every criterion is met, and a person says so (SG-08). */
export const extinguishIntent = defineIntent<Extinguish>({
  contract: extinguish,
  area: 'handler',
  handle: oneByOne(async (work: Work<Extinguish>, step: Step) => {
    const found = await findPlan(work, step, { planId: work.payload.planId, permission: 'zones.decide' })
    if ('refused' in found) return found.refused
    const { plan } = found
    const judged = await signerFor(
      { db: step.trx, ...step },
      { actor: work.actor, areaId: plan.areaId, matter: 'lockdown-point' },
    )
    if ('refusal' in judged) return reject(judged.refusal)
    const quiet = await quietOf({ db: step.trx, ...step }, plan.areaId)
    if (!plan.criteria.every(({ computed, metAt }) => (computed === 'quiet' ? quiet.isQuiet : metAt !== null)))
      return reject(ZONES.CRITERIA_OPEN)
    await sql`update outbreak_plans set extinguished_at = ${step.now} where id = ${plan.id} and zone_id = ${plan.zoneId}`.execute(
      step.trx,
    )
    return accept([factOf('outbreak-extinguished', plan, {})])
  }),
})

async function findPlan(
  work: Work<unknown>,
  step: Step,
  wanted: { readonly planId: string; readonly permission: string },
) {
  const unknown = { refused: reject(ZONES.PLAN_UNKNOWN, { field: 'planId' }) }
  const { rows } = await sql<PlanRow>`
    select ${planColumns} from outbreak_plans p where p.id = ${wanted.planId} for update`.execute(step.trx)
  const [plan] = rows
  if (!plan || !step.tree.find(plan.areaId)) return unknown
  const refusal = allowed(work, step, wanted.permission, plan.areaId, 'zones.read')
  if (refusal) return refusal.status === 404 ? unknown : { refused: reject(refusal) }
  return plan.extinguishedAt === null ? { plan } : { refused: reject(ZONES.DECIDED_ALREADY) }
}

function factOf(
  type: string,
  { id, areaId }: { readonly id: string; readonly areaId: number },
  data: Readonly<Record<string, unknown>>,
): Fact {
  return { type, areaId, subjectId: id, data, live: ['zones'] }
}
