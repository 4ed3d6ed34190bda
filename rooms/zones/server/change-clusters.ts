import { sql } from 'kysely'
import type { z } from 'zod'
import { dayOf, type Refusal, refuse } from '#kit'
import {
  accept,
  actingPost,
  allowed,
  defineIntent,
  type Fact,
  may,
  oneByOne,
  reject,
  type Step,
  type Work,
} from '#platform/server'
import { caseRows, setClusterOfCases } from '#rooms/cases/server'
import {
  changeCluster,
  closeCluster,
  closesFrom,
  dismissCluster,
  openCluster,
  ZONES,
  type ZoneRule,
} from '../domain/index.ts'
import { type ClusterRow, casesElsewhere, lockCluster, putCases } from './clusters.store.ts'
import { ruleOrRefusal } from './zone-rules.query.ts'

type Open = z.infer<typeof openCluster.payload>
type Dismiss = z.infer<typeof dismissCluster.payload>
type Change = z.infer<typeof changeCluster.payload>
type Close = z.infer<typeof closeCluster.payload>

const permission = 'zones.keep-clusters'

/** A person opens a cluster, whether the rule proposed it or not. */
export const openClusterIntent = defineIntent<Open>({
  contract: openCluster,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Open>, step: Step) => {
    const { areaId, name, indexCaseId, caseIds, reason, source } = work.payload
    const judged = await judgeCases(work, step, caseIds)
    if ('refusal' in judged) return reject(judged.refusal)
    if (!caseIds.includes(indexCaseId)) return reject(ZONES.INDEX_NOT_MEMBER, { field: 'indexCaseId' })
    const { minCases } = judged.rule.cluster
    if (new Set(caseIds).size < Math.min(2, minCases))
      return reject(ZONES.CLUSTER_TOO_FEW, { field: 'caseIds', params: { count: Math.min(2, minCases) } })
    await insertCluster(work, step, {
      ...{ areaId, name, reason, indexCaseId },
      source: source ?? null,
      caseIds,
      rule: judged.rule,
    })
    const facts = await setClusterOfCases(step.trx, { caseIds, clusterId: work.id })
    return accept([factOf('cluster-opened', { id: work.id, areaId }, { cases: caseIds.length }), ...facts], {
      clusterId: work.id,
    })
  }),
})

/** Somebody looked and says that it is none: it is remembered with its reason. */
export const dismissClusterIntent = defineIntent<Dismiss>({
  contract: dismissCluster,
  area: ({ areaId }) => areaId,
  handle: oneByOne(async (work: Work<Dismiss>, step: Step) => {
    const { areaId, caseIds, reason } = work.payload
    const judged = await judgeCases(work, step, caseIds)
    if ('refusal' in judged) return reject(judged.refusal)
    await insertCluster(work, step, {
      areaId,
      name: '',
      reason,
      indexCaseId: null,
      source: null,
      caseIds,
      rule: judged.rule,
    })
    return accept([factOf('cluster-dismissed', { id: work.id, areaId }, { cases: caseIds.length })])
  }),
})

interface NewCluster {
  readonly areaId: number
  readonly name: string
  readonly reason: string
  readonly indexCaseId: string | null
  readonly source: string | null
  readonly caseIds: readonly string[]
  readonly rule: ZoneRule
}

async function insertCluster(work: Work<unknown>, step: Step, cluster: NewCluster): Promise<void> {
  const { areaId, name, reason, indexCaseId, source, caseIds, rule } = cluster
  const { zoneId } = step.tree.get(areaId)
  await sql`
    insert into clusters (zone_id, id, area_id, name, state, index_case_id, reason, rule, source, at, officer_id, post_id)
    values (${zoneId}, ${work.id}, ${areaId}, ${name}, ${indexCaseId === null ? 'dismissed' : 'open'}, ${indexCaseId}, ${reason},
            ${JSON.stringify(rule.cluster)}::jsonb, ${source}, ${work.occurredAt}, ${work.actor.officerId},
            ${actingPost(work, step, permission, areaId)})`.execute(step.trx)
  await putCases(step.trx, { id: work.id, zoneId }, { caseIds, at: work.occurredAt })
}

/** A named person, a rule for today, and cases that they may see and that stand in no other cluster. */
async function judgeCases(
  work: Work<unknown>,
  step: Step,
  caseIds: readonly string[],
  clusterId: string | null = null,
): Promise<{ readonly rule: ZoneRule } | { readonly refusal: Refusal }> {
  const rules = await ruleOrRefusal(step.profile, step.now)
  if ('refusal' in rules) return rules
  const rows = caseIds.length === 0 ? [] : await caseRows(step.trx, { ids: caseIds })
  const seen = rows.filter(({ areaId }) => may(work.actor, permission, areaId, step.tree))
  const elsewhere = await casesElsewhere(step.trx, caseIds, clusterId)
  const isMissing = seen.length < new Set(caseIds).size || work.actor.officerId === null
  return isMissing || elsewhere.length > 0
    ? { refusal: refuse(elsewhere.length > 0 ? ZONES.CASE_IN_OTHER : ZONES.CASE_UNKNOWN, { field: 'caseIds' }) }
    : rules
}

/** Cases come and go while it is open. */
export const changeClusterIntent = defineIntent<Change>({
  contract: changeCluster,
  area: 'handler',
  handle: oneByOne(async (work: Work<Change>, step: Step) => {
    const { clusterId, add, remove } = work.payload
    const found = await findOpen(work, step, clusterId)
    if ('refused' in found) return found.refused
    const { cluster } = found
    const judged = await judgeCases(work, step, add, clusterId)
    if ('refusal' in judged) return reject(judged.refusal)
    if (remove.includes(cluster.indexCaseId)) return reject(ZONES.INDEX_NOT_MEMBER, { field: 'remove' })
    await sql`delete from cluster_cases where cluster_id = ${clusterId} and case_id = any(${remove}::uuid[])`.execute(
      step.trx,
    )
    await putCases(step.trx, cluster, { caseIds: add, at: work.occurredAt })
    return accept([
      factOf('cluster-changed', cluster, { added: add.length, removed: remove.length }),
      ...(await setClusterOfCases(step.trx, { caseIds: add, clusterId })),
      ...(await setClusterOfCases(step.trx, { caseIds: remove, clusterId: null })),
    ])
  }),
})

/** A cluster is closed by the rule, never earlier. */
export const closeClusterIntent = defineIntent<Close>({
  contract: closeCluster,
  area: 'handler',
  handle: oneByOne(async (work: Work<Close>, step: Step) => {
    const { clusterId, reason } = work.payload
    const found = await findOpen(work, step, clusterId)
    if ('refused' in found) return found.refused
    const { cluster } = found
    const rules = await ruleOrRefusal(step.profile, step.now)
    if ('refusal' in rules) return reject(rules.refusal)
    const days = rules.rule.cluster.closeAfterDays
    const today = dayOf(step.now, step.profile.utcOffsetMinutes)
    const from = cluster.lastOn === null ? today : closesFrom(cluster.lastOn, days)
    if (today < from)
      return reject(ZONES.CLUSTER_TOO_EARLY, { params: { days, day: from.split('-').toReversed().join('/') } })
    await sql`update clusters set state = 'closed', closed_at = ${step.now}, close_reason = ${reason},
      closed_by = ${work.actor.officerId} where id = ${clusterId} and zone_id = ${cluster.zoneId}`.execute(step.trx)
    return accept([factOf('cluster-closed', cluster, { cases: cluster.cases })])
  }),
})

async function findOpen(work: Work<unknown>, step: Step, id: string) {
  const unknown = { refused: reject(ZONES.CLUSTER_UNKNOWN, { field: 'clusterId' }) }
  const cluster = await lockCluster(step.trx, id)
  if (!cluster || !step.tree.find(cluster.areaId)) return unknown
  const refusal = allowed(work, step, permission, cluster.areaId, 'zones.read')
  if (refusal) return refusal.status === 404 ? unknown : { refused: reject(refusal) }
  return cluster.state === 'closed' ? { refused: reject(ZONES.CLUSTER_CLOSED) } : { cluster }
}

function factOf(
  type: string,
  { id, areaId }: Pick<ClusterRow, 'id' | 'areaId'>,
  data: Readonly<Record<string, unknown>>,
): Fact {
  return { type, areaId, subjectId: id, data, live: ['zones'] }
}
