import { type RawBuilder, sql } from 'kysely'
import { contains, foldVietnamese, type Interval } from '#kit'
import type { Tree } from '#platform/server'
import type { SiteRisk } from '../domain/index.ts'

/** Which places. What is absent does not narrow; `state` is `all` if not said. */
export interface SiteFilter {
  /** Inside these areas or intervals of the tree. */
  readonly inside?: readonly Interval[]
  readonly kinds?: readonly string[]
  readonly ids?: readonly string[]
  readonly risk?: SiteRisk | 'none' | 'review-due'
  readonly q?: string
  readonly state?: 'open' | 'closed' | 'all'
  /** Today in the city: what open, closed and due mean. */
  readonly today: string
}

/**
 * The condition on rows of `sites` (not aliased): for lists, counts, coverage and priority of the rooms above. `and` it
 * to a statement that selects from `sites`.
 */
export function whereSites(filter: SiteFilter, tree: Tree): RawBuilder<unknown> {
  const { inside, kinds, ids, risk, q, state = 'all', today } = filter
  const words = foldVietnamese(q ?? '')
  const conditions = [
    inside && insideOf(inside, tree),
    kinds && sql`sites.kind = any(${[...kinds]}::text[])`,
    ids && sql`sites.id = any(${[...ids]}::uuid[])`,
    risk && ofRisk(risk, today),
    words !== '' && sql`sites.search like ${`%${words}%`}`,
    state === 'open' && sql`(sites.closed_on is null or sites.closed_on > ${today}::date)`,
    state === 'closed' && sql`sites.closed_on <= ${today}::date and sites.closed_on > sites.opened_on`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function ofRisk(risk: SiteRisk | 'none' | 'review-due', today: string): RawBuilder<unknown> {
  if (risk === 'none') return sql`sites.risk is null`
  if (risk === 'review-due') return sql`sites.risk = 'high' and sites.risk_review_on <= ${today}::date`
  return sql`sites.risk = ${risk}`
}

/** Whole zones are asked by zone, places below a zone by area too; the whole tree needs no condition. */
function insideOf(intervals: readonly Interval[], tree: Tree): RawBuilder<unknown> {
  const { root } = tree
  if (root && intervals.some((interval) => contains(interval, root))) return sql`true`
  const places = tree.inside(intervals)
  const whole = new Set(places.filter(({ id, zoneId }) => id === zoneId).map(({ zoneId }) => zoneId))
  const parts = places.filter(({ zoneId }) => !whole.has(zoneId))
  const zones = [...whole, ...new Set(parts.map(({ zoneId }) => zoneId))]
  if (parts.length === 0) return sql`sites.zone_id = any(${zones}::int[])`
  return sql`sites.zone_id = any(${zones}::int[]) and (sites.zone_id = any(${[...whole]}::int[])
    or sites.area_id = any(${parts.map(({ id }) => id)}::int[]))`
}
