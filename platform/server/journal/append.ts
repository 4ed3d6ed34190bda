import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Trx } from '../db/connect.ts'
import { newId } from '../ids.ts'
import type { Fact } from '../intents/intent-type.ts'
import { changeOf } from '../live/announce.ts'
import type { Tree } from '../territory/territory.ts'

/** A fact with all that the journal keeps of its circumstances. */
export interface Stated {
  readonly fact: Fact
  readonly intentId: string | null
  readonly accountId: string | null
  readonly officerId: string | null
  readonly postId: string | null
  readonly occurredAt: Instant
}

/** Writes facts in the journal, in the transaction of the rows they speak of. Thousands cost one statement. */
export async function appendToJournal(trx: Trx, stated: readonly Stated[], now: Instant, tree: Tree): Promise<void> {
  if (stated.length > 0) await entriesOf(stated, now, tree).execute(trx)
}

/** The same, and at the commit open screens hear of it: still one statement. */
export async function stateInJournal(trx: Trx, stated: readonly Stated[], now: Instant, tree: Tree): Promise<void> {
  if (stated.length === 0) return
  const change = changeOf(stated.map((one) => one.fact))
  await sql`with written as (${entriesOf(stated, now, tree)})
    select pg_notify('changes', ${JSON.stringify(change)})`.execute(trx)
}

function entriesOf(stated: readonly Stated[], now: Instant, tree: Tree) {
  return sql`
    insert into journal (zone_id, id, type, area_id, subject_id, intent_id, account_id, officer_id, post_id, document_id,
                         occurred_at, recorded_at, data)
    select zone_id, id, type, area_id, subject_id, intent_id, account_id, officer_id, post_id, document_id,
           occurred_at, ${now}, data
    from rows from (unnest(
      ${stated.map((s) => tree.get(s.fact.areaId).zoneId)}::int[],
      ${stated.map(() => newId())}::uuid[],
      ${stated.map((s) => s.fact.type)}::text[],
      ${stated.map((s) => s.fact.areaId)}::int[],
      ${stated.map((s) => s.fact.subjectId ?? null)}::text[],
      ${stated.map((s) => s.intentId)}::uuid[],
      ${stated.map((s) => s.accountId)}::uuid[],
      ${stated.map((s) => s.officerId)}::uuid[],
      ${stated.map((s) => s.postId)}::uuid[],
      ${stated.map((s) => s.fact.documentId ?? null)}::uuid[],
      ${stated.map((s) => s.occurredAt)}::timestamptz[]
    ), jsonb_array_elements(${JSON.stringify(stated.map((s) => s.fact.data ?? {}))}::jsonb)) as given (zone_id, id, type, area_id, subject_id, intent_id, account_id, officer_id, post_id, document_id,
                occurred_at, data)`
}
