import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '#kit'
import { type Asking, defineRead, fromCursor, notFound, toCursor, visiblePlace } from '#platform/server'
import { gapById, gapList } from '../domain/index.ts'
import { toGapLines } from './gap-lines.ts'
import { type GapRow, gapColumns, gapOwners, gapsWhere, isOverdue } from './gap-rows.query.ts'

type Key = readonly (string | number)[]

/**
 * `GET /overview/areas/:id/gaps`. The cursor remembers the moment of the first page, so that a gap which becomes overdue
 * while somebody scrolls is neither shown twice nor skipped.
 */
export const gapListRead = defineRead(gapList, async (asking, { id, limit, cursor, ...filter }) => {
  const place = visiblePlace(asking, id, 'overview.read')
  if (!place) return notFound('id')
  const [moment, ...after] = (fromCursor(cursor) ?? [asking.now]) as [Instant, ...Key]
  const at = { tree: asking.tree, place, now: asking.now, actor: asking.actor }
  const order = filter.state === 'open' ? openOrder(moment) : closedOrder
  const beyond = after.length === order.columns.length ? order.beyond(after) : sql`true`
  const { rows } = await sql<GapRow & { key: Key }>`
    with page as (
      select gaps.*, ${order.key} as key from gaps
      where ${gapsWhere(at, filter)} and ${beyond}
      order by ${sql.join(order.columns)} limit ${limit + 1})
    select ${gapColumns}, gaps.key from page as gaps ${gapOwners} order by ${sql.join(order.columns)}`.execute(
    asking.db,
  )
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: await toGapLines(
      asking,
      page.map(({ key: _, ...row }) => row),
    ),
    next: rows.length > limit && last ? toCursor([moment, ...last.key]) : null,
  }
})

interface Order {
  readonly columns: readonly RawBuilder<unknown>[]
  readonly key: RawBuilder<Key>
  beyond(after: Key): RawBuilder<boolean>
}

/** The worst first, of these the overdue ones, of these the oldest. */
function openOrder(moment: Instant): Order {
  const late = sql`(case when ${isOverdue(moment)} then 0 else 1 end)`
  return {
    columns: [sql`gaps.severity desc`, late, sql`gaps.since`, sql`gaps.id`],
    key: sql`json_build_array(severity, ${late}, since, id)`,
    beyond: ([severity, wasLate, since, id]) => sql`
      (severity < ${severity} or (severity = ${severity}
        and (${late}, since, id) > (${wasLate}::int, ${since}::timestamptz, ${id}::uuid)))`,
  }
}

/** The last closed first. */
const closedOrder: Order = {
  columns: [sql`gaps.closed_at desc`, sql`gaps.id desc`],
  key: sql`json_build_array(closed_at, id)`,
  beyond: ([closedAt, id]) => sql`(closed_at, id) < (${closedAt}::timestamptz, ${id}::uuid)`,
}

/** `GET /overview/gaps/:gapId` */
export const gapByIdRead = defineRead(gapById, async (asking: Asking, { gapId }) => {
  const { rows } = await sql<GapRow>`
    select ${gapColumns} from gaps ${gapOwners} where gaps.id = ${gapId} limit 1`.execute(asking.db)
  const row = rows[0]
  if (!row || !visiblePlace(asking, row.areaId, 'overview.read')) return notFound('gapId')
  const [line] = await toGapLines(asking, [row])
  return line ?? notFound('gapId')
})
