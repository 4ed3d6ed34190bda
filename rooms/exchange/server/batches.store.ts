import { sql } from 'kysely'
import type { Instant } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { RowErrorShape } from '../domain/index.ts'
import type { BatchRow, UploadRow } from './exchange.tables.ts'

type NewBatch = Pick<
  BatchRow,
  'id' | 'upload_id' | 'account_id' | 'officer_id' | 'area_id' | 'sheet' | 'variant' | 'reading' | 'started_at'
>

/** Writes a batch down, waiting. */
export async function saveBatch(trx: Trx, batch: NewBatch): Promise<void> {
  const { id, upload_id, account_id, officer_id, area_id, sheet, variant, reading, started_at } = batch
  await sql`
    insert into exchange_batches (id, upload_id, account_id, officer_id, area_id, sheet, variant, reading, state, read_to,
      percent, rows, done, wrong, already, unchanged, undone, not_undone, started_at)
    values (${id}, ${upload_id}, ${account_id}, ${officer_id}, ${area_id}, ${sheet}, ${variant},
      ${JSON.stringify(reading)}::jsonb, 'waiting', 0, 0, 0, 0, 0, 0, 0, 0, 0, ${started_at})`.execute(trx)
}

/** A batch with its file. */
export async function findBatch(db: Db | Trx, id: string): Promise<(BatchRow & { upload: UploadRow }) | undefined> {
  const { rows } = await sql<BatchRow & { upload: UploadRow }>`
    select exchange_batches.*, to_jsonb(exchange_uploads) as upload
    from exchange_batches join exchange_uploads on exchange_uploads.id = exchange_batches.upload_id
    where exchange_batches.id = ${id}`.execute(db)
  return rows[0]
}

/** What became of a row of a chunk. */
export interface RowOutcome {
  readonly row: number
  readonly state: 'done' | 'wrong'
  readonly head: number
  readonly digest: Buffer | null
  readonly error: RowErrorShape | null
}

/** What a chunk adds to its batch. */
export interface ChunkOutcome {
  readonly rows: readonly RowOutcome[]
  readonly readTo: number
  readonly percent: number
  readonly counts: {
    readonly rows: number
    readonly done: number
    readonly wrong: number
    readonly already: number
    readonly unchanged: number
  }
}

/** Writes down what became of a chunk, and how far the batch is. */
export async function saveChunk(
  trx: Trx,
  batchId: string,
  { rows, readTo, percent, counts }: ChunkOutcome,
): Promise<void> {
  await sql`
    insert into exchange_rows (batch_id, row, state, head, digest, error)
    select ${batchId}, row, state, head, digest, error::jsonb
    from unnest(${rows.map((one) => one.row)}::int[], ${rows.map((one) => one.state)}::text[],
      ${rows.map((one) => one.head)}::int[], ${rows.map((one) => one.digest)}::bytea[],
      ${rows.map((one) => (one.error ? JSON.stringify(one.error) : null))}::text[])
      as given (row, state, head, digest, error)
    on conflict (batch_id, row) do nothing`.execute(trx)
  await sql`
    update exchange_batches set read_to = ${readTo}, percent = ${percent}, rows = rows + ${counts.rows}::int,
      done = done + ${counts.done}::int, wrong = wrong + ${counts.wrong}::int, already = already + ${counts.already}::int,
      unchanged = unchanged + ${counts.unchanged}::int where id = ${batchId}`.execute(trx)
}

/** Moves a batch to a state; `ended` when nothing more will happen of itself. */
export async function setBatchState(
  db: Db | Trx,
  batchId: string,
  to: { readonly state: BatchRow['state']; readonly endedAt?: Instant; readonly problem?: BatchRow['problem'] },
): Promise<void> {
  const problem = to.problem ? JSON.stringify({ code: to.problem.code, words: to.problem.words }) : null
  await sql`
    update exchange_batches set state = ${to.state}, ended_at = ${to.endedAt ?? null},
      percent = case when ${to.state} = 'done' then 100 else percent end, problem = ${problem}::jsonb
    where id = ${batchId}`.execute(db)
}

/** The next rows to take back, last first; one for each thing that was made. */
export async function nextToUndo(db: Db, batchId: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ head: number }>`
    select distinct head from exchange_rows where batch_id = ${batchId} and state = 'done' and head = row
    order by head desc limit ${limit}`.execute(db)
  return rows.map(({ head }) => head)
}

/** What came of taking rows back; `error` null: taken back. */
export interface UndoOutcome {
  readonly head: number
  readonly error: RowErrorShape | null
}

/** Writes down which rows were taken back and which stand, with why. */
export async function saveUndone(trx: Trx, batchId: string, outcomes: readonly UndoOutcome[]): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    update exchange_rows set state = given.state, error = given.error::jsonb
    from unnest(${outcomes.map((one) => one.head)}::int[],
      ${outcomes.map((one) => (one.error ? 'kept' : 'undone'))}::text[],
      ${outcomes.map((one) => (one.error ? JSON.stringify(one.error) : null))}::text[]) as given (head, state, error)
    where exchange_rows.batch_id = ${batchId} and exchange_rows.head = given.head and exchange_rows.state = 'done'
    returning exchange_rows.state`.execute(trx)
  const undone = rows.filter(({ state }) => state === 'undone').length
  await sql`
    update exchange_batches set undone = undone + ${undone}::int, not_undone = not_undone + ${rows.length - undone}::int
    where id = ${batchId}`.execute(trx)
}
