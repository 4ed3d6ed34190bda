import { sql } from 'kysely'
import type { Trx } from '#platform/server'

type Kept = Readonly<Record<string, unknown>>

const toSnake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const toCamel = (key: string) => key.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase())

/** A row as the domain names it: `zone_id` → `zoneId`; columns of money as exact integers. */
export function fromRow<T>(row: Kept, money: ReadonlySet<string>): T {
  const entries = Object.entries(row).map(([column, value]) => {
    const key = toCamel(column)
    return [key, money.has(key) && value !== null ? BigInt(value as number) : value]
  })
  return Object.fromEntries(entries) as T
}

function toRow(record: object): Kept {
  const entries = Object.entries(record).map(([key, value]) => [
    toSnake(key),
    typeof value === 'bigint' ? String(value) : value,
  ])
  return Object.fromEntries(entries) as Kept
}

/** Tables of this room whose rows are written whole. */
export type RecordTable = 'violations' | 'violation_payments' | 'violation_reliefs' | 'violation_appeals'

/** Writes whole records, new or changed, thousands in one statement (rule R13). */
export async function saveRecords(trx: Trx, table: RecordTable, records: readonly object[]): Promise<void> {
  const [first] = records
  if (!first) return
  const rows = records.map(toRow)
  const changing = Object.keys(toRow(first)).filter((column) => column !== 'id' && column !== 'zone_id')
  const updates = sql.join(changing.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))
  await sql`
    insert into ${sql.table(table)}
    select given.* from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb) as given
    on conflict (id, zone_id) do update set ${updates}`.execute(trx)
}
