import type { FastifyBaseLogger } from 'fastify'
import { catalogueOf } from './catalogue.ts'
import type { Clock } from './clock.ts'
import { type Db, openDatabase } from './db/connect.ts'
import { openListener } from './db/listen.ts'
import { openFileStore } from './files/files.ts'
import { Door } from './intents/door.ts'
import { JobRunner } from './jobs/jobs.ts'
import type { Change } from './live/announce.ts'
import { LiveHub } from './live/hub.ts'
import type { Log } from './log.ts'
import { openMetrics } from './metrics.ts'
import type { Profile } from './profile.ts'
import type { House, Room } from './room.ts'
import { Rounds } from './rounds.ts'
import { openSharedAnswers } from './shared-answers.ts'
import { Territory } from './territory/territory.ts'
import { openVault } from './vault.ts'

/** What a house is opened with. */
export interface HouseOptions {
  readonly databaseUrl: string
  /** A direct connection for LISTEN; the same as `databaseUrl` unless a pooler stands between (rule R14). */
  readonly directUrl?: string
  readonly poolSize?: number
  readonly rooms: readonly Room[]
  readonly profile: Profile
  readonly clock: (db: Db) => Promise<Clock>
  readonly log: Log
  readonly filesFolder: string
  /** 32 bytes that seal what the database must not give away. */
  readonly secretsKey: Buffer
  readonly webFolder: string
  readonly version: string
  readonly sample: boolean
  readonly trustProxy?: boolean
  readonly metricsToken?: string
  /** Holds every answer against its contract: for tests. */
  readonly checkAnswers?: boolean
}

/** Opens everything behind the doors; {@link buildServer} then gives it its HTTP face. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { log, rooms, profile } = options
  const database = openDatabase({ url: options.databaseUrl, size: options.poolSize ?? 12, log })
  const { db } = database
  const isPooled = options.directUrl !== undefined && options.directUrl !== options.databaseUrl
  const steady = openDatabase({ url: options.databaseUrl, size: 5, log, prepared: !isPooled })
  const clock = await options.clock(db)
  const territory = new Territory()
  await territory.refresh(db)
  const listener = openListener({ url: options.directUrl ?? options.databaseUrl, log })
  const metrics = openMetrics()
  const files = openFileStore(options.filesFolder)
  const catalogue = catalogueOf(rooms)
  const vault = openVault(options.secretsKey)
  const shared = openSharedAnswers(db, listener, territory)
  const tools = { clock, territory, profile, catalogue, files, vault, log }
  const onCommitted = (change: Change) => shared.hear(change)
  const intents = rooms.flatMap((room) => room.intents ?? [])
  const door = new Door(intents, { db: steady.db, ...tools, onCommitted })
  const live = new LiveHub(listener, territory)
  const kinds = rooms.flatMap((room) => room.jobs ?? [])
  const jobs = new JobRunner(kinds, { db, ...tools, door, actorOf: (accountId) => actorOf(accountId) })
  const house: Omit<House, 'rounds'> = {
    db,
    steadyDb: steady.db,
    database,
    listener,
    clock,
    territory,
    door,
    live,
    jobs,
    files,
    catalogue,
    vault,
    profile,
    rooms,
    log: log as Log & FastifyBaseLogger,
    metrics,
    webFolder: options.webFolder,
    version: options.version,
    sample: options.sample,
    trustProxy: options.trustProxy ?? false,
    metricsToken: options.metricsToken,
    checkAnswers: options.checkAnswers ?? false,
    permissions: new Map(rooms.flatMap((room) => Object.entries(room.permissions ?? {}))),
    close: async () => {
      await rounds.close()
      await Promise.all(companions.map((companion) => companion.close()))
      live.close()
      await jobs.close()
      await listener.close()
      await steady.close()
      await database.close()
    },
  }
  const rounds = new Rounds(house)
  const companions = rooms.flatMap((room) => room.companion?.(house) ?? [])
  const whole = { ...house, rounds }
  const actorOf = async (accountId: string) => rooms.find((room) => room.actorOf)?.actorOf?.(accountId, whole)
  return whole
}
