import { sql } from 'kysely'
import type { Db, DoneRow, Trx } from '#platform/server'
import { intentIdOf } from './plan-rows.ts'

/** A batch is being taken back by a job. */
export async function markUndoing(trx: Trx, batchId: string, jobId: string): Promise<void> {
  await sql`
    update exchange_batches set state = 'undoing', undo_job = ${jobId}, ended_at = null where id = ${batchId}`.execute(
    trx,
  )
}

/** The rows with the intents that did them and what the door answered. */
export async function readDone(db: Db, batchId: string, rows: readonly number[]): Promise<DoneRow[]> {
  const ids = rows.map((row) => intentIdOf(batchId, row))
  const { rows: found } = await sql<{ id: string; result: unknown }>`
    select id, result from intents where id = any(${ids}::uuid[])`.execute(db)
  const results = new Map(found.map(({ id, result }) => [id, result]))
  return rows.map((row, index) => {
    const intentId = ids[index] as DoneRow['intentId']
    return { row, intentId, result: results.get(intentId) ?? null }
  })
}
