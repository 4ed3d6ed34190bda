import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Actor, type Db, newId, postFor, type Tree, type Trx } from '#platform/server'

/** A look at a sensitive record: who, in which post, at what, where, and for what reason (SG-09). Ids only. */
export interface Look {
  readonly actor: Actor
  readonly tree: Tree
  readonly now: Instant
  readonly requestId: string
  readonly areaId: number
  /** The permission by which it is shown: tells the post. */
  readonly permission: string
  /** What kind of record: `person`, `case`, … */
  readonly subjectKind: string
  readonly subjectId: string | null
  /** The reason the reader gave, or the purpose the screen stands for. */
  readonly reason: string
}

/**
 * Writes down a look before its answer is given: a room that shows a sensitive record calls this in its read and
 * awaits it. If it cannot be written, nothing is shown.
 */
export async function logRead(db: Db | Trx, look: Look): Promise<void> {
  const postId = postFor(look.actor, look.permission, look.areaId, look.tree)
  await writeLook(db, look, { outcome: 'shown', postId })
}

/** Writes down that something was asked for and refused. */
export async function logRefusedRead(db: Db | Trx, look: Omit<Look, 'permission'>): Promise<void> {
  await writeLook(db, look, { outcome: 'refused', postId: null })
}

async function writeLook(
  db: Db | Trx,
  look: Omit<Look, 'permission'>,
  judged: { outcome: 'shown' | 'refused'; postId: string | null },
): Promise<void> {
  const { actor, tree, areaId, subjectKind, subjectId, reason, now, requestId } = look
  if (actor.accountId === null) throw new Error('a look by nobody cannot be logged: ask for sign-in first')
  await sql`
    insert into reads_logged (zone_id, id, area_id, account_id, officer_id, post_id, subject_kind, subject_id, reason,
                              outcome, at, request_id)
    values (${tree.get(areaId).zoneId}, ${newId()}, ${areaId}, ${actor.accountId}, ${actor.officerId}, ${judged.postId},
            ${subjectKind}, ${subjectId}, ${reason.slice(0, 300)}, ${judged.outcome}, ${now}, ${requestId})`.execute(db)
}
