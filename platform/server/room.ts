import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify'
import type { Permission, RefusalKind, RouteContract, Words } from '#kit'
import type { Actor } from './access/actor.ts'
import type { Catalogue } from './catalogue.ts'
import type { Clock } from './clock.ts'
import type { Database, Db, Trx } from './db/connect.ts'
import type { Listener } from './db/listen.ts'
import type { FileStore } from './files/files.ts'
import type { Early } from './http/early-answers.ts'
import type { Asking, Read } from './http/read.ts'
import type { Door } from './intents/door.ts'
import type { IntentType } from './intents/intent-type.ts'
import type { JobKind, JobRunner } from './jobs/jobs.ts'
import type { LiveHub } from './live/hub.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Profile } from './profile.ts'
import type { GapRule, OwnerLookup, OwnersNextAt } from './radar/gap-rule.ts'
import type { Sheet } from './sheets/define-sheet.ts'
import type { Tally } from './tallies/tally.ts'
import type { Territory } from './territory/territory.ts'
import type { Vault } from './vault.ts'

/** The rounds as rooms see them: see rounds.ts. */
export interface RoundsOfHouse {
  start(): void
  settle(): Promise<void>
  close(): Promise<void>
}

/** The running machinery, as rooms see it. */
export interface House {
  readonly db: Db
  /** Few connections that keep the plans of what they are asked: for the same few statements again and again. */
  readonly steadyDb: Db
  readonly database: Database
  readonly listener: Listener
  readonly clock: Clock
  readonly territory: Territory
  readonly door: Door
  readonly live: LiveHub
  readonly jobs: JobRunner
  readonly rounds: RoundsOfHouse
  readonly files: FileStore
  /** Seals the few secrets that must be read again; its key is not in the database. */
  readonly vault: Vault
  readonly profile: Profile
  readonly rooms: readonly Room[]
  /** Gap rules, indicators and changes of all rooms, by key. */
  readonly catalogue: Catalogue
  readonly log: Log & FastifyBaseLogger
  readonly metrics: Metrics
  readonly webFolder: string
  readonly version: string
  readonly sample: boolean
  readonly trustProxy: boolean
  readonly metricsToken: string | undefined
  readonly checkAnswers: boolean
  /** Every permission that some room declares, with its words. */
  readonly permissions: ReadonlyMap<Permission, Words>
  close(): Promise<void>
}

/** Work a room does again and again while the server lives; only one server does it at a time. */
export interface Tick {
  readonly name: string
  readonly everySeconds: number
  run(house: House): Promise<void>
}

/**
 * A room's server face: all that it brings, in one value. The machinery knows rooms only by this.
 */
export interface Room {
  readonly name: string
  readonly permissions?: Readonly<Record<Permission, Words>>
  readonly refusals?: readonly Readonly<Record<string, RefusalKind>>[]
  readonly intents?: readonly IntentType[]
  readonly reads?: readonly Read[]
  readonly tallies?: readonly Tally[]
  readonly gaps?: readonly GapRule[]
  readonly jobs?: readonly JobKind[]
  readonly ticks?: readonly Tick[]
  /** Tables that officers exchange with this room; see sheets/README.md. */
  readonly sheets?: readonly Sheet[]
  /** Only one room knows posts: it says who answers for a gap. */
  readonly owners?: OwnerLookup
  /** … and when that changes next by the clock alone: without it every rule looks twice a minute. */
  readonly ownersNextAt?: OwnersNextAt
  /** Recognises a request's session or token; the first room that gives an actor wins. */
  readonly authenticate?: (request: FastifyRequest, house: House) => Promise<Actor | undefined>
  /** What an account may do now, where nobody is asking: for long work that somebody started. Only one room knows accounts. */
  readonly actorOf?: (accountId: string, house: House) => Promise<Actor | undefined>
  /** Whether a file hangs on a record of this room that the asker may see. A file that no room gives is not found. */
  readonly givesFile?: (asking: Asking, hash: string) => Promise<boolean>
  /** Which of these files some record of this room names; a photo that none names is forgotten in time. */
  readonly namesFiles?: (trx: Trx, hashes: readonly string[]) => Promise<readonly string[]>
  /** Asks ahead what this page's screen will ask first, so that the answers come with the page. */
  readonly early?: Early
  /** What the routes of `plugin` are, for the API's page. */
  readonly routes?: readonly RouteContract[]
  /** Routes that are neither reads nor intents (sign-in, files); kept few. */
  readonly plugin?: (app: FastifyInstance, house: House) => Promise<void>
  /** What lives beside the house from its opening to its close; called as the house opens, so it must be quick and start the rest late. */
  readonly companion?: (house: Omit<House, 'rounds'>) => { close(): Promise<void> }
}

/** Declares a room. */
export function defineRoom(room: Room): Room {
  return room
}
