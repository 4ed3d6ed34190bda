import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { splitStatements } from './split-statements.ts'

/** The migrations of this release. */
export const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations/', import.meta.url))

/** One lock for all servers that start on one database: the second waits, then finds the work done. */
const MIGRATION_LOCK = 720_210_727

/** What `migrate` is told. */
export type MigrateOptions = {
  /** Direct connection address, not through a pooler. */
  url: string
  /** Hears one sentence for each migration applied. */
  log?: (line: string) => void
  /** Where the files lie; the release's own by default. */
  folder?: string
}

type Migration = { name: string; sql: string; checksum: string }

/**
 * Brings the database to this release: applies `NNNN-name.sql` in order, each in one transaction with its row in table
 * `migrations`, statement by statement. Returns the names applied now (none when all was done before).
 *
 * Throws, and changes nothing further, when an applied file has since been changed, when the database knows a migration
 * that this release does not have (an older program on a newer database), or when a statement fails (named with its file).
 */
export async function migrate({ url, log = () => {}, folder = MIGRATIONS }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a lost connection shows as the rejected query
  await client.connect()
  try {
    await inLockedTransaction(client, async () => {
      await client.query(
        'create table if not exists migrations (name text primary key, checksum text not null, applied_at timestamptz not null)',
      )
      await refuseDifferentHistory(client, migrations)
    })
    const applied: string[] = []
    for (const migration of migrations) {
      if (await inLockedTransaction(client, () => applyOnce(client, migration))) {
        log(`migration ${migration.name} applied`)
        applied.push(migration.name)
      }
    }
    return applied
  } finally {
    await client.end()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const misnamed = names.find(
    (name, index) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || name.slice(0, 4) === names[index - 1]?.slice(0, 4),
  )
  if (misnamed)
    throw new Error(`Migration ${misnamed} in ${folder} must be called NNNN-name.sql, with a number of its own.`)
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name: name.slice(0, -'.sql'.length), sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function refuseDifferentHistory(client: pg.Client, migrations: Migration[]) {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations order by name',
  )
  for (const { name, checksum } of rows) {
    const file = migrations.find((migration) => migration.name === name)
    if (!file)
      throw new Error(
        `The database has migration ${name}, which this release does not know: it belongs to a newer release.`,
      )
    if (file.checksum !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it had been applied here. Put the file back and write a new migration.`,
      )
    }
  }
}

/** True when applied now, false when another server or an earlier start has done it. */
async function applyOnce(client: pg.Client, { name, sql, checksum }: Migration): Promise<boolean> {
  const known = await client.query('select from migrations where name = $1', [name])
  if (known.rowCount) return false
  for (const statement of splitStatements(sql)) {
    await client.query(statement).catch((cause: Error) => {
      throw new Error(`Migration ${name} failed: ${cause.message}\n${statement.slice(0, 400)}`, { cause })
    })
  }
  await client.query('insert into migrations (name, checksum, applied_at) values ($1, $2, $3)', [
    name,
    checksum,
    new Date(),
  ])
  return true
}

async function inLockedTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {}) // the first error is the one to report
    throw error
  }
}
