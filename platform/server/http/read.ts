import {
  type Instant,
  type IntentAnswer,
  type Interval,
  type ReadContract,
  type Refusal,
  type RefusalKind,
  refuse,
} from '#kit'
import { type Actor, may } from '../access/actor.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Db } from '../db/connect.ts'
import type { FileStore } from '../files/files.ts'
import { ACCESS } from '../intents/intents.refusals.ts'
import type { Profile } from '../profile.ts'
import type { Written } from '../shared-answers.ts'
import type { Place, Tree } from '../territory/territory.ts'
import type { Vault } from '../vault.ts'

/** Who asks, when, and what they may see: given to every question. */
export interface Asking {
  readonly db: Db
  readonly actor: Actor
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
  /** Gap rules, indicators and changes of all rooms, by key. */
  readonly catalogue: Catalogue
  readonly files: FileStore
  /** Opens what was sealed; a read that does so writes the look down first. */
  readonly vault: Vault
  readonly requestId: string
  /** What the door would answer the asker now; nothing is done. Null: it could not be tried. */
  readonly rehearse: (intents: readonly unknown[]) => Promise<IntentAnswer[] | null>
  /** Intervals in which the contract's permission holds for the actor. */
  readonly intervals: readonly Interval[]
}

/** An answer that is a no. */
export class Refused {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    this.refusal = refusal
  }
}

/** A question that a room answers. */
export interface Read<Q = unknown, A = unknown> {
  readonly contract: ReadContract<Q, A>
  handle(asking: Asking, query: Q): Promise<A | Written | Refused>
}

/** Declares a question; the types come from the contract. */
export function defineRead<Q, A>(
  contract: ReadContract<Q, A>,
  handle: (asking: Asking, query: Q) => Promise<A | Written | Refused>,
): Read {
  return { contract, handle } as unknown as Read
}

/** Answers with a no. */
export function no(kind: RefusalKind, more?: { field?: string; params?: Record<string, string | number> }): Refused {
  return new Refused(refuse(kind, more))
}

/** Not there, or not theirs to see: the same words for both. */
export function notFound(field?: string): Refused {
  return new Refused(refuse(ACCESS.NOT_FOUND, field === undefined ? {} : { field }))
}

/** The place, when the actor may see it under the contract's permission; otherwise undefined ("not found"). */
export function visiblePlace(asking: Asking, areaId: number, permission: string): Place | undefined {
  return may(asking.actor, permission, areaId, asking.tree) ? asking.tree.find(areaId) : undefined
}

/** A cursor as it travels: opaque to the client, a JSON value to us. */
export function toCursor(value: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** A cursor read back; undefined when there is none or it is not ours. */
export function fromCursor(cursor: string | undefined): (string | number | null)[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
