import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from './test-database.ts'

/** The whole program as `npm start` runs it, on an empty database of its own. */
export type CommandPost = {
  /** Address of its first page. */
  url: string
  /** What it has printed so far: how to sign in, among other things. */
  printed(): string
  /** Asks it to stop, waits until it has, and takes the database away. */
  stop(): Promise<void>
}

/**
 * Starts the real program, first start and all: profile and, unless told otherwise, the sample are loaded through its doors.
 * For browser stories. Throws what it printed when it ends before it serves.
 */
export async function startCommandPost(options: { sample?: boolean; profile?: string } = {}): Promise<CommandPost> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'nhac-truong-story-'))
  const args = ['apps/server/main.ts', '--port', '0', '--data', dataDir]
  if (options.sample === false) args.push('--no-sample')
  if (options.profile) args.push('--profile', options.profile)
  const child = spawn(process.execPath, args, {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: database.url, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
  let output = ''
  try {
    const url = await firstAddress(child, (text) => (output += text))
    return { url, printed: () => output, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function firstAddress(child: ChildProcess, keep: (text: string) => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    const hear = (chunk: Buffer) => {
      printed = keep(String(chunk))
      const address = /http:\/\/[\w.]+:\d+/.exec(printed)
      if (address) resolve(address[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`The program ended (${code}) before it served:\n${printed}`)))
  })
}
