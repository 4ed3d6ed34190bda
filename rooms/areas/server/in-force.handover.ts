import { sql } from 'kysely'
import type { Instant } from '#kit'
import { type Db, derivedId, type Fact, type Tree, type Trx } from '#platform/server'
import { type ContinuedOrders, continueOrders, levelOf, type SuccessionEdge } from '../domain/index.ts'
import { readRegister } from './areas.store.ts'
import { type Handover, type HandoverAt, nothingLeft, type RoomHandover, type Settling } from './handover.ts'
import { type InForceRow, putInForce } from './in-force.store.ts'
import { readSuccessionEdges } from './succession.store.ts'

type Order = InForceRow & { readonly signature: string }

/** Orders in force: they go on over the successors unless a person ends them. */
export const inForceHandover: RoomHandover = {
  kind: 'order',
  title: { vi: 'Chỉ đạo đang hiệu lực', en: 'Orders in force' },
  async count(db, handover) {
    const orders = await standingOrders(db, handover)
    const carried = orders.filter((order) => handover.heirOf.has(order.areaId)).length
    return { carried, ended: 0, waiting: orders.length - carried }
  },
  async carry(trx, handover, { tree }) {
    const { goesOn, replaced } = await continued(trx, handover)
    if (goesOn.length + replaced.length === 0) return nothingLeft
    const facts = [...(await putOn(trx, goesOn, handover, tree)), ...(await endReplaced(trx, replaced, handover))]
    return { facts, carried: replaced.length, ended: 0, more: false }
  },
  async waits(trx, handover) {
    const { undecided } = await continued(trx, handover)
    return undecided.map((order) => ({ subjectId: order.id, areaId: order.areaId }))
  },
  settle,
  async nameOf(db, ids) {
    const { rows } = await sql<{ id: string; label_vi: string }>`
      select id, label_vi from in_force where id = any(${ids}::uuid[])`.execute(db)
    return new Map(rows.map((row) => [row.id, row.label_vi]))
  },
}

/** What is in force on areas that end, past their end. */
async function standingOrders(db: Db | Trx, { ended, startsAt }: Handover): Promise<Order[]> {
  const { rows } = await sql<InForceRow>`
    select id, area_id as "areaId", kind, label_vi as "labelVi", label_en as "labelEn", document_id as "documentId",
           from_at as "from", to_at as "to", review_at as "reviewAt", data
    from in_force where area_id = any(${ended}::int[]) and (to_at is null or to_at > ${startsAt})
    order by from_at, id`.execute(db)
  return rows.map((row) => ({
    ...row,
    signature: JSON.stringify([row.kind, row.documentId, row.labelVi, row.to, row.reviewAt, row.data]),
  }))
}

async function continued(trx: Trx, handover: Handover): Promise<ContinuedOrders<Order>> {
  const orders = await standingOrders(trx, handover)
  if (orders.length === 0) return { goesOn: [], replaced: [], undecided: [] }
  const isEnded = new Set(handover.ended)
  const register = await readRegister(trx)
  const below = Map.groupBy(
    register.filter((area) => isEnded.has(area.id)),
    (area) => area.parentId ?? 0,
  )
  const groups = new Set(register.filter((area) => levelOf(area.kind) === 'group').map((area) => area.id))
  // A unit's order holds in its groups by the unit's successor; only an order of a group's own goes on in the group.
  const insideOf = (areaId: number): number[] => [
    areaId,
    ...(below.get(areaId) ?? []).filter((area) => !groups.has(area.id)).flatMap((area) => insideOf(area.id)),
  ]
  const edges = (await readSuccessionEdges(trx)).filter(
    (edge: SuccessionEdge) => edge.on === handover.on && isEnded.has(edge.oldId),
  )
  const result = continueOrders(orders, edges, insideOf)
  const there = await alreadyThere(trx, result, handover)
  return { ...result, goesOn: result.goesOn.filter((one) => !there.has(idOf(handover, one))) }
}

function idOf(handover: Handover, { order, areaId }: { order: Order; areaId: number }): string {
  return derivedId(handover.id, `in-force/${areaId}/${order.signature}`)
}

async function alreadyThere(
  trx: Trx,
  { goesOn }: ContinuedOrders<Order>,
  handover: Handover,
): Promise<ReadonlySet<string>> {
  const ids = goesOn.map((one) => idOf(handover, one))
  const { rows } = await sql<{ id: string }>`select id from in_force where id = any(${ids}::uuid[])`.execute(trx)
  return new Set(rows.map((row) => row.id))
}

function putOn(
  trx: Trx,
  goesOn: ContinuedOrders<Order>['goesOn'],
  handover: Handover,
  tree: Tree,
): Promise<readonly Fact[]> {
  const rows = goesOn.map(({ order: { signature: _signature, ...order }, areaId }, index) => ({
    ...order,
    id: idOf(handover, goesOn[index] as (typeof goesOn)[number]),
    areaId,
    from: order.from > handover.startsAt ? order.from : handover.startsAt,
    data: { ...order.data, continues: order.id },
  }))
  return putInForce(trx, rows, tree)
}

async function endReplaced(trx: Trx, replaced: readonly Order[], handover: Handover): Promise<Fact[]> {
  return (await Promise.all(replaced.map((order) => endRow(trx, order, handover.startsAt)))).flat()
}

/** What would have begun only later never begins there. */
async function endRow(trx: Trx, { id, areaId, documentId }: Order | InForceRow, at: Instant): Promise<Fact[]> {
  await sql`delete from in_force where id = ${id} and from_at >= ${at}`.execute(trx)
  await sql`update in_force set to_at = ${at} where id = ${id} and from_at < ${at}`.execute(trx)
  return [{ type: 'ended-in-force', areaId, subjectId: id, documentId, data: { at }, live: ['in-force'] }]
}

/** A person says where an order goes on from now, or (nowhere) that it is lifted. */
async function settle(trx: Trx, settling: Settling, { now, tree }: HandoverAt): Promise<readonly Fact[]> {
  const { rows } = await sql<InForceRow>`
    select id, area_id as "areaId", kind, label_vi as "labelVi", label_en as "labelEn", document_id as "documentId",
           from_at as "from", to_at as "to", review_at as "reviewAt", data
    from in_force where id = ${settling.subjectId} and (to_at is null or to_at > ${now}) for update`.execute(trx)
  const order = rows[0]
  if (!order) return []
  const put = settling.to.map((areaId) => ({
    ...order,
    id: derivedId(order.id, `settled/${areaId}`),
    areaId,
    from: order.from > now ? order.from : now,
    data: { ...order.data, continues: order.id },
  }))
  return [...(await putInForce(trx, put, tree)), ...(await endRow(trx, order, now))]
}
