import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { OwnerGap } from '../domain/index.ts'

/** A cascade as it was ordered. */
export interface StoredCascade {
  readonly id: string
  readonly documentId: string
  readonly areaId: number
  readonly templates: readonly string[]
  readonly accountId: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly at: Instant
}

/** Keeps what was ordered. */
export async function saveCascade(trx: Trx, cascade: StoredCascade & { total: number }): Promise<void> {
  await trx
    .insertInto('cascades')
    .values({
      id: cascade.id,
      document_id: cascade.documentId,
      area_id: cascade.areaId,
      templates: [...cascade.templates],
      account_id: cascade.accountId,
      officer_id: cascade.officerId,
      post_id: cascade.postId,
      total: cascade.total,
      at: cascade.at,
    })
    .execute()
}

/** A cascade by id. */
export async function readCascade(db: Db | Trx, id: string): Promise<StoredCascade | undefined> {
  const { rows } = await sql<StoredCascade>`
    select id, document_id as "documentId", area_id as "areaId", templates, account_id as "accountId",
           officer_id as "officerId", post_id as "postId", at
    from cascades where id = ${id}`.execute(db)
  return rows[0]
}

/** A cascade of this document here by exactly these templates that runs or has run to its end; the caller holds the document. */
export async function findSameCascade(
  trx: Trx,
  order: { documentId: string; areaId: number; templates: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select cascades.id from cascades join job_runs on job_runs.id = cascades.id
    where document_id = ${order.documentId} and cascades.area_id = ${order.areaId}
      and templates = ${[...order.templates]}::text[] and job_runs.state in ('waiting', 'running', 'done')
      and not job_runs.cancel_asked
    limit 1`.execute(trx)
  return rows[0]?.id
}

/** Asks a running cascade to stop; whether there was one. */
export async function askToStop(trx: Trx, id: string, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update job_runs set cancel_asked = true, updated_at = ${now}
    where id = ${id} and state in ('waiting', 'running') and not cancel_asked returning id`.execute(trx)
  return rows.length > 0
}

/** Keeps where nobody held the post. */
export async function saveCascadeGaps(
  trx: Trx,
  cascade: Pick<StoredCascade, 'id' | 'documentId'>,
  gaps: readonly OwnerGap[],
  tree: Tree,
): Promise<void> {
  if (gaps.length === 0) return
  await sql`
    insert into cascade_gaps (zone_id, cascade_id, document_id, area_id, template_code, post_kind, owned_by_area_id)
    select zone_id, ${cascade.id}, ${cascade.documentId}, area_id, template_code, post_kind, owned_by_area_id
    from unnest(${gaps.map(({ areaId }) => tree.get(areaId).zoneId)}::int[], ${gaps.map(({ areaId }) => areaId)}::int[],
                ${gaps.map(({ templateCode }) => templateCode)}::text[], ${gaps.map(({ postKind }) => postKind)}::text[],
                ${gaps.map(({ ownedByAreaId }) => ownedByAreaId)}::int[])
      as given (zone_id, area_id, template_code, post_kind, owned_by_area_id)
    on conflict do nothing`.execute(trx)
}
