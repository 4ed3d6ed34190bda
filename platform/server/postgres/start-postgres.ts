import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { type ClusterFolder, openFolder, prepareCluster, SUPERUSER, spawnOptions } from './cluster.ts'
import { claimFolder } from './folder-owner.ts'
import { findServerProcesses, stopServerProcesses } from './server-processes.ts'
import { serverSettings } from './server-settings.ts'
import { runAs } from './unprivileged.ts'

/** Name of the database that the application uses, and of the role that owns it (no superuser). */
export const APPLICATION = 'nhac_truong'

/** What `startPostgres` is told. */
export type PostgresOptions = {
  /** Folder of the embedded server, made when absent, for example `data/postgres`. */
  dataDir: string
  /** Hears what the launcher does, one sentence a call. The server's own log is `postgres.log` in the folder. */
  log?: (line: string) => void
  /** Called once when the server ends without `stop()` having been asked. */
  onExit?: (why: string) => void
  /** For tests: no waiting for the disk. NEVER with data that anybody will miss. */
  throwAway?: boolean
  /** Settings in place of the usual ones: for measurements beside a server tuned by hand. */
  settings?: Readonly<Record<string, string>>
}

/** A running embedded server. */
export type Postgres = {
  /** Connection address of the application's database, password included. */
  url: string
  /** Address that never goes through a pooler, for LISTEN and migrations; here the same server. */
  directUrl: string
  /** Process id of the postmaster. */
  pid: number
  /** Fast shutdown: open transactions are rolled back, committed work is on disk. May be called twice. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that came with the packages on `dataDir`, and returns when it answers.
 *
 * A server left over from a killed process is stopped first; its committed work is kept. Throws `DataFolderInUse` when a
 * living process of ours owns the folder, and a plain sentence with the server's last words when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const log = options.log ?? (() => {})
  const throwAway = options.throwAway ?? false
  const binaries = await findBinaries()
  const folder = openFolder(options.dataDir)
  const release = claimFolder(folder.dataDir)
  try {
    await clearLeftovers(folder, log)
    await prepareCluster(folder, binaries, { throwAway, log })
    const server = await launch(folder, binaries, { throwAway, settings: options.settings ?? {} })
    await ensureApplicationDatabase(server.addressOf)
    log(`PostgreSQL is ready (process ${server.child.pid})`)
    return runningServer(server, release, options.onExit)
  } catch (error) {
    release()
    throw error
  }
}

/** Stops what a killed predecessor left running, and takes away its lock file, whose pid may by now be anybody's. */
async function clearLeftovers(folder: ClusterFolder, log: (line: string) => void) {
  if (findServerProcesses(folder.clusterName).length > 0) {
    log('stopping the database server that an earlier process left running')
    await stopServerProcesses(folder.clusterName)
  }
  rmSync(join(folder.cluster, 'postmaster.pid'), { force: true })
}

type Launched = { child: ChildProcess; exited: Promise<string>; addressOf: (role: string, database: string) => string }

async function launch(
  folder: ClusterFolder,
  { postgres }: Binaries,
  own: { throwAway: boolean; settings: Readonly<Record<string, string>> },
): Promise<Launched> {
  if (existsSync(folder.logFile) && statSync(folder.logFile).size > 10_000_000)
    renameSync(folder.logFile, `${folder.logFile}.1`)
  const password = readFileSync(folder.passwordFile, 'utf8').trim()
  // The port is free when asked for and may be taken a moment later, hence more than one try.
  for (let tries = 1; ; tries++) {
    const port = await freePort()
    const addressOf = (role: string, database: string) => `postgres://${role}:${password}@127.0.0.1:${port}/${database}`
    const settings = serverSettings({ port, clusterName: folder.clusterName, ...own })
    const program = runAs(folder.identity, postgres, ['-D', folder.cluster, ...settings], [folder.cluster, postgres])
    const logStart = existsSync(folder.logFile) ? statSync(folder.logFile).size : 0
    const logHandle = openSync(folder.logFile, 'a')
    const child = spawn(program.command, program.args, {
      ...spawnOptions(program),
      detached: true,
      stdio: ['ignore', logHandle, logHandle],
    })
    closeSync(logHandle)
    const exited = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
    })
    const failure = await untilReady(addressOf(SUPERUSER, 'postgres'), folder.cluster, exited)
    if (failure === undefined) return { child, exited, addressOf }
    child.kill('SIGQUIT')
    await exited
    const lastWords = readFileSync(folder.logFile, 'utf8').slice(logStart).trim().split('\n').slice(-8).join('\n')
    if (tries === 3 || !lastWords.includes('could not bind'))
      throw new Error(`PostgreSQL did not start (${failure}).\n${lastWords}`)
  }
}

/** Undefined when the server answers and is the one of this cluster; otherwise why not. Crash recovery may take minutes. */
async function untilReady(address: string, cluster: string, exited: Promise<string>): Promise<string | undefined> {
  let ended: string | undefined
  void exited.then((why) => (ended = why))
  const giveUpAt = performance.now() + 300_000
  while (performance.now() < giveUpAt) {
    if (ended !== undefined) return ended
    const answer = await askOnce(address, 'show data_directory').catch((error: Error) => error)
    if (!(answer instanceof Error)) {
      return answer.data_directory === cluster ? undefined : `another server answers: ${answer.data_directory}`
    }
    await wait(40)
  }
  return 'no answer within five minutes'
}

async function ensureApplicationDatabase(addressOf: Launched['addressOf']) {
  const address = addressOf(SUPERUSER, 'postgres')
  const password = new URL(address).password
  const known = await askOnce(
    address,
    `select exists (select from pg_roles where rolname = '${APPLICATION}') as role,
            exists (select from pg_database where datname = '${APPLICATION}') as database`,
  )
  if (!known.role) await askOnce(address, `create role ${APPLICATION} login createdb password '${password}'`)
  if (!known.database) await askOnce(address, `create database ${APPLICATION} owner ${APPLICATION}`)
}

async function askOnce(connectionString: string, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // a connection lost here shows as the rejected query
  try {
    await client.connect()
    return (await client.query(sql)).rows[0] ?? {}
  } finally {
    await client.end().catch(() => {})
  }
}

function runningServer(
  { child, exited, addressOf }: Launched,
  release: () => void,
  onExit?: (why: string) => void,
): Postgres {
  let stopping: Promise<void> | undefined
  const lastResort = () => child.kill('SIGINT') // a process.exit() elsewhere still shuts the server down
  process.once('exit', lastResort)
  void exited.then((why) => {
    process.removeListener('exit', lastResort)
    release()
    if (stopping === undefined) onExit?.(`PostgreSQL ended by itself: ${why}`)
  })
  const stop = async () => {
    child.kill('SIGINT')
    const patience = setTimeout(() => child.kill('SIGQUIT'), 30_000)
    await exited
    clearTimeout(patience)
  }
  const url = addressOf(APPLICATION, APPLICATION)
  return { url, directUrl: url, pid: child.pid ?? 0, stop: () => (stopping ??= stop()) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
