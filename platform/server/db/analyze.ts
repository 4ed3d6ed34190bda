import { sql } from 'kysely'
import type { Db } from './connect.ts'

/**
 * Lets the database look at what its tables hold now. After a load it would plan for empty tables for a minute or two,
 * until its own housekeeping comes by; and not at all when it is stopped before.
 */
export async function analyzeTables(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by tablename`.execute(db)
  await sql`analyze ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db)
}
