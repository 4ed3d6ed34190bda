import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant } from '#kit'
import { type Asking, defineRead, may, notFound, visiblePlace } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { type CaseRow, caseRows } from '#rooms/cases/server'
import {
  type ClusterLine,
  type ClusterPage,
  closesFrom,
  clusterById,
  clusterList,
  clusterProposals,
  lockdownStanding,
  type ZoneRule,
} from '../domain/index.ts'
import { proposedClusters, suggestedFor, toCasesInPlace } from './cluster-cases.query.ts'
import { type ClusterRow, caseIdsOf, clusterColumns, clusterMembers, readCluster } from './clusters.store.ts'
import { titlesOf } from './lockdown-lines.query.ts'
import { type LockdownRow, lockdownColumns } from './lockdowns.store.ts'
import { zoneRuleAt } from './zone-rules.query.ts'

/** Longest curve drawn, in days. */
const mostDays = 180

/** `GET /zones/clusters` */
export const clusterListRead = defineRead(clusterList, async (asking, { areaId, state }) => {
  const place = visiblePlace(asking, areaId, 'zones.read')
  if (!place) return notFound('areaId')
  const { rows } = await sql<ClusterRow>`
    select ${clusterColumns} from clusters c join areas on areas.id = c.area_id, ${clusterMembers}
    where areas.first between ${place.first} and ${place.last}
      and ${state === 'open' ? sql`c.state = 'open'` : sql`c.state <> 'dismissed'`}
    order by (c.state = 'open') desc, members.last_on desc nulls last, c.id limit 500`.execute(asking.db)
  const rule = await zoneRuleAt(asking.profile, asking.now)
  const titles = await titlesOf(
    asking.db,
    rows.map((row) => row.areaId),
  )
  return { items: rows.map((row) => toLine(row, titles, rule)) }
})

function toLine(
  row: ClusterRow,
  titles: Awaited<ReturnType<typeof titlesOf>>,
  rule: ZoneRule | undefined,
): ClusterLine {
  const { id, areaId, name, state, cases, firstOn, lastOn, at, closedAt } = row
  return {
    ...{ id, areaId, name, state, cases, firstOn, lastOn, closedAt },
    areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
    closesFrom: lastOn === null || rule === undefined ? null : closesFrom(lastOn, rule.cluster.closeAfterDays),
    openedAt: at,
  }
}

/** `GET /zones/clusters/:id`: counts for all who read zones, single cases only for those who may see them (SG-02). */
export const clusterPageRead = defineRead(clusterById, async (asking, { id }) => {
  const row = await readCluster(asking.db, id)
  const rule = await zoneRuleAt(asking.profile, asking.now)
  return row && rule && visiblePlace(asking, row.areaId, 'zones.read') ? pageOf(asking, row, rule) : notFound('id')
})

async function pageOf(asking: Asking, row: ClusterRow, rule: ZoneRule): Promise<ClusterPage> {
  const { db, profile, now, actor, tree } = asking
  const { id } = row
  const ids = await caseIdsOf(db, id)
  const cases = ids.length === 0 ? [] : await caseRows(db, { ids, statuses: ['confirmed'] })
  const maySee = may(actor, 'zones.read-clusters', row.areaId, tree)
  const names = await officerNames(db, [row.officerId, row.closedBy])
  const titles = await titlesOf(db, [row.areaId])
  return {
    ...toLine(row, titles, rule),
    reason: row.reason,
    by: names.get(row.officerId) ?? null,
    closeReason: row.closeReason,
    closedBy: names.get(row.closedBy ?? '') ?? null,
    source: row.source,
    rule: ruleWords(rule),
    curve: curveOf(cases, row.closedAt ?? now, profile.utcOffsetMinutes),
    members: maySee ? await membersOf(asking, row, cases) : null,
    suggested: maySee && row.state === 'open' ? await suggestedFor(asking, tree.get(row.areaId), ids, rule) : null,
    lockdowns: await lockdownsOf(asking, id),
    mayKeep: row.state === 'open' && may(actor, 'zones.keep-clusters', row.areaId, tree),
    mayPropose: may(actor, 'zones.propose', row.areaId, tree),
  }
}

function ruleWords({ cluster }: ZoneRule) {
  const { minCases, windowDays, closeAfterDays, source } = cluster
  return { minCases, windowDays, closeAfterDays, source: source.text }
}

function curveOf(cases: readonly CaseRow[], until: Instant, offset: number): ClusterPage['curve'] {
  const days = cases.flatMap(({ confirmedOn }) => (confirmedOn === null ? [] : [confirmedOn])).toSorted()
  const [first] = days
  if (first === undefined) return []
  const today = dayOf(until, offset)
  const counts = Map.groupBy(days, (day) => day)
  const curve: { day: Day; cases: number }[] = []
  for (let day = first; day <= today && curve.length < mostDays; day = addDays(day, 1)) {
    curve.push({ day, cases: counts.get(day)?.length ?? 0 })
  }
  return curve
}

async function membersOf(
  asking: Asking,
  cluster: ClusterRow,
  cases: readonly CaseRow[],
): Promise<ClusterPage['members']> {
  const placed = new Map((await toCasesInPlace(asking, cases)).map((one) => [one.id, one]))
  const titles = await titlesOf(
    asking.db,
    cases.map(({ areaId }) => areaId),
  )
  const ids = new Set(cases.map(({ id }) => id))
  return cases
    .map(({ id, areaId, confirmedOn, onsetOn }) => ({
      caseId: id,
      areaTitle: titles.get(areaId) ?? { vi: '', en: '' },
      confirmedOn,
      onsetOn: onsetOn as Day | null,
      isIndex: id === cluster.indexCaseId,
      linkedTo: [...new Set(placed.get(id)?.linkedTo ?? [])].filter((other) => ids.has(other) && other !== id),
    }))
    .toSorted((one, other) => ((one.confirmedOn ?? '') < (other.confirmedOn ?? '') ? -1 : 1))
}

async function lockdownsOf({ db, now }: Asking, clusterId: string): Promise<ClusterPage['lockdowns']> {
  const { rows } = await sql<LockdownRow>`
    select ${lockdownColumns} from lockdowns l where l.cluster_id = ${clusterId} order by l.proposed_at`.execute(db)
  return rows.map((row) => ({ id: row.id, place: row.place, isActive: lockdownStanding(row, now) === 'active' }))
}

/** `GET /zones/cluster-proposals` */
export const clusterProposalsRead = defineRead(clusterProposals, async (asking, { areaId }) => {
  const place = visiblePlace(asking, areaId, 'zones.read-clusters')
  if (!place) return notFound('areaId')
  const rule = await zoneRuleAt(asking.profile, asking.now)
  if (!rule) return { rule: null, items: [] }
  const found = await proposedClusters(asking, place, rule)
  const titles = await titlesOf(
    asking.db,
    found.map((one) => one.areaId),
  )
  const { minCases, windowDays, source } = rule.cluster
  const items = found.map((one) => ({
    ...one,
    caseIds: [...one.caseIds],
    key: one.indexCaseId,
    areaTitle: titles.get(one.areaId) ?? { vi: '', en: '' },
    mayKeep: may(asking.actor, 'zones.keep-clusters', one.areaId, asking.tree),
  }))
  return { rule: { minCases, windowDays, source: source.text }, items }
})
