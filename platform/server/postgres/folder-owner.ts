import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { processStartedAt } from './server-processes.ts'

/** Thrown when another living process of ours already runs the database of this folder. */
export class DataFolderInUse extends Error {
  override name = 'DataFolderInUse'
  /** Process id of the owner. */
  readonly pid: number

  constructor(dataDir: string, pid: number) {
    super(`The data folder ${dataDir} is in use by process ${pid}. Stop that one first, or choose another with --data.`)
    this.pid = pid
  }
}

type Owner = { pid: number; startedAt: string | undefined }

/**
 * Writes down that this process owns the database of `dataDir`. A record left by a dead process is replaced.
 * Throws `DataFolderInUse` when the owner lives. Returns the function that gives the folder free again.
 *
 * The record decides who may stop a leftover server. That two servers never write to one cluster is PostgreSQL's own
 * promise (its lock file), so a race of two starters ends with one of them failing, not with a broken cluster.
 */
export function claimFolder(dataDir: string): () => void {
  const file = join(dataDir, 'owner.json')
  const current = readOwner(file)
  if (current && isAlive(current)) throw new DataFolderInUse(dataDir, current.pid)
  const me: Owner = { pid: process.pid, startedAt: processStartedAt(process.pid) }
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(me)}\n`)
  renameSync(`${file}.${process.pid}`, file)
  return () => rmSync(file, { force: true })
}

const isAlive = (owner: Owner): boolean => {
  const startedAt = processStartedAt(owner.pid)
  return startedAt !== undefined && startedAt === owner.startedAt
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // absent, or cut short by a crash: nobody's
  }
}
