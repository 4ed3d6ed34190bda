import { sql } from 'kysely'
import { addDays, type Day, dayOf, type Instant, startOfDay } from '#kit'
import { type Asking, defineRead, fromCursor, may, no, notFound, toCursor } from '#platform/server'
import { logRead } from '#rooms/access/server'
import {
  CHECKPOINTS,
  type CrossingLine,
  crossingListContract,
  crossingPlateContract,
  testOrderListContract,
} from '../domain/index.ts'
import { reasonTitle } from './book.query.ts'
import { areaTitles, whereAsked } from './checkpoint-list.query.ts'
import { visibleCheckpoint } from './checkpoint-page.query.ts'
import { openPlate } from './plates.store.ts'
import { profileBook } from './profile-book.query.ts'

/** First and last moment of a day (today if not said). */
export function spanOfDay(
  { now, profile: { utcOffsetMinutes } }: Pick<Asking, 'now' | 'profile'>,
  day: string | undefined,
): { readonly day: Day; readonly fromAt: Instant; readonly toAt: Instant } {
  const asked = (day as Day | undefined) ?? dayOf(now, utcOffsetMinutes)
  return {
    day: asked,
    fromAt: startOfDay(asked, utcOffsetMinutes),
    toAt: startOfDay(addDays(asked, 1), utcOffsetMinutes),
  }
}

type CrossingRow = Omit<CrossingLine, 'reasonTitle' | 'direction'> & { readonly isOut: boolean }

/** `GET /checkpoints/:id/crossings`: latest first. */
export const crossingListRead = defineRead(crossingListContract, async (asking, query) => {
  const post = await visibleCheckpoint(asking, query.id)
  if (!post) return notFound('id')
  const { fromAt, toAt } = spanOfDay(asking, query.day)
  const after = fromCursor(query.cursor)
  const { rows } = await sql<CrossingRow>`
    select id, at, subject, decision, reason, is_out as "isOut", people, receipt is not null as "hasReceipt",
           no_receipt as "noReceipt", verdict as "passVerdict", province, voided_at as "voidedAt",
           exists (select 1 from crossing_plates where crossing_id = crossings.id) as "hasPlate"
    from crossings
    where checkpoint_id = ${query.id} and at >= ${fromAt} and at < ${toAt}
      ${query.decision === undefined ? sql`` : sql`and decision = ${query.decision}`}
      ${query.subject === undefined ? sql`` : sql`and subject = ${query.subject}`}
      ${after === undefined ? sql`` : sql`and (at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by at desc, id desc limit ${query.limit + 1}`.execute(asking.db)
  const book = await profileBook(asking.profile)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ isOut, ...row }) => {
      return {
        ...row,
        direction: isOut ? ('out' as const) : ('in' as const),
        reasonTitle: reasonTitle(book, row.reason),
      }
    }),
    next: rows.length > query.limit && last ? toCursor([last.at, last.id]) : null,
  }
})

/** `GET /checkpoints/crossings/:id/plate`: the look is written down first, and if it cannot be, nothing is shown (SG-09). */
export const crossingPlateRead = defineRead(crossingPlateContract, async (asking, { id, why }) => {
  const { db, actor, tree, now, requestId, vault } = asking
  const { rows } = await sql<{ areaId: number }>`select area_id as "areaId" from crossings where id = ${id}`.execute(db)
  const areaId = rows[0]?.areaId
  const { permission, path } = crossingPlateContract
  if (areaId === undefined || !may(actor, permission, areaId, tree)) return notFound('id')
  await logRead(db, {
    ...{ actor, tree, now, requestId, areaId, permission },
    subjectKind: `GET /api${path}`,
    subjectId: id,
    reason: why,
  })
  return (await openPlate(db, vault, id)) ?? no(CHECKPOINTS.PLATE_GONE)
})

interface OrderRow {
  readonly id: string
  readonly crossingId: string
  readonly checkpointId: string
  readonly checkpointName: string
  readonly areaId: number
  readonly orderedAt: Instant
  readonly originAreaId: number | null
  readonly province: string | null
  readonly doneAt: Instant | null
  readonly taskId: string
}

/** `GET /checkpoints/test-orders`: latest first. */
export const testOrderListRead = defineRead(testOrderListContract, async (asking, query) => {
  const inside = whereAsked(asking, query.areaId)
  if (!inside) return notFound('areaId')
  const where = sql`test_orders.zone_id = any(${asking.tree.zonesIn(inside)}::int[])
    and exists (select 1 from areas, unnest(${inside.map(({ first }) => first)}::int[], ${inside.map(({ last }) => last)}::int[])
      as seen (first, last) where areas.id = test_orders.area_id and areas.first between seen.first and seen.last)
    ${query.checkpointId === undefined ? sql`` : sql`and checkpoint_id = ${query.checkpointId}`}`
  const after = fromCursor(query.cursor)
  const { rows } = await sql<OrderRow>`
    select test_orders.id, crossing_id as "crossingId", checkpoint_id as "checkpointId", checkpoints.name as "checkpointName",
           test_orders.area_id as "areaId", ordered_at as "orderedAt", origin_area_id as "originAreaId", province,
           done_at as "doneAt", task_id as "taskId"
    from test_orders join checkpoints on checkpoints.id = test_orders.checkpoint_id
    where ${where}
      ${query.state === 'all' ? sql`` : query.state === 'done' ? sql`and done_at is not null` : sql`and done_at is null`}
      ${after === undefined ? sql`` : sql`and (ordered_at, test_orders.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by ordered_at desc, test_orders.id desc limit ${query.limit + 1}`.execute(asking.db)
  const { rows: sums } = await sql<{ ordered: number; done: number }>`
    select count(*)::int as ordered, count(done_at)::int as done from test_orders where ${where}`.execute(asking.db)
  const { risk } = await profileBook(asking.profile)
  const titleOf = await areaTitles(asking)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ originAreaId, province, ...row }) => {
      const ofProvince = risk.provinces.find(({ key }) => key === province)?.title ?? null
      return { ...row, origin: originAreaId === null ? ofProvince : titleOf(originAreaId) }
    }),
    next: rows.length > query.limit && last ? toCursor([last.orderedAt, last.id]) : null,
    ordered: sums[0]?.ordered ?? 0,
    done: sums[0]?.done ?? 0,
  }
})
