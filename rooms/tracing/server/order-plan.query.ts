import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Tree, Trx } from '#platform/server'
import { headPostsOf, ownersOf } from '#rooms/bodies/server'
import { type OrderKind, type PlannedOrder, planOrders, type TracingRule } from '../domain/index.ts'
import type {} from './tracing.tables.ts'

/** An order with the person who will get it; null: nobody there or above holds a post. */
export interface OwnedOrder extends PlannedOrder {
  readonly owner: { readonly postId: string; readonly officerId: string } | null
  /** Head of the ward's health station, where somebody else gets the task. */
  readonly helperPostId: string | null
  readonly isGiven: boolean
}

interface Ground {
  readonly rule: TracingRule
  readonly now: Instant
  readonly tree: Tree
}

/** What each ward would be given by a trace, with owners; what it was given already says so. */
export async function ownedOrders(trx: Trx, traceId: string, ground: Ground): Promise<OwnedOrder[]> {
  const { rows } = await sql<{ wardId: number; level: number }>`
    select ward_id as "wardId", level from traced_people
    where trace_id = ${traceId} and not carried`.execute(trx)
  const { rows: given } = await sql<{
    wardId: number
    kind: OrderKind
    people: number
    dueAt: Instant
    ownerPostId: string
  }>`
    select ward_id as "wardId", kind, people, due_at as "dueAt", owner_post_id as "ownerPostId" from trace_orders
    where trace_id = ${traceId}`.execute(trx)
  const isGiven = new Set(given.map(({ wardId, kind }) => `${wardId} ${kind}`))
  const planned = planOrders(
    rows.filter(({ wardId }) => ground.tree.find(wardId)),
    ground.rule,
    ground.now,
  )
  const owners = await ownersByWard(trx, [...new Set(planned.map(({ wardId }) => wardId))], ground)
  const lineOf = new Map(ground.rule.orders.map(({ kind, line }) => [kind, line]))
  return planned.map((order) => {
    const { health, government } = owners.get(order.wardId) ?? { health: null, government: null }
    const owner = lineOf.get(order.kind) === 'government' ? (government ?? health) : (health ?? government)
    const helperPostId = health && health.postId !== owner?.postId ? health.postId : null
    return { ...order, owner, helperPostId, isGiven: isGiven.has(`${order.wardId} ${order.kind}`) }
  })
}

type WardOwner = { readonly postId: string; readonly officerId: string } | null

/** Head of the health station and head of the committee of each ward, or who stands for them above. */
async function ownersByWard(
  trx: Trx,
  wards: readonly number[],
  at: Ground,
): Promise<Map<number, { readonly health: WardOwner; readonly government: WardOwner }>> {
  const find = async (line: string): Promise<Map<number, WardOwner>> => {
    const heads = await headPostsOf(trx, wards, at.now, line)
    const owners = await ownersOf(
      trx,
      wards.map((areaId) => ({ areaId, postId: heads.get(areaId)?.postId ?? null, raised: 0 })),
      at,
    )
    return new Map(
      wards.map((ward, index) => {
        const { postId, officerId } = owners[index] ?? { postId: null, officerId: null }
        return [ward, postId !== null && officerId !== null ? { postId, officerId } : null]
      }),
    )
  }
  const [health, government] = [await find('health'), await find('government')]
  return new Map(
    wards.map((ward) => [ward, { health: health.get(ward) ?? null, government: government.get(ward) ?? null }]),
  )
}
