import { sql } from 'kysely'
import { addMinutes, type Instant } from '#kit'
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
  /** The same person, kind and subject is written down once in this time; every look when not said. */
  readonly onceInMinutes?: number
}

/**
 * Writes down a look before its answer is given: a room that shows a sensitive record calls this in its read and
 * awaits it. If it cannot be written, nothing is shown.
 */
export async function logRead(db: Db | Trx, look: Look): Promise<void> {
  const postId = postFor(look.actor, look.permission, look.areaId, look.tree)
  await writeLook(db, look, { outcome: 'shown', postId })
}

/** A record among many that are looked at together. */
export interface SeenRecord {
  readonly areaId: number
  readonly subjectId: string
}

/** As {@link logRead}, for many records of one list, in one statement: each is a look of its own. */
export async function logReads(
  db: Db | Trx,
  look: Omit<Look, 'areaId' | 'subjectId' | 'onceInMinutes'>,
  seen: readonly SeenRecord[],
): Promise<void> {
  const { actor, tree, subjectKind, reason, now, requestId, permission } = look
  if (actor.accountId === null) throw new Error('a look by nobody cannot be logged: ask for sign-in first')
  if (seen.length === 0) return
  await sql`
    insert into reads_logged (zone_id, id, area_id, account_id, officer_id, post_id, subject_kind, subject_id, reason,
                              outcome, at, request_id)
    select zone_id, id, area_id, ${actor.accountId}::uuid, ${actor.officerId}::uuid, post_id, ${subjectKind}, subject_id,
           ${reason.slice(0, 300)}, 'shown', ${now}::timestamptz, ${requestId}
    from unnest(${seen.map(({ areaId }) => tree.get(areaId).zoneId)}::int[], ${seen.map(() => newId())}::uuid[],
                ${seen.map(({ areaId }) => areaId)}::int[],
                ${seen.map(({ areaId }) => postFor(actor, permission, areaId, tree))}::uuid[],
                ${seen.map(({ subjectId }) => subjectId)}::text[]) as seen (zone_id, id, area_id, post_id, subject_id)`.execute(
    db,
  )
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
  const { actor, tree, areaId, subjectKind, subjectId, reason, now, requestId, onceInMinutes } = look
  if (actor.accountId === null) throw new Error('a look by nobody cannot be logged: ask for sign-in first')
  const since = onceInMinutes === undefined ? 'infinity' : addMinutes(now, -onceInMinutes)
  await sql`
    insert into reads_logged (zone_id, id, area_id, account_id, officer_id, post_id, subject_kind, subject_id, reason,
                              outcome, at, request_id)
    select ${tree.get(areaId).zoneId}::int, ${newId()}::uuid, ${areaId}::int, ${actor.accountId}::uuid,
           ${actor.officerId}::uuid, ${judged.postId}::uuid, ${subjectKind}, ${subjectId}::text, ${reason.slice(0, 300)},
           ${judged.outcome}, ${now}::timestamptz, ${requestId}
    where not exists (
      select 1 from reads_logged
      where account_id = ${actor.accountId}::uuid and at > ${since}::timestamptz and subject_kind = ${subjectKind}
        and subject_id is not distinct from ${subjectId}::text and outcome = ${judged.outcome})`.execute(db)
}
