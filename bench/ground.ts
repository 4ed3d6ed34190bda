import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Postgres, startPostgres } from '../platform/server/postgres/index.ts'
import type { Seen } from './load-generator.ts'
import { digits, say } from './measure.ts'
import { busySeconds, residentMb } from './processes.ts'
import { ask, enter, type Visitor } from './visitor.ts'

/** Root folder of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** A real program on a real database in a folder of its own, which is thrown away at the end. */
export interface Ground {
  readonly folder: string
  readonly url: string
  readonly databaseUrl: string
  readonly pool: pg.Pool
  /** Processor time used so far, in seconds. */
  busy(): Busy
  /** Memory that the program holds now, in MB; 0 where the system does not tell. */
  memoryMb(): number
  /** Waits until the program has counted and sealed all there is, as it would in a quiet minute. */
  settle(): Promise<void>
  /** Waits until the program has counted all there is; the seal comes by itself, every five seconds. */
  untilCounted(): Promise<void>
  /** An account of the sample, signed in once and remembered. */
  visitor(username: string): Promise<Visitor>
  /** Stops the program and leaves the database: for parts that work on the tables without it. */
  stopProgram(): Promise<void>
  startProgram(env?: Record<string, string>): Promise<void>
  close(): Promise<void>
}

/** Processor time of the program and of its database, in seconds. */
export interface Busy {
  readonly program: number
  readonly database: number
}

/** What was used between two readings, as a half sentence. */
export function usedBetween(before: Busy, after: Busy): string {
  const parts = [after.program - before.program, after.database - before.database]
  return `processor time: program ${digits(parts[0] ?? 0)} s, database ${digits(parts[1] ?? 0)} s`
}

/** What one change costs, and what sending it cost the load generator: independent of who else is at work on the machine. */
export function costOf(before: Busy, after: Busy, { done, cpuMs }: Pick<Seen, 'done' | 'cpuMs'>): string {
  const each = (seconds: number) => digits((seconds * 1000) / done)
  const [program, database] = [after.program - before.program, after.database - before.database]
  return `processor time of one: program ${each(program)} ms, database ${each(database)} ms, load generator ${digits(cpuMs / done)} ms`
}

/** A running program. */
export interface Program {
  readonly pid: number
  readonly url: string
  /** From the start of the process to the first "ready", in milliseconds. */
  readonly readyAfterMs: number
  stop(): Promise<void>
}

/** Starts `apps/server/main.ts` in a process of its own, and waits until it is ready. */
export async function startProgram(dataFolder: string, env: Record<string, string> = {}): Promise<Program> {
  const port = await freePort()
  const since = performance.now()
  const main = path.join(root, 'apps/server/main.ts')
  const child = spawn(process.execPath, [main, '--port', String(port), '--data', dataFolder], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  child.stdout?.on('data', (text: Buffer) => tellSteps(String(text)))
  const url = `http://127.0.0.1:${port}`
  await untilReady(url, child)
  return { pid: child.pid ?? 0, url, readyAfterMs: performance.now() - since, stop: () => stop(child) }
}

/** The long steps of a first start are worth telling; where to sign in is not. */
function tellSteps(text: string): void {
  for (const line of text.split('\n')) if (line.includes('✓')) say(`  ${line}`)
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the program ended with exit code ${child.exitCode}`)
    const answer = await ask(`${url}/readyz`, { headers: {} }).catch(() => undefined)
    if (answer?.status === 200) return
    await wait(20)
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/**
 * A folder that the sample was loaded into, by the program with its own database, and how long that took; or a copy of
 * a data folder that somebody loaded before, to save that time.
 */
export async function loadSample(copyOf?: string): Promise<{ folder: string; firstStartMs?: number }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'nhac-truong-bench-'))
  if (copyOf !== undefined) {
    await promisify(execFile)('cp', ['-a', `${path.resolve(copyOf)}/.`, folder])
    return { folder }
  }
  say('Loading the sample …')
  const program = await startProgram(folder)
  await program.stop()
  return { folder, firstStartMs: program.readyAfterMs }
}

/** Opens the ground on a loaded folder: the database first, so that parts have a way to it beside the program's. */
export async function openGround(folder: string): Promise<Ground> {
  const postgres: Postgres = await startPostgres({ dataDir: path.join(folder, 'postgres') })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 8 })
  pool.on('error', () => {})
  let program: Program | undefined = await startProgram(folder, { DATABASE_URL: postgres.url })
  const visitors = new Map<string, Promise<Visitor>>()
  const here = () => {
    if (!program) throw new Error('the program is stopped')
    return program
  }
  const stopProgram = async () => {
    await program?.stop()
    program = undefined
  }
  return {
    folder,
    get url() {
      return here().url
    },
    databaseUrl: postgres.url,
    pool,
    busy: () => ({ program: busySeconds(here().pid), database: busySeconds(postgres.pid) }),
    memoryMb: () => residentMb(here().pid),
    settle: () => untilNone(pool, `${unsealed} or ${uncounted}`),
    untilCounted: () => untilNone(pool, uncounted),
    visitor: (username) => {
      const known = visitors.get(username) ?? enter(here().url, username)
      visitors.set(username, known)
      return known
    },
    stopProgram,
    startProgram: async (env = {}) => {
      program ??= await startProgram(folder, { DATABASE_URL: postgres.url, ...env })
      visitors.clear()
    },
    close: async () => {
      await stopProgram()
      await pool.end()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
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

const unsealed =
  'exists (select from journal where (xid, seq) > (select last_xid, last_seq from seals order by number desc limit 1))'
const uncounted =
  "exists (select from journal where (xid, seq) > (select xid, seq from cursors where name = 'tallies'))"

async function untilNone(pool: pg.Pool, left: string): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ left: boolean }>(`select ${left} as left`)
    if (rows[0]?.left === false) return
    await wait(200)
  }
}
