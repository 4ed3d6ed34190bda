import { type RawBuilder, sql } from 'kysely'
import { foldVietnamese, type Instant } from '#kit'
import type { Actor, Place, Tree } from '#platform/server'
import type { GapFilter } from '../domain/index.ts'
import { liesIn } from './scope.query.ts'

/** A gap as it stands in the table, with its owner's names. */
export interface GapRow {
  readonly id: string
  readonly rule: string
  readonly subject: string
  readonly areaId: number
  readonly severity: 1 | 2 | 3 | 4
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly raised: number
  readonly data: Record<string, unknown>
  readonly ownerOfficerId: string | null
  readonly ownerName: string | null
  readonly ownerPostId: string | null
  readonly ownerPost: string | null
  readonly ownerAreaId: number
}

/** Columns of {@link GapRow}, from gaps with their owners. */
export const gapColumns = sql`gaps.id, gaps.rule, gaps.subject, gaps.area_id as "areaId", gaps.severity, gaps.since,
  gaps.due_at as "dueAt", gaps.opened_at as "openedAt", gaps.closed_at as "closedAt", gaps.raised, gaps.data,
  gaps.owner_officer_id as "ownerOfficerId", officers.name as "ownerName", gaps.owner_post_id as "ownerPostId",
  posts.title as "ownerPost", gaps.owner_area_id as "ownerAreaId"`

/** Who owns a gap, joined to the few rows of a page. */
export const gapOwners = sql`left join officers on officers.id = gaps.owner_officer_id
  left join posts on posts.id = gaps.owner_post_id`

/** Where, when and for whom gaps are asked. */
export interface GapsAt {
  readonly tree: Tree
  readonly place: Place
  readonly now: Instant
  readonly actor: Actor
}

/** A gap that is past its moment. */
export function isOverdue(now: Instant): RawBuilder<boolean> {
  return sql`(due_at is not null and due_at <= ${now})`
}

/** A gap that is not missing yet and will be: to know or soon (severity 1, 2), its moment still to come. */
export function isSoon(now: Instant): RawBuilder<boolean> {
  return sql`(severity <= 2 and due_at is not null and due_at > ${now})`
}

/** The condition that lists, counts and groups all share: what they say about the same filter cannot differ. */
export function gapsWhere({ tree, place, now, actor }: GapsAt, filter: GapFilter): RawBuilder<boolean> {
  const conditions = [
    liesIn(tree, place, filter.reach),
    filter.state === 'open' ? sql`closed_at is null` : sql`closed_at is not null`,
    ...(filter.severity === undefined ? [] : [sql`severity = ${filter.severity}`]),
    ...(filter.rule === undefined ? [] : [sql`rule = ${filter.rule}`]),
    ...(filter.owner === undefined ? [] : [ownedBy(filter.owner, actor)]),
    ...(filter.q === undefined ? [] : wordsOf(filter.q)),
    ...(filter.overdue === undefined ? [] : [isOverdue(now)]),
    ...(filter.raised === undefined ? [] : [sql`raised > 0`]),
    ...(filter.soon === undefined ? [] : [isSoon(now)]),
  ]
  return sql<boolean>`${sql.join(conditions, sql` and `)}`
}

function ownedBy(owner: string, actor: Actor): RawBuilder<boolean> {
  if (owner === 'nobody') return sql`owner_officer_id is null`
  const officerId = owner === 'mine' ? actor.officerId : owner
  return officerId === null ? sql`false` : sql`owner_officer_id = ${officerId}`
}

/** Each word must stand in the name of the owner or of the area (both small); folded text has no wildcards in it. */
function wordsOf(text: string): RawBuilder<boolean>[] {
  return foldVietnamese(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const part = `%${word}%`
      return sql`(gaps.area_id in (select id from areas where folded like ${part})
        or gaps.owner_officer_id in (select id from officers where folded like ${part}))`
    })
}
