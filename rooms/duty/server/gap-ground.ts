import { sql } from 'kysely'
import { dayOf } from '#kit'
import type { FoundGap, GapRule, Trx } from '#platform/server'
import { holdersOf } from '#rooms/bodies/server'
import { ruleOn } from '../domain/index.ts'
import { type CommandPost, commandPostsIn } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'

/** The moment of a sweep. */
export type At = Parameters<GapRule['find']>[1]

/** Hours in minutes. */
export const hours = (count: number) => count * 60

/**
 * Posts in force, the rule of the day, and for each post the head who owns its gaps: its own, else the nearest command
 * post above whose head is there. Where there is none all the way up, the head of the area owns them.
 */
export async function standingOf(trx: Trx, { now, profile, tree }: At) {
  const book = await bookOf(profile)
  const posts = await commandPostsIn(trx, { now, profile })
  const { rows } = await sql<{ bodyId: string; postId: string }>`
    select body_id as "bodyId", id as "postId" from posts
    where is_head and valid_to is null and body_id = any(${[...posts.keys()]}::uuid[])`.execute(trx)
  const rule = ruleOn(book, dayOf(now, profile.utcOffsetMinutes))
  const held = await holdersOf(
    trx,
    rows.map((row) => row.postId),
    now,
  )
  const heldHeads = rows.flatMap(({ bodyId, postId }) => {
    const post = posts.get(bodyId)
    return post && held.has(postId) ? [[post.areaId, postId] as const] : []
  })
  const byArea = new Map(heldHeads)
  const heads = new Map<string, string>()
  for (const { bodyId, areaId } of posts.values()) {
    const place = tree.upward(areaId).find((one) => byArea.has(one.id))
    const head = place && byArea.get(place.id)
    if (head !== undefined) heads.set(bodyId, head)
  }
  return { book, posts, rule, heads }
}

/** A gap of a post; the head of the command post owns it, and where nobody holds that post the nearest above. */
export function gapOf(
  post: CommandPost,
  heads: ReadonlyMap<string, string>,
  gap: Pick<FoundGap, 'severity' | 'since' | 'dueAt'> & { subject?: string; data?: FoundGap['data'] },
): FoundGap {
  return {
    subject: gap.subject ?? post.bodyId,
    areaId: post.areaId,
    ownerPostId: heads.get(post.bodyId) ?? null,
    severity: gap.severity,
    since: gap.since,
    dueAt: gap.dueAt,
    data: { bodyId: post.bodyId, ...gap.data },
  }
}
