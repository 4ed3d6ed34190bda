import { chmod, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataFolderInUse, discardFolder, startPostgres } from '../server/postgres/index.ts'

const PREFIX = 'nhac-truong-test-'

/** A real PostgreSQL in a temporary folder: its address, and how to make it vanish. */
export type ThrowAwayPostgres = { url: string; discard(): Promise<void> }

/** Starts one; also clears away those that a killed test run left behind. */
export async function startThrowAwayPostgres(): Promise<ThrowAwayPostgres> {
  await clearAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), PREFIX))
  await chmod(dataDir, 0o755)
  const server = await startPostgres({ dataDir, throwAway: true, onExit: (why) => console.error(why) })
  return {
    url: server.url,
    discard: async () => {
      await server.stop()
      await discardFolder(dataDir)
    },
  }
}

async function clearAbandoned() {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    await discardFolder(join(tmpdir(), name)).catch((error: unknown) => {
      if (!(error instanceof DataFolderInUse)) throw error // another run is at work there: leave it
    })
  }
}
