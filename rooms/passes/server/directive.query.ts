import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'
import type { PermitGround } from '../domain/index.ts'

/** A directive as permits stand on it. */
export interface Directive extends PermitGround {
  readonly id: string
}

/**
 * Directives by id, with the moment at which they end as far as it is known now: when somebody ended them, else their end,
 * else the review they must have. A revoked one has ended.
 */
export async function directivesById(db: Db | Trx, ids: readonly string[]): Promise<Map<string, Directive>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Directive>`
    select id, effective_from as "effectiveFrom", state = 'issued' as "isIssued",
           least(ended_at, coalesce(effective_to, review_at)) as "endsAt"
    from documents where id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
