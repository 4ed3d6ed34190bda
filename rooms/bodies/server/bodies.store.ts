import { sql } from 'kysely'
import { foldVietnamese } from '#kit'
import type { Trx } from '#platform/server'
import type { AreaKind } from '#rooms/areas/domain'
import type { AccountabilitiesTable, BodiesTable, HoldingsTable, OfficersTable, PostsTable } from './bodies.tables.ts'

/** Rows in one statement: past this the texts of the arrays grow heavy. */
const chunkSize = 20_000

function* inChunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < rows.length; from += chunkSize) yield rows.slice(from, from + chunkSize)
}

/** Adds officers; their folded names are made here. */
export async function saveOfficers(trx: Trx, officers: readonly Omit<OfficersTable, 'folded'>[]): Promise<void> {
  for (const rows of inChunks(officers)) {
    await sql`
      insert into officers (id, name, folded, synthetic, source)
      select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.name)}::text[],
        ${rows.map((r) => foldVietnamese(r.name))}::text[], ${rows.map((r) => r.synthetic)}::boolean[],
        ${rows.map((r) => r.source)}::text[])`.execute(trx)
  }
}

/** Adds bodies, those above before those under them. */
export async function saveBodies(trx: Trx, bodies: readonly Omit<BodiesTable, 'folded' | 'valid_to'>[]): Promise<void> {
  for (const rows of inChunks(bodies)) {
    await sql`
      insert into bodies (id, area_id, kind, line, name, folded, parent_id, office_phone, valid_from)
      select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.area_id)}::int[],
        ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.line)}::text[], ${rows.map((r) => r.name)}::text[],
        ${rows.map((r) => foldVietnamese(r.name))}::text[], ${rows.map((r) => r.parent_id)}::uuid[],
        ${rows.map((r) => r.office_phone)}::text[], ${rows.map((r) => r.valid_from)}::date[])`.execute(trx)
  }
}

/** Adds posts. */
export async function savePosts(trx: Trx, posts: readonly Omit<PostsTable, 'valid_to'>[]): Promise<void> {
  for (const rows of inChunks(posts)) {
    await sql`
      insert into posts (id, area_id, body_id, kind, line, title, is_head, valid_from)
      select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.area_id)}::int[],
        ${rows.map((r) => r.body_id)}::uuid[], ${rows.map((r) => r.kind)}::text[], ${rows.map((r) => r.line)}::text[],
        ${rows.map((r) => r.title)}::text[], ${rows.map((r) => r.is_head)}::boolean[],
        ${rows.map((r) => r.valid_from)}::date[])`.execute(trx)
  }
}

/** Adds accountabilities; one per post and line, the last one given stands. */
export async function saveAccountabilities(trx: Trx, edges: readonly AccountabilitiesTable[]): Promise<void> {
  for (const rows of inChunks(edges)) {
    await sql`
      insert into accountabilities (post_id, to_post_id, line)
      select * from unnest(${rows.map((r) => r.post_id)}::uuid[], ${rows.map((r) => r.to_post_id)}::uuid[],
        ${rows.map((r) => r.line)}::text[])
      on conflict (post_id, line) do update set to_post_id = excluded.to_post_id`.execute(trx)
  }
}

/** Adds holdings. */
export async function saveHoldings(trx: Trx, holdings: readonly HoldingsTable[]): Promise<void> {
  for (const rows of inChunks(holdings)) {
    await sql`
      insert into holdings (id, post_id, officer_id, acting, from_at, to_at, document_id)
      select * from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.post_id)}::uuid[],
        ${rows.map((r) => r.officer_id)}::uuid[], ${rows.map((r) => r.acting)}::boolean[],
        ${rows.map((r) => r.from_at)}::timestamptz[], ${rows.map((r) => r.to_at)}::timestamptz[],
        ${rows.map((r) => r.document_id)}::uuid[])`.execute(trx)
  }
}

/** An area as this room needs it. */
export interface KnownArea {
  readonly id: number
  readonly kind: AreaKind
  readonly name: string
  readonly validTo: string | null
}

/** The areas by id; an unknown one is absent. */
export async function readAreas(trx: Trx, ids: readonly number[]): Promise<Map<number, KnownArea>> {
  const { rows } = await sql<KnownArea>`
    select id, kind, name, valid_to as "validTo" from areas where id = any(${[...new Set(ids)]}::int[])`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Areas of these kinds inside an interval that are in force on a day, from the top down. */
export async function readAreasWithin(
  trx: Trx,
  within: { first: number; last: number },
  kinds: readonly string[],
  day: string,
): Promise<KnownArea[]> {
  const { rows } = await sql<KnownArea>`
    select id, kind, name, valid_to as "validTo" from areas
    where first between ${within.first} and ${within.last} and kind = any(${[...kinds]}::text[])
      and (valid_to is null or valid_to > ${day})
    order by first`.execute(trx)
  return rows
}
