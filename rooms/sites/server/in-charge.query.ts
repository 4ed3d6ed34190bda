import { sql } from 'kysely'
import type { Db, Trx } from '#platform/server'

/** Who runs a place: see the contract. */
export interface InCharge {
  readonly kind: 'body' | 'entity'
  readonly id: string
}

/** One key for both kinds. */
export function inChargeKey({ kind, id }: InCharge): string {
  return `${kind} ${id}`
}

/** Which of these exist today, by {@link inChargeKey}. */
export async function inChargeKnown(
  db: Db | Trx,
  wanted: readonly (InCharge | null | undefined)[],
): Promise<ReadonlySet<string>> {
  const names = await inChargeNames(
    db,
    wanted.filter((one) => one !== null && one !== undefined),
    true,
  )
  return new Set(names.keys())
}

/** Names of bodies and entities, by {@link inChargeKey}; `standing`: only those that have not ended. */
export async function inChargeNames(
  db: Db | Trx,
  wanted: readonly InCharge[],
  standing = false,
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const ids = (kind: InCharge['kind']) => [...new Set(wanted.filter((one) => one.kind === kind).map(({ id }) => id))]
  const still = standing ? sql`and valid_to is null` : sql``
  const { rows } = await sql<InCharge & { name: string }>`
    select 'body' as kind, id, name from bodies where id = any(${ids('body')}::uuid[]) ${still}
    union all
    select 'entity', id, name from entities where id = any(${ids('entity')}::uuid[]) ${still}`.execute(db)
  return new Map(rows.map((row) => [inChargeKey(row), row.name]))
}
