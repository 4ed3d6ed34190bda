import { sql } from 'kysely'
import type { Instant, Words } from '#kit'
import type { Db, Tree, Trx } from '#platform/server'
import type { DirectiveSpan } from '../domain/index.ts'

/** A directive where it was put in force, with its words. */
export interface PlacedDirective extends DirectiveSpan {
  readonly areaId: number
  readonly label: Words
}

/**
 * Every directive ever put in force at one of these places or above one: few rows. Where a document gives a day of review in
 * place of an end, its powers hold until that day (SG-01).
 */
export async function directivesAbove(
  db: Db | Trx,
  tree: Tree,
  areaIds: readonly number[],
): Promise<PlacedDirective[]> {
  const above = new Set(areaIds.flatMap((areaId) => tree.upward(areaId).map(({ id }) => id)))
  const { rows } = await sql<Omit<PlacedDirective, 'label'> & Words>`
    select in_force.area_id as "areaId", in_force.document_id as "documentId", documents.number,
           from_at as "fromAt", coalesce(to_at, in_force.review_at) as "toAt", label_vi as vi, label_en as en
    from in_force left join documents on documents.id = in_force.document_id
    where in_force.kind = 'directive' and in_force.document_id is not null and in_force.area_id = any(${[...above]}::int[])
    order by from_at desc, in_force.id`.execute(db)
  return rows.map(({ vi, en, ...row }) => ({ ...row, label: { vi, en } }))
}

/** Those that hold at one place at one time or another, the nearest first. */
export function directivesAt<T extends PlacedDirective>(all: readonly T[], tree: Tree, areaId: number): T[] {
  const distance = new Map(tree.upward(areaId).map(({ id }, index) => [id, index]))
  const own = all.filter((one) => distance.has(one.areaId))
  return own.sort((left, right) => (distance.get(left.areaId) ?? 0) - (distance.get(right.areaId) ?? 0))
}

/** Documents tied to posts, by post. */
export async function documentsOf(db: Db | Trx, checkpointIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; documentIds: string[] }>`
    select checkpoint_id as id, array_agg(document_id order by tied_at, document_id) as "documentIds"
    from checkpoint_documents where checkpoint_id = any(${[...new Set(checkpointIds)]}::uuid[])
    group by checkpoint_id`.execute(db)
  return new Map(rows.map(({ id, documentIds }) => [id, documentIds]))
}

/** Documents that may give powers: issued, and what ends or is reviewed on a day. */
export async function documentEnds(
  trx: Trx,
  ids: readonly string[],
): Promise<Map<string, { readonly endsAt: Instant | null }>> {
  const { rows } = await sql<{ id: string; endsAt: Instant | null }>`
    select id, coalesce(effective_to, review_at) as "endsAt" from documents
    where state <> 'draft' and id = any(${[...new Set(ids)]}::uuid[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}
