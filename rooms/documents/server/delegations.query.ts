import { sql } from 'kysely'
import type { Trx } from '#platform/server'
import type { AreaLevel } from '#rooms/areas/domain'

/** The powers that a document hands down [DOC-07], in the order of the paper. */
export async function delegationsOf(
  trx: Trx,
  documentId: string,
): Promise<{ decisionType: string; level: AreaLevel }[]> {
  const { rows } = await sql<{ decisionType: string; level: AreaLevel }>`
    select decision_type as "decisionType", level from document_delegations
    where document_id = ${documentId} order by place`.execute(trx)
  return rows
}
