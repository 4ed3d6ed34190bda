import { rmSync } from 'node:fs'
import { openFolder } from './cluster.ts'
import { claimFolder } from './folder-owner.ts'
import { stopServerProcesses } from './server-processes.ts'

/**
 * DELETES the whole data folder of a stopped or abandoned embedded server; a server left running by a killed process is
 * stopped first. For throw-away databases. Throws `DataFolderInUse` when a living process of ours owns the folder.
 */
export async function discardFolder(dataDir: string): Promise<void> {
  const folder = openFolder(dataDir)
  claimFolder(folder.dataDir)
  await stopServerProcesses(folder.clusterName)
  rmSync(folder.dataDir, { recursive: true, force: true, maxRetries: 5 })
}
