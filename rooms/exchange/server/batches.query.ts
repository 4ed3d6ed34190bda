import { type RawBuilder, sql } from 'kysely'
import { type Instant, toInstant } from '#kit'
import { type Asking, defineRead, fromCursor, may, notFound, toCursor } from '#platform/server'
import { areaNames } from '#rooms/areas/server'
import { type BatchShape, batchById, batchErrors, batchList, type RowErrorShape } from '../domain/index.ts'
import type { BatchRow } from './exchange.tables.ts'
import { sheetTitles, undoOf } from './sheets-for.ts'

type Line = BatchRow & {
  readonly name: string
  readonly kind: 'xlsx' | 'csv'
  readonly expires_at: Instant
  readonly is_forgotten: boolean
  readonly by: string | null
}

const columns = sql`exchange_batches.*, uploads.name, uploads.kind, uploads.expires_at,
  uploads.forgotten_at is not null as is_forgotten, coalesce(officers.name, '') as by`
const tables = sql`exchange_batches join exchange_uploads as uploads on uploads.id = exchange_batches.upload_id
  left join officers on officers.id = exchange_batches.officer_id`

/** `GET /exchange/batches` */
export const batchListRead = defineRead(batchList, async (asking, query) => {
  const place = query.areaId === undefined ? undefined : asking.tree.find(query.areaId)
  if (query.areaId !== undefined && !place) return notFound('areaId')
  const [at, id] = fromCursor(query.cursor) ?? []
  const conditions: RawBuilder<unknown>[] = [query.mine ? ownOnly(asking) : seen(asking)]
  if (place) conditions.push(sql`areas.first between ${place.first} and ${place.last}`)
  if (query.sheet !== undefined) conditions.push(sql`exchange_batches.sheet = ${query.sheet}`)
  if (at !== undefined && id !== undefined) {
    conditions.push(sql`(exchange_batches.started_at, exchange_batches.id) < (${at}::timestamptz, ${id}::uuid)`)
  }
  const { rows } = await sql<Line>`
    select ${columns} from ${tables} join areas on areas.id = exchange_batches.area_id
    where ${sql.join(conditions, sql` and `)}
    order by exchange_batches.started_at desc, exchange_batches.id desc limit ${query.limit + 1}`.execute(asking.db)
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next = rows.length > query.limit && last ? toCursor([toInstant(last.started_at), last.id]) : null
  return { items: await shapeBatches(page, asking), next }
})

/** `GET /exchange/batches/:id` */
export const batchByIdRead = defineRead(batchById, async (asking, { id }) => {
  const line = await visibleBatch(asking, id)
  const [shape] = line ? await shapeBatches([line], asking) : []
  return shape ?? notFound('id')
})

/** `GET /exchange/batches/:id/errors` */
export const batchErrorsRead = defineRead(batchErrors, async (asking, { id, what, limit, cursor }) => {
  if (!(await visibleBatch(asking, id))) return notFound('id')
  const after = Number(fromCursor(cursor)?.[0] ?? 0)
  const { rows } = await sql<{ row: number; error: RowErrorShape }>`
    select row, error from exchange_rows
    where batch_id = ${id} and state = ${what === 'wrong' ? 'wrong' : 'kept'} and error is not null and row > ${after}
    order by row limit ${limit + 1}`.execute(asking.db)
  const page = rows.slice(0, limit)
  return { items: page.map(({ error }) => error), next: rows.length > limit ? toCursor([page.at(-1)?.row ?? 0]) : null }
})

/** A batch that the asker may see: their own, or in their area with the right to see others'. */
export async function visibleBatch(asking: Asking, id: string): Promise<Line | undefined> {
  const { rows } = await sql<Line>`select ${columns} from ${tables} where exchange_batches.id = ${id}`.execute(
    asking.db,
  )
  const line = rows[0]
  if (!line) return undefined
  const isMine = line.account_id === asking.actor.accountId
  return isMine || may(asking.actor, 'exchange.read', line.area_id, asking.tree) ? line : undefined
}

function ownOnly({ actor }: Asking): RawBuilder<unknown> {
  return sql`exchange_batches.account_id = ${actor.accountId}`
}

function seen(asking: Asking): RawBuilder<unknown> {
  const { actor, tree } = asking
  const scopes = actor.scopes.filter(({ permissions }) => permissions.has('exchange.read'))
  const places = scopes.flatMap(({ areaId }) => tree.find(areaId) ?? [])
  if (places.length === 0) return ownOnly(asking)
  const inside = places.map(({ first, last }) => sql`areas.first between ${first} and ${last}`)
  return sql`(${ownOnly(asking)} or ${sql.join(inside, sql` or `)})`
}

async function shapeBatches(lines: readonly Line[], asking: Asking): Promise<BatchShape[]> {
  const names = await areaNames(
    asking.db,
    lines.map((line) => line.area_id),
  )
  const titles = sheetTitles(asking.catalogue)
  return lines.map((line) => ({
    id: line.id,
    sheet: line.sheet,
    variant: line.variant,
    title: titles(line.sheet),
    name: line.name,
    kind: line.kind,
    areaId: line.area_id,
    areaName: names.get(line.area_id) ?? '',
    by: line.by || null,
    isMine: line.account_id === asking.actor.accountId,
    state: line.state,
    percent: line.percent,
    jobId: jobOf(line),
    counts: {
      rows: line.rows,
      done: line.done,
      wrong: line.wrong,
      already: line.already,
      unchanged: line.unchanged,
      undone: line.undone,
      notUndone: line.not_undone,
    },
    startedAt: toInstant(line.started_at),
    endedAt: line.ended_at && toInstant(line.ended_at),
    expiresAt: line.is_forgotten ? null : toInstant(line.expires_at),
    hasMarked: line.wrong > 0 && !line.is_forgotten && line.errors_forgotten_at === null && line.ended_at !== null,
    undo: undoOf(asking.catalogue.sheets.get(line.sheet)),
    problem: line.problem,
  }))
}

function jobOf({ state, id, undo_job }: Line): string | null {
  if (state === 'waiting' || state === 'running') return id
  return state === 'undoing' ? undo_job : null
}
