import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Intent, type IntentAnswer, toInstant } from '#kit'
import {
  type Actor,
  buildServer,
  fixedClock,
  type House,
  openHouse,
  openLog,
  openProfile,
  type Profile,
} from '#platform/server'
import { createTestDatabase } from '#testing'
import { areasRoom } from '../index.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** A house with the room of areas alone, on a real database, answering over HTTP. */
export interface AreasHouse {
  readonly house: House
  readonly profile: Profile
  /** Sends intents as the first start does. */
  submit(intents: readonly Intent[]): Promise<IntentAnswer[]>
  /** Asks as a visitor who has not signed in: `GET /api<path>`. */
  get<T = unknown>(
    path: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: T; headers: Headers }>
  close(): Promise<void>
}

/** The house account of the first start. */
const loader: Actor = {
  accountId: null,
  officerId: null,
  via: 'house',
  scopes: [{ permissions: new Set(['areas.edit']), areaId: 1, postId: null }],
}

/** Opens an empty house with a profile at a moment. */
export async function openAreasHouse({ profile: name, at }: { profile: string; at: string }): Promise<AreasHouse> {
  const database = await createTestDatabase()
  const folder = await mkdtemp(path.join(tmpdir(), 'areas-house-'))
  const profile = await openProfile(path.join(root, 'profiles'), name)
  const house = await openHouse({
    databaseUrl: database.url,
    poolSize: 4,
    rooms: [areasRoom()],
    profile,
    clock: async () => fixedClock(toInstant(at)),
    log: openLog({ level: 'error' }),
    filesFolder: folder,
    secretsKey: Buffer.alloc(32),
    webFolder: folder,
    version: 'test',
    sample: false,
    checkAnswers: true,
  })
  const app = await buildServer(house)
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    house,
    profile,
    submit: async (intents) => {
      const answers = await house.door.submit(intents, { actor: loader, requestId: 'test' })
      await house.territory.refresh(house.db)
      return answers
    },
    get: async <T>(question: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${address}/api${question}`, { headers })
      const text = await response.text()
      return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T, headers: response.headers }
    },
    close: async () => {
      await app.close()
      await house.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
