import { statfsSync } from 'node:fs'
import { chmod, mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DataFolderInUse, discardFolder, startPostgres } from '../server/postgres/index.ts'

const PREFIX = 'nhac-truong-test-'

/** In memory where there is room for it: copying the template is then ten times as fast as on a disk. */
const FOLDER = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > 3_000_000_000
  } catch {
    return false // no such folder on this system
  }
}

/** A real PostgreSQL in a folder of its own: its address, and how to make it vanish. */
export type ThrowAwayPostgres = { url: string; discard(): Promise<void> }

/** Starts one; also clears away those that a killed test run left behind. */
export async function startThrowAwayPostgres(): Promise<ThrowAwayPostgres> {
  await clearAbandoned()
  const dataDir = await mkdtemp(join(FOLDER, PREFIX))
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
  for (const name of await readdir(FOLDER)) {
    if (!name.startsWith(PREFIX)) continue
    await discardFolder(join(FOLDER, name)).catch((error: unknown) => {
      if (!(error instanceof DataFolderInUse)) throw error // another run is at work there: leave it
    })
  }
}
