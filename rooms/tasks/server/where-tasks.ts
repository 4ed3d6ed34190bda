import { type RawBuilder, sql } from 'kysely'
import { addDays, addMinutes, contains, type Day, foldVietnamese, type Instant, type Interval, startOfDay } from '#kit'
import type { Actor, Asking, Tree } from '#platform/server'
import type { TaskListQuery, TaskShelf } from '../domain/index.ts'
import { withWords } from './task-words.store.ts'

/** A condition in SQL. */
export type Condition = RawBuilder<unknown>

/** Exactly the predicate of the partial indexes over open tasks: only then does the planner use them. */
export const isOpenTask = sql`state in ('active', 'acknowledged', 'in-progress', 'done-reported')`
const isClosedTask = sql`state in ('done', 'cancelled')`

/** Minutes ahead in which a deadline counts as soon. */
const soonMinutes = 24 * 60

/** What puts a task on a shelf at a moment. */
export function onShelf(shelf: TaskShelf, now: Instant): Condition {
  switch (shelf) {
    case 'open':
      return isOpenTask
    case 'overdue':
      return sql`${isOpenTask} and state <> 'done-reported' and due_at <= ${now}`
    case 'due-soon':
      return sql`${isOpenTask} and state <> 'done-reported' and due_at > ${now} and due_at <= ${addMinutes(now, soonMinutes)}`
    case 'reported':
      return sql`${isOpenTask} and state = 'done-reported'`
    case 'blocked':
      return sql`${isOpenTask} and (id, zone_id) in (
        select task_id, zone_id from obstacles where answered_at is null)`
    case 'closed':
      return isClosedTask
    case 'draft':
      return sql`state = 'draft'`
    case 'given':
      return sql`state <> 'draft'`
  }
}

/** Days of a span, both included; either may be left open. */
interface DaySpan {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A moment lies on these days by the city's clock; nothing to ask when no day is named. */
export function onDays(moment: Condition, { from, to }: DaySpan, utcOffsetMinutes: number): Condition[] {
  const start = (day: string, further = 0) => startOfDay(addDays(day as Day, further), utcOffsetMinutes)
  return [...(from ? [sql`${moment} >= ${start(from)}`] : []), ...(to ? [sql`${moment} < ${start(to, 1)}`] : [])]
}

/**
 * Lies inside these intervals. Zones that lie in them whole are asked by zone, places below a zone by area too; the
 * whole tree needs no condition at all.
 */
export function inside(intervals: readonly Interval[], tree: Tree): Condition {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const places = tree.inside(intervals)
  const zones = [...new Set(places.map(({ zoneId }) => zoneId))]
  const whole = new Set(places.filter(({ id, zoneId }) => id === zoneId).map(({ zoneId }) => zoneId))
  const parts = places.filter(({ zoneId }) => !whole.has(zoneId)).map(({ id }) => id)
  if (parts.length === 0) return inZones(zones)
  if (whole.size === 0) return sql`${inZones(zones)} and area_id = any(${parts}::int[])`
  return sql`${inZones(zones)} and (zone_id = any(${[...whole]}::int[]) or area_id = any(${parts}::int[]))`
}

function inZones(zones: readonly number[]): Condition {
  return zones.length === 1 ? sql`zone_id = ${zones[0]}` : sql`zone_id = any(${zones}::int[])`
}

/** Owned by the person, or worked along on by a post they hold. */
export function isMine(actor: Actor): Condition {
  const posts = actor.scopes.flatMap(({ postId }) => postId ?? [])
  if (posts.length === 0) return sql`owner_officer_id = ${actor.officerId}`
  return sql`(id, zone_id) in (
    select own.id, own.zone_id from tasks own where own.owner_officer_id = ${actor.officerId}
    union all
    select task_id, zone_id from task_coordinators where post_id = any(${posts}::uuid[]))`
}

/**
 * What else a list was asked for. The tasks of a post are those of the few people who ever held it, and theirs have an
 * index; drafts need not have a person yet.
 */
export async function asAsked(
  { db, profile }: Pick<Asking, 'db' | 'profile'>,
  query: TaskListQuery,
): Promise<Condition[]> {
  const conditions: Condition[] = []
  if (query.ownerPostId) conditions.push(sql`owner_post_id = ${query.ownerPostId}`)
  if (query.ownerPostId && query.shelf !== 'draft')
    conditions.push(sql`owner_officer_id in (select officer_id from holdings where post_id = ${query.ownerPostId})`)
  if (query.ownerOfficerId) conditions.push(sql`owner_officer_id = ${query.ownerOfficerId}`)
  if (query.documentId) conditions.push(sql`document_id = ${query.documentId}`)
  if (query.state) conditions.push(sql`state = ${query.state}`)
  if (query.dueFrom) conditions.push(sql`due_at >= ${query.dueFrom}`)
  if (query.dueTo) conditions.push(sql`due_at < ${query.dueTo}`)
  conditions.push(...daysAsked(query, profile.utcOffsetMinutes))
  const words = foldVietnamese(query.text ?? '').split(' ')
  return [...conditions, ...(await withWords(db, words.filter(Boolean)))]
}

/** The days are those the counters counted on, so that a number of a day and the list behind it are of one length. */
function daysAsked(query: TaskListQuery, utcOffsetMinutes: number): Condition[] {
  const acknowledged = { from: query.acknowledgedFrom, to: query.acknowledgedTo }
  const done = { from: query.doneFrom, to: query.doneTo }
  const isDone = done.from || done.to ? [sql`state = 'done'`] : []
  return [
    ...onDays(sql`acknowledged_at`, acknowledged, utcOffsetMinutes),
    ...isDone,
    ...onDays(sql`reported_at`, done, utcOffsetMinutes),
  ]
}

/** All of them together. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
