import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Permission, RefusalKind, Words } from '#kit'
import type { Actor } from './access/actor.ts'
import type { House } from './house.ts'
import type { Read } from './http/read.ts'
import type { IntentType } from './intents/intent-type.ts'
import type { JobKind } from './jobs/jobs.ts'
import type { GapRule, OwnerLookup } from './radar/gap-rule.ts'
import type { Tally } from './tallies/tally.ts'

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
  /** Only one room knows posts: it says who answers for a gap. */
  readonly owners?: OwnerLookup
  /** Recognises a request's session or token; the first room that gives an actor wins. */
  readonly authenticate?: (request: FastifyRequest, house: House) => Promise<Actor | undefined>
  /** Routes that are neither reads nor intents (sign-in, files); kept few. */
  readonly plugin?: (app: FastifyInstance, house: House) => Promise<void>
}

/** Declares a room. */
export function defineRoom(room: Room): Room {
  return room
}
