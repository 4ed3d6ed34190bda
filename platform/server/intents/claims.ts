import { sql } from 'kysely'
import { type Instant, toInstant } from '#kit'
import type { Trx } from '../db/connect.ts'
import type { Prepared } from './prepare.ts'

/** Whose ids are new, and which tree of areas this transaction sees. */
export interface Claims {
  readonly claimed: ReadonlySet<Prepared>
  readonly treeVersion: number
}

/** Claims the ids: whoever inserts first does the work; a concurrent second waits here until the first has committed. */
export async function claim(trx: Trx, items: readonly Prepared[], now: Instant): Promise<Claims> {
  const first = new Map<string, Prepared>()
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item)
  const ordered = [...first.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const { rows } = await sql<{ version: number; ids: string[] | null }>`
    with claimed as (
      insert into intents (id, type, digest, account_id, recorded_at)
      select id, type, digest, account_id, ${now}
      from unnest(${ordered.map((i) => i.id)}::uuid[], ${ordered.map((i) => i.type.contract.type)}::text[],
                  ${ordered.map((i) => i.digest)}::bytea[], ${ordered.map((i) => i.actor.accountId)}::uuid[])
        as given (id, type, digest, account_id)
      on conflict (id) do nothing
      returning id)
    select version, case when (select count(*) from claimed) < ${ordered.length} then array(select id::text from claimed) end as ids
    from area_tree`.execute(trx)
  const [{ version, ids }] = rows as [(typeof rows)[0]]
  // Hardly ever is one of them not new: then nothing but the count comes back.
  return { claimed: new Set(ids ? ids.map((id) => first.get(id) as Prepared) : ordered), treeVersion: version }
}

/** What was recorded of an intent when it was done. */
export interface Earlier {
  readonly digest: Buffer
  readonly recordedAt: Instant
  readonly result: unknown
}

/** What is known of intents that were done before, by id. */
export async function findEarlier(trx: Trx, items: readonly Prepared[]): Promise<Map<string, Earlier>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<{ id: string; digest: Buffer; recorded_at: string; result: unknown }>`
    select id, digest, recorded_at, result from intents where id = any(${items.map((i) => i.id)}::uuid[])`.execute(trx)
  return new Map(
    rows.map((row) => [row.id, { digest: row.digest, recordedAt: toInstant(row.recorded_at), result: row.result }]),
  )
}
