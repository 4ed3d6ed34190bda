import type { Instant, Words } from '#kit'
import type { Trx } from '../db/connect.ts'
import type { Profile } from '../profile.ts'
import type { Tree } from '../territory/territory.ts'

/** How bad: 1 to know, 2 soon, 3 late or missing, 4 harm is near. */
export type Severity = 1 | 2 | 3 | 4

/** Something missing, late or contradictory, as a rule finds it. */
export interface FoundGap {
  /** Unique among the open gaps of the rule within the zone: usually the id of what is wrong. */
  readonly subject: string
  readonly areaId: number
  /** The post that must close it; null when the rule cannot say: then the head of the area must. */
  readonly ownerPostId: string | null
  readonly severity: Severity
  readonly since: Instant
  readonly dueAt: Instant | null
  /** Ids and numbers that the sentence of the gap needs. */
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * A rule that a room registers: finds everything that is wrong now, from the facts alone. The engine opens what is
 * new, closes what is no longer found, and raises to the superior what stays open too long.
 */
export interface GapRule {
  readonly key: string
  readonly title: Words
  /** The requirement or document the rule comes from, shown on the gap. */
  readonly source: string
  /** Minutes after `dueAt` (or `since`) at which the next superior is told; empty for never. */
  readonly raiseAfterMinutes: readonly number[]
  /** Live keys after which the rule should look again at once (`tasks`, `documents`…); see {@link nextAt} for the rest. */
  readonly wakesOn: readonly string[]
  find(trx: Trx, at: { now: Instant; tree: Tree; profile: Profile }): Promise<readonly FoundGap[]>
  /**
   * The next moment at which the clock alone can change what {@link find} gives (a deadline, a step of severity); null:
   * no moment can. Never too late; too early costs a look. New days and holders that come and go are known to the engine.
   * A rule that says so rests while nothing changes and no such moment comes; one that does not looks twice a minute, or
   * less often where its look takes long (see the rounds).
   */
  nextAt?(trx: Trx, at: { now: Instant; tree: Tree; profile: Profile }): Promise<Instant | null>
}

/** The next moment at which somebody takes or leaves a post: whose a gap is may change by the clock alone. */
export type OwnersNextAt = (trx: Trx, now: Instant) => Promise<Instant | null>

/** Who answers for something, resolved to a person: the post, its holder, and the area of that post. */
export interface Owner {
  readonly postId: string | null
  readonly officerId: string | null
  readonly areaId: number
}

/**
 * Given by the room that knows posts: for each question the person who must act now. `postId` null asks for the head of
 * the area. When nobody holds the post it climbs to the superior, so that an owner is a person wherever there is one;
 * `raised` asks for the superior that many steps up.
 */
export type OwnerLookup = (
  trx: Trx,
  questions: readonly { areaId: number; postId: string | null; raised: number }[],
  at: { now: Instant; tree: Tree },
) => Promise<readonly Owner[]>
