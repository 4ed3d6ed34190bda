import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '#platform/server'
import type { FindingStepKind } from '../domain/index.ts'

/** A step of a finding, to be kept for ever as it is. */
export interface NewStep {
  readonly zoneId: number
  readonly id: string
  readonly findingId: string
  /** 1 is the statement; absent: the next. The finding's row is locked by whoever adds a step later. */
  readonly number?: number
  readonly areaId: number
  readonly kind: FindingStepKind
  readonly at: Instant
  readonly recordedAt: Instant
  readonly officerId: string | null
  readonly postId: string | null
  readonly note: string | null
  /** The deadline that holds from here on; null: none. */
  readonly dueAt: Instant | null
}

/** Adds steps. */
export async function saveSteps(trx: Trx, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return
  await sql`
    insert into inspection_finding_steps (zone_id, id, finding_id, number, area_id, kind, at, recorded_at, officer_id,
                                          post_id, note, due_at)
    select zone_id, id, finding_id, coalesce(number, (select max(its.number) + 1 from inspection_finding_steps its
             where its.finding_id = given.finding_id)), area_id, kind, at, recorded_at, officer_id, post_id, note, due_at
    from unnest(${steps.map((one) => one.zoneId)}::int[], ${steps.map((one) => one.id)}::uuid[],
      ${steps.map((one) => one.findingId)}::uuid[], ${steps.map((one) => one.number ?? null)}::int[], ${steps.map((one) => one.areaId)}::int[],
      ${steps.map((one) => one.kind)}::text[], ${steps.map((one) => one.at)}::timestamptz[],
      ${steps.map((one) => one.recordedAt)}::timestamptz[], ${steps.map((one) => one.officerId)}::uuid[],
      ${steps.map((one) => one.postId)}::uuid[], ${steps.map((one) => one.note)}::text[],
      ${steps.map((one) => one.dueAt)}::timestamptz[])
      as given (zone_id, id, finding_id, number, area_id, kind, at, recorded_at, officer_id, post_id, note, due_at)
    on conflict do nothing`.execute(trx)
}
