import type { Instant, IntentContract, Permission, Refusal, RefusalKind, Uuid } from '#kit'
import { refuse } from '#kit'
import { type Actor, may, postFor } from '../access/actor.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Trx } from '../db/connect.ts'
import type { FileStore } from '../files/files.ts'
import { derivedId } from '../ids.ts'
import type { Profile } from '../profile.ts'
import type { Tree } from '../territory/territory.ts'
import type { Vault } from '../vault.ts'
import { ACCESS } from './intents.refusals.ts'

/**
 * A fact to be written in the journal: what happened, to what, where. `data` carries ids and numbers, never a name.
 * `live` names what open screens should ask for again.
 */
export interface Fact {
  readonly type: string
  readonly areaId: number
  readonly subjectId?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly documentId?: string | null
  readonly live?: readonly string[]
}

/** What a handler answers for one intent: the facts it wrote, or why it wrote nothing. */
export type Outcome =
  | { readonly accepted: true; readonly facts: readonly Fact[]; readonly result?: unknown }
  | { readonly accepted: false; readonly refusal: Refusal }

/** It is done: these facts hold now. `result` goes back to the sender (and again if the intent is sent twice). */
export function accept(facts: readonly Fact[], result?: unknown): Outcome {
  return result === undefined ? { accepted: true, facts } : { accepted: true, facts, result }
}

/** It is not done, and why. */
export function reject(
  kind: RefusalKind | Refusal,
  more: { field?: string; params?: Record<string, string | number> } = {},
): Outcome {
  return { accepted: false, refusal: 'words' in kind ? kind : refuse(kind, more) }
}

/** One intent at work: already validated, its id claimed in this transaction. */
export interface Work<P> {
  readonly id: Uuid
  readonly type: string
  readonly payload: P
  readonly occurredAt: Instant
  readonly actor: Actor
}

/** Where the work happens. */
export interface Step {
  readonly trx: Trx
  readonly now: Instant
  readonly tree: Tree
  /** Catalogues and rules of the city, as dated data. */
  readonly profile: Profile
  /** Gap rules, indicators and changes of all rooms, by key. */
  readonly catalogue: Catalogue
  /** Bytes by their hash. What is kept for an intent that is then refused stays behind unnamed, and does no harm. */
  readonly files: FileStore
  /** Seals what is personal before it is written; see the room of violations. */
  readonly vault: Vault
}

/**
 * A kind of change that a room offers. `handle` takes many at once, so that a thousand cost a handful of statements;
 * rooms that need no such speed write {@link oneByOne}. `area` tells the door where to ask for the permission before
 * the handler runs; `'handler'` means that only the handler can know and asks itself with {@link allowed}.
 */
export interface IntentType<P = unknown> {
  readonly contract: IntentContract<P>
  readonly area: ((payload: P) => number) | 'handler'
  /** It begins something new: the area must be in force when it happens, see {@link endedArea}. */
  readonly beginsInArea?: true
  handle(items: readonly Work<P>[], step: Step): Promise<readonly Outcome[]>
}

/** Declares a kind of change; the payload's type comes from the contract. */
export function defineIntent<P>(type: IntentType<P>): IntentType {
  return type as unknown as IntentType
}

/** A handler for one intent, lifted to many: done in order, each seeing what the one before it wrote. */
export function oneByOne<P>(
  handleOne: (work: Work<P>, step: Step) => Promise<Outcome>,
): (items: readonly Work<P>[], step: Step) => Promise<readonly Outcome[]> {
  return async (items, step) => {
    const outcomes: Outcome[] = []
    for (const item of items) outcomes.push(await handleOne(item, step))
    return outcomes
  }
}

// biome-ignore-start lint/complexity/useMaxParams: read aloud it is one question, "allowed(work, here, this, there)"
/**
 * Asks "may they, here?". Gives the refusal, or null when they may. Seeing is a lesser right than doing: who may not
 * even see (`see`) is told "not found".
 */
export function allowed(
  work: Pick<Work<unknown>, 'actor'>,
  step: Pick<Step, 'tree'>,
  permission: Permission,
  areaId: number,
  see?: Permission,
): Refusal | null {
  if (may(work.actor, permission, areaId, step.tree)) return null
  if (see !== undefined && !may(work.actor, see, areaId, step.tree)) return refuse(ACCESS.NOT_FOUND)
  return refuse(ACCESS.OUTSIDE_AREA)
}
// biome-ignore-end lint/complexity/useMaxParams: see above

/** The post by which the actor does this. */
export function actingPost(work: Work<unknown>, step: Step, permission: Permission, areaId: number): string | null {
  return postFor(work.actor, permission, areaId, step.tree)
}

/** The id of the `index`-th thing that an intent makes beside its first (which bears the intent's own id). */
export function childId(work: Pick<Work<unknown>, 'id'>, index: number | string): Uuid {
  return derivedId(work.id, index)
}
