// npm run schema: writes db/schema.sql from the migrations. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dumpSchema, migrate } from '../platform/server/migrate/index.ts'
import { startThrowAwayPostgres } from '../platform/testing/throw-away-postgres.ts'

const file = join(import.meta.dirname, '../db/schema.sql')
const server = await startThrowAwayPostgres()
try {
  await migrate({ url: server.url })
  const shape = await dumpSchema(server.url)
  if (!process.argv.includes('--check')) writeFileSync(file, shape)
  else if (read() !== shape) {
    console.error(
      `db/schema.sql is not what the migrations make. ${firstDifference(read(), shape)}\nRun: npm run schema`,
    )
    process.exitCode = 1
  }
} finally {
  await server.discard()
}

function read(): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function firstDifference(written: string, made: string): string {
  const [before, after] = [written.split('\n'), made.split('\n')]
  const line = after.findIndex((text, index) => text !== before[index])
  return `First difference, line ${line + 1}: "${before[line] ?? ''}" should be "${after[line] ?? ''}".`
}
