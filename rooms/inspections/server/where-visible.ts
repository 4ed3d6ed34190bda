import { type RawBuilder, sql } from 'kysely'
import { contains, type Interval } from '#kit'
import type { Tree } from '#platform/server'
import type { Eyes } from './eyes.ts'

/** A condition in SQL. */
export type Condition = RawBuilder<unknown>

/** Of a row of `inspections` (not aliased): a surprise that has not begun, called off or not (INS-03). */
export const isHidden = sql`(inspections.surprise and inspections.checked_in_at is null)`

/**
 * Which rows of `inspections` (not aliased) these eyes see. A hidden one only as: leader of its team, inspector named
 * for it by a post still held, member of the team or head of the body that formed it – the last two never of their own
 * unit. Any other by area; one of public duty by the permission for it, or because one is the subject.
 *
 * DANGER: every statement that reads inspections, findings, answers or photos of them for somebody joins `inspections`
 * and says this. There is no other guard.
 */
export function isVisible(eyes: Eyes, tree: Tree): Condition {
  return sql`((not ${isHidden} and ${isOpenToArea(eyes, tree)}) or ${isOwn(eyes)})`
}

function isOpenToArea(eyes: Eyes, tree: Tree): Condition {
  const isOfDuty = sql`(inspections.kind <> 'public-duty' or ${insideOf(eyes.dutyReadable, tree, 'inspections')}
    or inspections.post_id = any(${eyes.postIds}::uuid[]) or inspections.body_id = any(${eyes.unitBodyIds}::uuid[]))`
  return sql`(${insideOf(eyes.readable, tree, 'inspections')} and ${isOfDuty})`
}

function isOwn(eyes: Eyes): Condition {
  if (eyes.postIds.length === 0) return sql`false`
  const asChain = [...new Set([...eyes.memberOf, ...eyes.directs])]
  return sql`(inspections.team_id = any(${eyes.leads}::uuid[])
    or exists (select 1 from inspection_inspectors named where named.inspection_id = inspections.id
      and named.zone_id = inspections.zone_id and named.post_id = any(${eyes.postIds}::uuid[]))
    or (inspections.team_id = any(${asChain}::uuid[]) and not ${isInspectedSide(eyes)}))`
}

/** Must say the same as `isOfInspected` of eyes.ts; where-visible.test.ts keeps them together. */
export function isInspectedSide(eyes: Eyes): Condition {
  return sql`(coalesce(inspections.body_id = any(${eyes.unitBodyIds}::uuid[]), false)
    or coalesce(inspections.post_id = any(${eyes.postIds}::uuid[]), false)
    or (inspections.area_id <> inspections.level_area_id and inspections.area_id = any(${eyes.unitAreasUp}::int[])))`
}

/** Rows of a table with `zone_id` and `area_id` inside these intervals: whole zones by zone, places below one by area too. */
export function insideOf(intervals: readonly Interval[], tree: Tree, table: string): Condition {
  const { root } = tree
  if (intervals.length === 0) return sql`false`
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const places = tree.inside(intervals)
  const whole = new Set(places.filter(({ id, zoneId }) => id === zoneId).map(({ zoneId }) => zoneId))
  const parts = places.filter(({ zoneId }) => !whole.has(zoneId)).map(({ id }) => id)
  const zone = sql.ref(`${table}.zone_id`)
  if (parts.length === 0) return sql`${zone} = any(${[...whole]}::int[])`
  return sql`(${zone} = any(${[...whole]}::int[]) or ${sql.ref(`${table}.area_id`)} = any(${parts}::int[]))`
}

/** All of them together. */
export function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
