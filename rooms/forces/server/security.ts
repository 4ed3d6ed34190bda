import { sql } from 'kysely'
import type { Instant } from '#kit'
import { accept, defineIntent, defineRead, notFound, oneByOne, reject, visiblePlace, type Work } from '#platform/server'
import { holdersOf, officerNames } from '#rooms/bodies/server'
import { FORCES, type PlanSecurity, planSecurity, securityPlan } from '../domain/index.ts'
import { forceBookAt } from './force-book.query.ts'
import { isPost } from './units.store.ts'

/** `forces.plan-security` */
export const planSecurityIntent = defineIntent({
  contract: planSecurity,
  area: ({ areaId }) => areaId,
  beginsInArea: true,
  handle: oneByOne(async (work: Work<PlanSecurity>, { trx, tree, now, profile }) => {
    const { areaId, item, ownerPostId, plan } = work.payload
    const { security } = await forceBookAt(profile, now)
    if (!security.some(({ key }) => key === item)) return reject(FORCES.NO_SUCH_ITEM, { field: 'item' })
    if (!(await isPost(trx, ownerPostId))) return reject(FORCES.NO_SUCH_POST, { field: 'ownerPostId' })
    await sql`
      insert into security_items (zone_id, area_id, item, owner_post_id, plan, planned_at, planned_by)
      values (${tree.get(areaId).zoneId}, ${areaId}, ${item}, ${ownerPostId}, ${plan}, ${now}, ${work.actor.officerId})
      on conflict (area_id, item, zone_id) do update
      set owner_post_id = ${ownerPostId}, plan = ${plan}, planned_at = ${now}, planned_by = ${work.actor.officerId}`.execute(
      trx,
    )
    const data = { item, ownerPostId }
    return accept([{ type: 'security-planned', areaId, subjectId: `${areaId}/${item}`, data, live: ['forces'] }])
  }),
})

interface ItemRow {
  readonly item: string
  readonly postId: string
  readonly post: string
  readonly plan: string
  readonly plannedAt: Instant
}

/** `GET /forces/areas/:areaId/security`: every item of the list, also those that nobody has. */
export const securityPlanRead = defineRead(securityPlan, async (asking, { areaId }) => {
  if (!visiblePlace(asking, areaId, securityPlan.permission)) return notFound('areaId')
  const { db, profile, now } = asking
  const { security } = await forceBookAt(profile, now)
  const { rows } = await sql<ItemRow>`
    select item, owner_post_id as "postId", posts.title as post, plan, planned_at as "plannedAt"
    from security_items join posts on posts.id = owner_post_id where security_items.area_id = ${areaId}`.execute(db)
  const holders = await holdersOf(
    db,
    rows.map(({ postId }) => postId),
    now,
  )
  const names = await officerNames(
    db,
    [...holders.values()].map(({ officerId }) => officerId),
  )
  return {
    items: security.map(({ key, title, source }) => {
      const row = rows.find(({ item }) => item === key)
      const holder = row && holders.get(row.postId)
      return {
        key,
        title,
        source,
        plan: row?.plan ?? null,
        owner: row
          ? { postId: row.postId, post: row.post, name: (holder && names.get(holder.officerId)) ?? null }
          : null,
        plannedAt: row?.plannedAt ?? null,
      }
    }),
  }
})
