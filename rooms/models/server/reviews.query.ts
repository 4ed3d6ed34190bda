import { sql } from 'kysely'
import { foldVietnamese, type Instant } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { type AreaKind, areaTitle } from '#rooms/areas/domain'
import { officerNames } from '#rooms/bodies/server'
import { reviewList, reviewPage } from '../domain/index.ts'

interface Row {
  readonly id: string
  readonly areaId: number
  readonly areaKind: AreaKind
  readonly areaName: string
  readonly title: string
  readonly heldOn: string
  readonly documentId: string | null
  readonly planned: string
  readonly happened: string
  readonly why: string
  readonly writtenBy: string | null
  readonly writtenAt: Instant
  readonly changes: number
  readonly open: number
}

const from = sql`
  select action_reviews.id, area_id as "areaId", areas.kind as "areaKind", areas.name as "areaName", title,
         held_on as "heldOn", document_id as "documentId", planned, happened, why, written_by as "writtenBy",
         written_at as "writtenAt",
         (select count(*)::int from action_review_changes where review_id = action_reviews.id) as changes,
         (select count(*)::int from action_review_changes
          where review_id = action_reviews.id and task_id is null and model_id is null) as open
  from action_reviews join areas on areas.id = area_id`

function toLine(row: Row) {
  const { id, areaId, title, heldOn, changes, open } = row
  const area = areaTitle({ kind: row.areaKind, name: row.areaName })
  return { id, areaId, areaTitle: area, title, heldOn, changes, open }
}

/** Reviews lie inside the areas one answers for: lessons of others come as practices. */
function visible({ intervals }: Asking) {
  const parts = intervals.map(({ first, last }) => sql`areas.first between ${first} and ${last}`)
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

/** `GET /models/reviews`, newest first. */
export const reviewListRead = defineRead(reviewList, async (asking, { q, areaId, limit, cursor }) => {
  const place = areaId === undefined ? undefined : asking.tree.find(areaId)
  if (areaId !== undefined && !place) return notFound('areaId')
  const after = fromCursor(cursor)
  const words = foldVietnamese(q ?? '')
  const { rows } = await sql<Row>`
    ${from} where ${visible(asking)}
      ${place ? sql`and areas.first between ${place.first} and ${place.last}` : sql``}
      ${words === '' ? sql`` : sql`and action_reviews.folded like ${`%${words}%`}`}
      ${after === undefined ? sql`` : sql`and (held_on, action_reviews.id) < (${after[0]}::date, ${after[1]}::uuid)`}
    order by held_on desc, action_reviews.id desc limit ${limit + 1}`.execute(asking.db)
  const last = rows.slice(0, limit).at(-1)
  return {
    items: rows.slice(0, limit).map(toLine),
    next: rows.length > limit && last ? toCursor([last.heldOn, last.id]) : null,
  }
})

/** `GET /models/reviews/:id` */
export const reviewPageRead = defineRead(reviewPage, async (asking, { id }) => {
  const { db, actor, tree } = asking
  const { rows } = await sql<Row>`${from} where action_reviews.id = ${id} and ${visible(asking)}`.execute(db)
  const row = rows[0]
  if (!row) return notFound('id')
  const points = await sql<{ id: string; said: string; taskId: string | null; modelId: string | null }>`
    select id, said, task_id as "taskId", model_id as "modelId" from action_review_changes
    where review_id = ${id} order by place`.execute(db)
  const { documentId, planned, happened, why, writtenAt, writtenBy } = row
  const names = await officerNames(db, [writtenBy])
  return {
    ...toLine(row),
    documentId,
    planned,
    happened,
    why,
    writtenAt,
    writtenByName: writtenBy && (names.get(writtenBy) ?? null),
    points: points.rows,
    may: { change: may(actor, 'models.review', row.areaId, tree) },
  }
})
