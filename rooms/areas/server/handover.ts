import type { Day, Instant, Words } from '#kit'
import type { Db, Fact, Profile, Tree, Trx } from '#platform/server'

/**
 * Areas that end and, where one other took all of an area, which. A whole reform is one, and a single residential group
 * that a person sends to its new commune is one too: rooms do not see the difference.
 */
export interface Handover {
  /** The intent that ordered it: ids of what is made follow from it, so that nothing is made twice. */
  readonly id: string
  readonly on: Day
  /** First moment of {@link on} in the city. */
  readonly startsAt: Instant
  readonly ended: readonly number[]
  readonly heirOf: ReadonlyMap<number, number>
  readonly founded: readonly number[]
  readonly grants: 'end' | 'carry'
  /** Who goes on in office, as the file that was brought in says. */
  readonly holders: readonly HolderCarried[]
  readonly documentId: string | null
}

/** The holder of a kind of post in an old area takes the post of a kind in a new one. */
export interface HolderCarried {
  readonly oldId: number
  readonly oldPost: string
  readonly newId: number
  readonly newPost: string
}

/** The moment and the city of a step. */
export interface HandoverAt {
  readonly now: Instant
  readonly tree: Tree
  readonly profile: Profile
}

/** How much of a room's things goes over, ends, and waits for a person. */
export interface Share {
  readonly carried: number
  readonly ended: number
  readonly waiting: number
}

/** One part of the work, done: the facts of it, how much it was, and whether there is more. */
export interface CarriedPart {
  readonly facts: readonly Fact[]
  readonly carried: number
  readonly ended: number
  readonly more: boolean
}

/** Something that no source decides: which thing, in which ended area. */
export interface Waiting {
  readonly subjectId: string
  readonly areaId: number
}

/** A decision about something that waits: to which areas; none means that it ends there. */
export interface Settling {
  readonly subjectId: string
  readonly areaId: number
  readonly to: readonly number[]
  readonly reason: string
  readonly by: { readonly officerId: string | null; readonly postId: string | null }
}

/**
 * What a room does with its own rows when areas end. Rooms above this one give theirs to `areasRoom` in the list of
 * rooms, in floor order. Each part looks for what is left to do, so that a part done twice does nothing the second time
 * and a run that was cut off goes on.
 */
export interface RoomHandover {
  /** Names the kind of thing, `task`: also the kind of what waits. */
  readonly kind: string
  readonly title: Words
  /** Before: how much there is. Changes nothing. */
  count(db: Db | Trx, handover: Handover, at: HandoverAt): Promise<Share>
  /** Moves the next part, in one transaction. */
  carry(trx: Trx, handover: Handover, at: HandoverAt): Promise<CarriedPart>
  /** What has no whole heir and cannot be moved by anybody but a person. */
  waits?(trx: Trx, handover: Handover): Promise<readonly Waiting[]>
  /** Moves one such thing where a person says. */
  settle?(trx: Trx, settling: Settling, at: HandoverAt): Promise<readonly Fact[]>
  /** What people call the things, by id; for lists. */
  nameOf?(db: Db, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}

/** A part that found nothing to do. */
export const nothingLeft: CarriedPart = { facts: [], carried: 0, ended: 0, more: false }
