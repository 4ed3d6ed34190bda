import { sql } from 'kysely'
import type { Instant } from '#kit'
import { canonicalJson } from '../canonical-json.ts'
import type { Db, Trx } from '../db/connect.ts'
import type { FoundGap, Owner } from './gap-rule.ts'

/** A gap that stands open in the table. `data` is canonical JSON, to be compared. */
export interface OpenGap {
  readonly id: string
  readonly zoneId: number
  readonly subject: string
  readonly areaId: number
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
  readonly severity: number
  readonly dueAt: Instant | null
  readonly raised: number
  readonly data: string
}

/** A gap as the table should say it. */
export interface WantedGap {
  readonly id: string
  readonly zoneId: number
  readonly gap: FoundGap
  readonly owner: Owner
  readonly raised: number
}

/** Key of a gap among those of its rule. */
export function keyOf(zoneId: number, subject: string): string {
  return `${zoneId}|${subject}`
}

/** Open gaps of a rule by {@link keyOf}. */
export async function readOpenGaps(trx: Trx, rule: string): Promise<Map<string, OpenGap>> {
  const { rows } = await sql<Omit<OpenGap, 'data'> & { data: unknown }>`
    select id, zone_id as "zoneId", subject, area_id as "areaId", owner_post_id as "ownerPostId",
           owner_officer_id as "ownerOfficerId", severity, due_at as "dueAt", raised, data
    from gaps where rule = ${rule} and closed_at is null`.execute(trx)
  return new Map(rows.map((row) => [keyOf(row.zoneId, row.subject), { ...row, data: canonicalJson(row.data) }]))
}

/** Writes new gaps and mends known ones. */
export async function saveGaps(trx: Trx, rule: string, rows: readonly WantedGap[], now: Instant): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into gaps (zone_id, id, rule, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity,
                      since, due_at, opened_at, raised, data)
    select zone_id, id, ${rule}, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity,
           since, due_at, ${now}, raised, data::jsonb
    from unnest(${rows.map((r) => r.zoneId)}::int[], ${rows.map((r) => r.id)}::uuid[],
                ${rows.map((r) => r.gap.subject)}::text[], ${rows.map((r) => r.gap.areaId)}::int[],
                ${rows.map((r) => r.owner.postId)}::uuid[], ${rows.map((r) => r.owner.officerId)}::uuid[],
                ${rows.map((r) => r.owner.areaId)}::int[], ${rows.map((r) => r.gap.severity)}::int[],
                ${rows.map((r) => r.gap.since)}::timestamptz[], ${rows.map((r) => r.gap.dueAt)}::timestamptz[],
                ${rows.map((r) => r.raised)}::int[], ${rows.map((r) => JSON.stringify(r.gap.data))}::text[])
      as given (zone_id, id, subject, area_id, owner_post_id, owner_officer_id, owner_area_id, severity, since,
                due_at, raised, data)
    on conflict (zone_id, id) do update set
      owner_post_id = excluded.owner_post_id, owner_officer_id = excluded.owner_officer_id,
      owner_area_id = excluded.owner_area_id, severity = excluded.severity, due_at = excluded.due_at,
      raised = excluded.raised, data = excluded.data`.execute(trx)
}

/** Closes gaps that the facts no longer show. */
export async function closeGaps(trx: Trx, gaps: readonly OpenGap[], now: Instant): Promise<void> {
  if (gaps.length === 0) return
  await sql`update gaps set closed_at = ${now}
    from unnest(${gaps.map((gap) => gap.zoneId)}::int[], ${gaps.map((gap) => gap.id)}::uuid[]) as given (zone_id, id)
    where gaps.zone_id = given.zone_id and gaps.id = given.id`.execute(trx)
}

/** Closes what rules found that no room has any more: nobody would ever close it, and no head could. */
export async function closeGapsOfOtherRules(db: Db, rules: readonly string[], now: Instant): Promise<void> {
  await sql`update gaps set closed_at = ${now} where closed_at is null and rule <> all(${[...rules]}::text[])`.execute(
    db,
  )
}
