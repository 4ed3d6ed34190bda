import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** How columns of files of one shape were matched before. */
export interface RememberedMapping {
  readonly sheet: string
  readonly variant: string | null
  readonly matches: readonly { readonly column: number; readonly key: string }[]
}

/** What this account chose for files of this shape; else what somebody of the same area chose last. */
export async function findMapping(
  db: Db,
  signature: string,
  sender: { accountId: string; areaIds: readonly number[] },
): Promise<RememberedMapping | undefined> {
  const { rows } = await sql<RememberedMapping>`
    select sheet, variant, matches from exchange_mappings
    where signature = ${signature}
      and (account_id = ${sender.accountId} or area_id = any(${[...sender.areaIds]}::int[]))
    order by (account_id = ${sender.accountId}) desc, used_at desc limit 1`.execute(db)
  return rows[0]
}

/** Remembers a choice. */
export async function saveMapping(
  trx: Trx,
  mapping: RememberedMapping & { signature: string; accountId: string; areaId: number; now: string },
): Promise<void> {
  const { accountId, signature, areaId, sheet, variant, matches, now } = mapping
  await sql`
    insert into exchange_mappings (account_id, signature, area_id, sheet, variant, matches, used_at)
    values (${accountId}, ${signature}, ${areaId}, ${sheet}, ${variant}, ${JSON.stringify(matches)}::jsonb, ${now})
    on conflict (account_id, signature) do update set area_id = excluded.area_id, sheet = excluded.sheet,
      variant = excluded.variant, matches = excluded.matches, used_at = excluded.used_at`.execute(trx)
}
