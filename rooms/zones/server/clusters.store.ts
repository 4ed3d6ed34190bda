import { sql } from 'kysely'
import type { Day, Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type {} from './zones.tables.ts'

/** A cluster as this room reads it, with the days of its confirmed cases. */
export interface ClusterRow {
  readonly id: string
  readonly zoneId: number
  readonly areaId: number
  readonly name: string
  readonly state: 'open' | 'closed'
  readonly indexCaseId: string
  readonly reason: string
  readonly source: string | null
  readonly at: Instant
  readonly officerId: string
  readonly closedAt: Instant | null
  readonly closeReason: string | null
  readonly closedBy: string | null
  readonly cases: number
  readonly firstOn: Day | null
  readonly lastOn: Day | null
}

/** The columns of a {@link ClusterRow}; withdrawn cases count no more. For statements that select from `clusters c`. */
export const clusterColumns = sql`c.id, c.zone_id as "zoneId", c.area_id as "areaId", c.name, c.state,
  c.index_case_id as "indexCaseId", c.reason, c.source, c.at, c.officer_id as "officerId", c.closed_at as "closedAt",
  c.close_reason as "closeReason", c.closed_by as "closedBy", members.cases, members.first_on as "firstOn",
  members.last_on as "lastOn"`

/** Beside {@link clusterColumns}: what the members of `c` add up to. */
export const clusterMembers = sql`lateral (
  select count(cases.id)::int as cases, min(cases.confirmed_on) as first_on, max(cases.confirmed_on) as last_on
  from cluster_cases m join cases on cases.id = m.case_id and cases.status = 'confirmed'
  where m.cluster_id = c.id) members`

/** One cluster; undefined: unknown, or a proposal that was dismissed. */
export async function readCluster(db: Db | Trx, id: string): Promise<ClusterRow | undefined> {
  const { rows } = await sql<ClusterRow>`
    select ${clusterColumns} from clusters c, ${clusterMembers}
    where c.id = ${id} and c.state <> 'dismissed'`.execute(db)
  return rows[0]
}

/** Takes a cluster for a change. */
export async function lockCluster(trx: Trx, id: string): Promise<ClusterRow | undefined> {
  await sql`select 1 from clusters where id = ${id} for update`.execute(trx)
  return readCluster(trx, id)
}

/** The cases of a cluster. */
export async function caseIdsOf(db: Db | Trx, clusterId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select case_id as id from cluster_cases where cluster_id = ${clusterId} order by added_at, case_id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Which of these cases stand in a cluster, or in a proposal that somebody dismissed. */
export async function casesLookedAt(db: Db | Trx, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct case_id as id from cluster_cases where case_id = any(${[...caseIds]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Which of these cases stand in an open or closed cluster other than this one. */
export async function casesElsewhere(
  trx: Trx,
  caseIds: readonly string[],
  clusterId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.case_id as id from cluster_cases m join clusters c on c.id = m.cluster_id
    where m.case_id = any(${[...caseIds]}::uuid[]) and c.state <> 'dismissed' and c.id is distinct from ${clusterId}::uuid`.execute(
    trx,
  )
  return rows.map(({ id }) => id)
}

/** Puts cases into a cluster; one that is in it stays. */
export async function putCases(
  trx: Trx,
  cluster: { readonly id: string; readonly zoneId: number },
  { caseIds, at }: { readonly caseIds: readonly string[]; readonly at: Instant },
): Promise<void> {
  await sql`
    insert into cluster_cases (zone_id, cluster_id, case_id, added_at)
    select ${cluster.zoneId}::int, ${cluster.id}::uuid, given.id, ${at}::timestamptz
    from unnest(${[...new Set(caseIds)]}::uuid[]) as given (id) on conflict do nothing`.execute(trx)
}
