import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Fact, Tree, Trx } from '#platform/server'
import './areas.tables.ts'

/** Something put in force: an order, a level, a zone or a measure, with its end (or the day it must be looked at). */
export interface PutInForce {
  readonly id: string
  readonly areaId: number
  readonly kind: 'directive' | 'level' | 'zone' | 'measure'
  readonly labelVi: string
  readonly labelEn: string
  readonly documentId: string | null
  readonly from: Instant
  readonly to: Instant | null
  readonly reviewAt: Instant | null
  readonly data?: Readonly<Record<string, unknown>>
}

/** What is in force, as screens show it. */
export interface InForceRow extends PutInForce {
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * Puts things in force where they say. It opens or shuts streets the moment it commits: only a named person's decision
 * may call it. Gives the facts for the journal.
 */
export async function putInForce(trx: Trx, rows: readonly PutInForce[], tree: Tree): Promise<Fact[]> {
  if (rows.length === 0) return []
  await sql`
    insert into in_force (zone_id, id, area_id, kind, label_vi, label_en, document_id, from_at, to_at, review_at, data)
    select zone_id, id, area_id, kind, label_vi, label_en, document_id, from_at, to_at, review_at, data::jsonb
    from unnest(${rows.map((r) => tree.get(r.areaId).zoneId)}::int[], ${rows.map((r) => r.id)}::uuid[],
                ${rows.map((r) => r.areaId)}::int[], ${rows.map((r) => r.kind)}::text[],
                ${rows.map((r) => r.labelVi)}::text[], ${rows.map((r) => r.labelEn)}::text[],
                ${rows.map((r) => r.documentId)}::uuid[], ${rows.map((r) => r.from)}::timestamptz[],
                ${rows.map((r) => r.to)}::timestamptz[], ${rows.map((r) => r.reviewAt)}::timestamptz[],
                ${rows.map((r) => JSON.stringify(r.data ?? {}))}::text[])
      as given (zone_id, id, area_id, kind, label_vi, label_en, document_id, from_at, to_at, review_at, data)`.execute(
    trx,
  )
  return rows.map((row) => ({
    type: 'put-in-force',
    areaId: row.areaId,
    subjectId: row.id,
    documentId: row.documentId,
    data: { kind: row.kind, from: row.from, to: row.to },
    live: ['in-force'],
  }))
}

/**
 * Ends everything that a document put in force at a moment (revoked, replaced), never later than it would have ended.
 * What would have begun only after that moment never begins.
 */
export async function endInForce(trx: Trx, documentId: string, at: Instant): Promise<Fact[]> {
  const { rows } = await sql<{ id: string; areaId: number }>`
    update in_force set to_at = ${at}
    where document_id = ${documentId} and from_at < ${at} and (to_at is null or to_at > ${at})
    returning id, area_id as "areaId"`.execute(trx)
  const { rows: neverBegun } = await sql<{ id: string; areaId: number }>`
    delete from in_force where document_id = ${documentId} and from_at >= ${at}
    returning id, area_id as "areaId"`.execute(trx)
  return [...rows, ...neverBegun].map((row) => ({
    type: 'ended-in-force',
    areaId: row.areaId,
    subjectId: row.id,
    documentId,
    data: { at },
    live: ['in-force'],
  }))
}

/**
 * Ends single things at a moment, by their ids: a lockdown is lifted, a colour gives way to the next. What is over already
 * stays as it is; what has not begun never begins.
 */
export async function endRowsInForce(trx: Trx, ids: readonly string[], at: Instant): Promise<Fact[]> {
  if (ids.length === 0) return []
  const { rows: never } = await sql<{ id: string; areaId: number; documentId: string | null }>`
    delete from in_force where id = any(${[...ids]}::uuid[]) and from_at >= ${at}
    returning id, area_id as "areaId", document_id as "documentId"`.execute(trx)
  const { rows } = await sql<{ id: string; areaId: number; documentId: string | null }>`
    update in_force set to_at = ${at} where id = any(${[...ids]}::uuid[]) and (to_at is null or to_at > ${at})
    returning id, area_id as "areaId", document_id as "documentId"`.execute(trx)
  return [...never, ...rows].map(({ id, areaId, documentId }) => ({
    type: 'ended-in-force',
    areaId,
    subjectId: id,
    documentId,
    data: { at },
    live: ['in-force'],
  }))
}

/** What is in force in an area at a moment: put there or above; the end instant is exclusive. */
export async function inForceIn(db: Db | Trx, tree: Tree, areaId: number, at: Instant): Promise<InForceRow[]> {
  const path = tree.upward(areaId).map((place) => place.id)
  const { rows } = await sql<InForceRow>`
    select id, area_id as "areaId", kind, label_vi as "labelVi", label_en as "labelEn", document_id as "documentId",
           from_at as "from", to_at as "to", review_at as "reviewAt", data
    from in_force
    where area_id = any(${path}::int[]) and from_at <= ${at} and (to_at is null or to_at > ${at})
    order by array_position(array['directive', 'level', 'zone', 'measure'], kind), array_position(${path}::int[], area_id), from_at`.execute(
    db,
  )
  return rows
}

/** Most lines of what was in force over a time. */
const mostBetween = 100

/** Directives and levels that were in force in an area at some moment of a span, the end of the span excluded. */
export async function inForceBetween(
  db: Db | Trx,
  tree: Tree,
  areaId: number,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<InForceRow[]> {
  const path = tree.upward(areaId).map((place) => place.id)
  const { rows } = await sql<InForceRow>`
    select id, area_id as "areaId", kind, label_vi as "labelVi", label_en as "labelEn", document_id as "documentId",
           from_at as "from", to_at as "to", review_at as "reviewAt", data
    from in_force
    where area_id = any(${path}::int[]) and kind in ('directive', 'level') and from_at < ${to}
      and (to_at is null or to_at > ${from})
    order by from_at, id limit ${mostBetween}`.execute(db)
  return rows
}

/** Most lines shown of what is in force inside an area. */
const mostInside = 500

/** What is in force in places inside an area, the area itself left out; nearest to the root first. */
export async function inForceInside(db: Db | Trx, tree: Tree, areaId: number, at: Instant): Promise<InForceRow[]> {
  const place = tree.get(areaId)
  const { rows } = await sql<InForceRow>`
    select in_force.id, area_id as "areaId", in_force.kind, label_vi as "labelVi", label_en as "labelEn",
           document_id as "documentId", from_at as "from", to_at as "to", review_at as "reviewAt", data
    from in_force join areas on areas.id = in_force.area_id
    where areas.first > ${place.first} and areas.first <= ${place.last}
      and from_at <= ${at} and (to_at is null or to_at > ${at})
    order by array_position(array['directive', 'level', 'zone', 'measure'], in_force.kind), areas.first, from_at
    limit ${mostInside}`.execute(db)
  return rows
}
