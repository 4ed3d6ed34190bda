import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IntentAnswer } from '#kit'
import { openDatabase, openLog, verifyJournal } from '#platform/server'
import { createTestDatabase, type TestDatabase } from '#testing'
import { speaker } from './test-person.ts'

const root = path.resolve(import.meta.dirname, '../..')

interface Program {
  readonly url: string
  readonly printed: string
  readonly child: ChildProcess
}

let database: TestDatabase
let data: string
let running: Program | undefined

beforeAll(async () => {
  database = await createTestDatabase()
  data = await mkdtemp(path.join(tmpdir(), 'nhac-truong-crash-'))
})
afterAll(async () => {
  await killed(running)
  await database.drop()
  await rm(data, { recursive: true, force: true })
})

/** The real program, as its own process, on the same database each time. */
async function start(): Promise<Program> {
  const child = spawn(process.execPath, ['apps/server/main.ts', '--port', '0', '--data', data, '--no-sample'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: database.url, NODE_NO_WARNINGS: '1', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      printed += String(chunk)
      const found = /http:\/\/localhost:\d+/.exec(printed)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`the program ended before it served:\n${printed}`)))
  })
  return { url, printed, child }
}

async function killed(program: Program | undefined): Promise<void> {
  if (!program || program.child.exitCode !== null || program.child.signalCode !== null) return
  const gone = new Promise((resolve) => program.child.once('exit', resolve))
  program.child.kill('SIGKILL')
  await gone
}

async function signIn({ url, printed }: Program): Promise<{ cookie: string; csrf: string }> {
  const [, username, password] = /^ {4}(\S+) {3}(\S+)$/m.exec(printed) ?? []
  const response = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ username, password }),
  })
  expect(response.status).toBe(200)
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const session = (await (await fetch(`${url}/api/session`, { headers: { cookie } })).json()) as { csrf: string }
  return { cookie, csrf: session.csrf }
}

const registration = () => ({
  id: randomUUID(),
  type: 'bodies.register-officers',
  payload: { areaId: 1, source: 'crash test', officers: [{ name: 'Cán bộ thử' }] },
})

describe('kill -9 at any moment', () => {
  it('[SG-09] loses nothing acknowledged, does nothing twice, and leaves nothing that blocks the next start', {
    timeout: 180_000,
  }, async () => {
    running = await start()
    const session = await signIn(running)
    const intents = Array.from({ length: 1200 }, registration)
    const acknowledged = new Set<string>()
    for (const lifeMs of [40, 160, 330, 700]) {
      const { sendAll } = speaker(running.url, session.cookie, session.csrf)
      const sending = inParts(intents, 20).map(async (part) => {
        // A request that the crash cut off is simply sent again in the next life.
        const answers: IntentAnswer[] = await sendAll(part).catch(() => [])
        for (const answer of answers) if (answer.outcome !== 'refused') acknowledged.add(answer.id)
      })
      await wait(lifeMs)
      await killed(running)
      await Promise.all(sending)
      expect(await countOf([...acknowledged])).toEqual({ officers: acknowledged.size, entries: acknowledged.size })
      running = await start()
    }
    const { sendAll } = speaker(running.url, session.cookie, session.csrf)
    const answers = await sendAll(intents)
    expect(answers.filter((answer) => answer.outcome !== 'accepted' && answer.outcome !== 'already-done')).toEqual([])
    expect(await countOf(intents.map(({ id }) => id))).toEqual({ officers: 1200, entries: 1200 })
    const { db, close } = openDatabase({ url: database.url, size: 2, log: openLog({ level: 'silent' }) })
    expect(await verifyJournal(db)).toMatchObject({ whole: true })
    await close()
  })
})

function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}

async function countOf(ids: readonly string[]): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query(
    `select (select count(*)::int from officers where id = any($1::uuid[])) as officers,
            (select count(*)::int from journal where intent_id = any($1::uuid[])) as entries`,
    [ids],
  )
  await client.end()
  return rows[0]
}
