import { type SpawnOptions, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { type Identity, type Launch, runAs, serverIdentity } from './unprivileged.ts'

/** The bootstrap role, used by the launcher only. */
export const SUPERUSER = 'postgres'

/** What lies where in the data folder of the embedded server; see README.md. */
export type ClusterFolder = {
  dataDir: string
  cluster: string
  passwordFile: string
  logFile: string
  /** The same for each start on the same folder; every process of the server carries it in its title. */
  clusterName: string
  /** Whom the server's programs run as; undefined: as this process. */
  identity: Identity | undefined
}

/** Makes the folder if needed and names its parts. */
export function openFolder(path: string): ClusterFolder {
  mkdirSync(path, { recursive: true })
  const dataDir = realpathSync(path)
  const clusterName = `nhac-truong-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  const at = (name: string) => join(dataDir, name)
  const files = { cluster: at('cluster'), passwordFile: at('password'), logFile: at('postgres.log') }
  return { dataDir, ...files, clusterName, identity: serverIdentity(files.cluster) }
}

/**
 * Makes the cluster when there is none. It is built aside and renamed when whole, so a crash half-way leaves no half
 * cluster. Throws when an existing one was made by another major version.
 */
export async function prepareCluster(
  folder: ClusterFolder,
  binaries: Binaries,
  options: { throwAway: boolean; log: (line: string) => void },
) {
  for (const name of readdirSync(folder.dataDir)) {
    if (name.startsWith('cluster.new'))
      rmSync(join(folder.dataDir, name), { recursive: true, force: true, maxRetries: 5 })
  }
  if (existsSync(join(folder.cluster, 'PG_VERSION'))) return checkVersion(folder, binaries)
  options.log('making a new database cluster')
  if (!existsSync(folder.passwordFile))
    writeFileSync(folder.passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  await initializeCluster(folder, binaries, options.throwAway)
}

async function initializeCluster(folder: ClusterFolder, { initdb }: Binaries, throwAway: boolean) {
  // a name of its own: an initdb that outlived its killed starter may still be busy in the last one
  const fresh = `${folder.cluster}.new-${randomBytes(4).toString('hex')}`
  const passwordCopy = `${fresh}-password`
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordCopy, readFileSync(folder.passwordFile), { mode: 0o600 })
  const { identity } = folder
  if (identity) for (const path of [fresh, passwordCopy]) chownSync(path, identity.uid, identity.gid)
  const roles = [`--username=${SUPERUSER}`, `--pwfile=${passwordCopy}`, '--auth=scram-sha-256']
  const text = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const args = [`--pgdata=${fresh}`, ...roles, ...text, ...(throwAway ? ['--no-sync'] : [])]
  const output = await run(runAs(identity, initdb, args, [fresh, initdb]))
  if (output.code !== 0) throw new Error(`PostgreSQL could not make its cluster in ${fresh}:\n${output.text}`)
  rmSync(passwordCopy)
  renameSync(fresh, folder.cluster)
}

async function checkVersion({ cluster, identity }: ClusterFolder, { postgres }: Binaries) {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const { text } = await run(runAs(identity, postgres, ['--version'], [postgres]))
  const carried = /(\d+)\.\d+/.exec(text)?.[1]
  if (made !== carried) {
    throw new Error(
      `The cluster in ${cluster} was made by PostgreSQL ${made}; this release carries ${carried ?? text}. ` +
        'Start the release that made it and export, or choose an empty folder with --data.',
    )
  }
}

/** Options to start a server program: own session (a Ctrl-C in the terminal is for us, not for it) and a bare environment. */
export const spawnOptions = ({ uid, gid }: Launch): SpawnOptions => ({
  cwd: '/',
  env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' },
  ...(uid === undefined ? {} : { uid }),
  ...(gid === undefined ? {} : { gid }),
})

function run(launch: Launch): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(launch.command, launch.args, { ...spawnOptions(launch), stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, text }))
  })
}
