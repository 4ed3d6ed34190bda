import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../server/migrate/index.ts'
import { startThrowAwayPostgres } from './throw-away-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Server that test databases are made on; all names of this run begin with `prefix`, the template is `<prefix>template`. */
    testServer: { url: string; prefix: string }
  }
}

/**
 * Vitest's global setup of the projects that need a database: one throw-away PostgreSQL (or the server of
 * TEST_DATABASE_URL, whose role must be allowed to create databases) and one migrated template to copy.
 */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, discard: async () => {} } : await startThrowAwayPostgres()
  const prefix = `nt_${randomBytes(4).toString('hex')}_`
  const template = `${prefix}template`
  // template0: whatever the server's own template holds, a test database begins empty and in UTF-8
  await ask(server.url, `create database ${template} template template0 encoding 'UTF8'`)
  await migrate({ url: withDatabase(server.url, template) })
  project.provide('testServer', { url: server.url, prefix })
  return async () => {
    if (given) await dropAll(given, prefix)
    await server.discard()
  }
}

/** The same server and role, another database. */
function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

async function ask(connectionString: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function dropAll(url: string, prefix: string) {
  const names = await ask(url, `select datname from pg_database where starts_with(datname, '${prefix}')`)
  for (const { datname } of names) await ask(url, `drop database if exists ${datname} with (force)`)
}
