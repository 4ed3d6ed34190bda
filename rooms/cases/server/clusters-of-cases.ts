import { sql } from 'kysely'
import type { Fact, Trx } from '#platform/server'
import type {} from './cases.tables.ts'

/**
 * Says that these cases belong to a cluster (chùm ca bệnh) of the room of zones, or (null) to none. Their source of infection
 * stays what was said of it: standing in a cluster does not say from whom one has it. The caller has asked whether this may be
 * done; the facts go with its outcome.
 */
export async function setClusterOfCases(
  trx: Trx,
  { caseIds, clusterId }: { readonly caseIds: readonly string[]; readonly clusterId: string | null },
): Promise<readonly Fact[]> {
  const { rows } = await sql<{ id: string; areaId: number }>`
    update cases set source_cluster_id = ${clusterId}::uuid, version = version + 1
    where id = any(${[...caseIds]}::uuid[]) and source_cluster_id is distinct from ${clusterId}::uuid
    returning id, area_id as "areaId"`.execute(trx)
  return rows.map(({ id, areaId }) => ({
    type: 'case-clustered',
    areaId,
    subjectId: id,
    data: { clusterId },
    live: ['cases'],
  }))
}
