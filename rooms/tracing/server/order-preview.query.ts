import { sql } from 'kysely'
import { type Asking, defineRead, may, no, notFound } from '#platform/server'
import { officerNames } from '#rooms/bodies/server'
import { orderPreviewContract, TRACING } from '../domain/index.ts'
import { areaTitles } from './area-titles.query.ts'
import { type OwnedOrder, ownedOrders } from './order-plan.query.ts'
import { traceHeads } from './trace-heads.query.ts'
import { tracingRuleAt } from './tracing-rules.query.ts'

/** `GET /tracing/traces/:traceId/preview`: what each ward would get, from which moment until when; changes nothing. */
export const orderPreviewRead = defineRead(orderPreviewContract, async (asking, { traceId }) => {
  const { db, profile, now, tree } = asking
  const [head] = await traceHeads(db, [traceId])
  if (!head || !may(asking.actor, orderPreviewContract.permission, head.areaId, tree)) return notFound('traceId')
  const { rule, day } = await tracingRuleAt(profile, now)
  if (!rule) return no(TRACING.RULE_MISSING, { params: { day } })
  const plan = await db.transaction().execute((trx) => ownedOrders(trx, traceId, { rule, now, tree }))
  const { rows: counts } = await sql<{ wardId: number; level: number; count: number }>`
    select ward_id as "wardId", level, count(*)::int as count from traced_people
    where trace_id = ${traceId} and not carried group by ward_id, level`.execute(db)
  const wards = [...Map.groupBy(plan, ({ wardId }) => wardId)]
  const titleOf = await areaTitles(
    db,
    wards.map(([wardId]) => wardId),
  )
  const shown = await withOwners(asking, plan)
  return {
    wards: wards.map(([areaId, orders]) => ({
      areaId,
      title: titleOf(areaId),
      byLevel: [1, 2, 3].map((level) => counts.find((one) => one.wardId === areaId && one.level === level)?.count ?? 0),
      orders: orders.map(shown),
    })),
  }
})

async function withOwners({ db }: Asking, plan: readonly OwnedOrder[]) {
  const names = await officerNames(
    db,
    plan.flatMap(({ owner }) => owner?.officerId ?? []),
  )
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from posts where id = any(${plan.flatMap(({ owner }) => owner?.postId ?? [])}::uuid[])`.execute(db)
  const titles = new Map(rows.map(({ id, title }) => [id, title]))
  return ({ kind, people, dueAt, owner, isGiven }: OwnedOrder) => ({
    kind,
    people,
    dueAt,
    isGiven,
    owner: owner && {
      postId: owner.postId,
      postTitle: titles.get(owner.postId) ?? '',
      officerName: names.get(owner.officerId) ?? '',
    },
  })
}
