import { addDays, contains, type Day, dayOf, type Instant, startOfDay } from '#kit'
import type { Db, Place, Profile, Tree, Trx } from '#platform/server'
import { levelOf } from '#rooms/areas/domain'
import { openBook } from '#rooms/areas/server'
import { type CaseRow, caseRows, contactLinksOf } from '#rooms/cases/server'
import { personsByIds } from '#rooms/people/server'
import { type CaseInPlace, findClusters, isNewProposal, type ProposedCluster, type ZoneRule } from '../domain/index.ts'
import { casesLookedAt } from './clusters.store.ts'
import { tiedCases } from './tied-cases.query.ts'

/** Where and when clusters are looked for. */
export interface ClusterSearch {
  readonly db: Db | Trx
  readonly tree: Tree
  readonly profile: Profile
  readonly now: Instant
}

/** How far back cases are looked at, in windows of the rule: older ties have had their proposal. */
const windowsBack = 2

/** Confirmed cases inside a place, within the days that proposals look at, that are tied to another at all. */
async function recentTiedCases(
  { db, tree, profile, now }: ClusterSearch,
  place: Place,
  rule: ZoneRule,
): Promise<CaseRow[]> {
  const today = dayOf(now, profile.utcOffsetMinutes)
  const from = addDays(today, -rule.cluster.windowDays * windowsBack)
  const ids = await tiedCases(db, { zoneIds: tree.zonesIn([place]), from, to: today })
  if (ids.length === 0) return []
  const rows = await caseRows(db, { ids, statuses: ['confirmed'] })
  return rows.filter(({ areaId }) => {
    const own = tree.find(areaId)
    return own !== undefined && contains(place, own)
  })
}

/** Cases as clusters see them: who met whom by the register, who lives together. */
export async function toCasesInPlace(search: ClusterSearch, rows: readonly CaseRow[]): Promise<CaseInPlace[]> {
  const { db, tree, profile } = search
  const personIds = rows.map(({ personId }) => personId)
  const [links, book] = await Promise.all([contactLinksOf(db, personIds), openBook({ db: db as Db, tree })])
  // Those of the links too: a contact may have been listed under a number that was merged since.
  const met = links.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId])
  const persons = await personsByIds(db, [...new Set([...personIds, ...met])])
  const currentOf = (id: string) => persons.get(id)?.currentId ?? id
  const casesOf = Map.groupBy(rows, ({ personId }) => currentOf(personId))
  const metBy = Map.groupBy(links, ({ fromPersonId }) => currentOf(fromPersonId))
  return rows.map((row) => {
    const casesMet = (metBy.get(currentOf(row.personId)) ?? []).flatMap(
      ({ toPersonId }) => casesOf.get(currentOf(toPersonId)) ?? [],
    )
    const area = book.byId.get(row.areaId)
    const at =
      row.confirmedAt ??
      startOfDay((row.confirmedOn ?? dayOf(row.reportedAt, profile.utcOffsetMinutes)) as Day, profile.utcOffsetMinutes)
    return {
      id: row.id,
      areaId: row.areaId,
      placeId: area && levelOf(area.kind) === 'group' ? row.areaId : null,
      at,
      householdId: persons.get(row.personId)?.householdId ?? null,
      linkedTo: [...casesMet.map(({ id }) => id), ...(row.sourceCaseId ? [row.sourceCaseId] : [])],
    }
  })
}

/** Groups of cases that meet the rule and that nobody has looked at (ZON-02). */
export async function proposedClusters(
  search: ClusterSearch,
  place: Place,
  rule: ZoneRule,
): Promise<ProposedCluster[]> {
  const rows = await recentTiedCases(search, place, rule)
  if (rows.length < rule.cluster.minCases) return []
  const found = findClusters(await toCasesInPlace(search, rows), rule.cluster)
  const known = await casesLookedAt(
    search.db,
    found.flatMap(({ caseIds }) => caseIds),
  )
  return found.filter((one) => isNewProposal(one, known, rule.cluster))
}

/** Cases that by the rule belong to a cluster and stand in none yet. */
export async function suggestedFor(search: ClusterSearch, place: Place, memberIds: readonly string[], rule: ZoneRule) {
  const rows = await recentTiedCases(search, place, rule)
  const members = new Set(memberIds)
  const found = findClusters(await toCasesInPlace(search, rows), { ...rule.cluster, minCases: 2 })
  const near = found.filter(({ caseIds }) => caseIds.some((id) => members.has(id))).flatMap(({ caseIds }) => caseIds)
  const known = await casesLookedAt(search.db, near)
  return near.filter((id) => !known.has(id))
}
