import { refuse } from '#kit'
import { ACCESS, accept, defineIntent, enqueueJob, may, oneByOne, reject } from '#platform/server'
import { EXCHANGE, undoImport } from '../domain/index.ts'
import { findBatch } from './batches.store.ts'
import type { BatchRow } from './exchange.tables.ts'
import { undoOf } from './sheets-for.ts'
import { markUndoing } from './undo.store.ts'

/** The kind of job that takes a batch back. */
export const undoJob = 'exchange.undo'

/** Starts taking a batch back: one's own, or with the right to see it; the door judges each row besides. */
export const undoImportIntent = defineIntent({
  contract: undoImport,
  area: 'handler',
  handle: oneByOne(async (work, { trx, tree, now, catalogue }) => {
    const { actor, id } = work
    const batch = await findBatch(trx, work.payload.batchId)
    const isSeen = batch && (batch.account_id === actor.accountId || may(actor, 'exchange.read', batch.area_id, tree))
    if (!batch || !isSeen || actor.accountId === null) return reject(ACCESS.NOT_FOUND, { field: 'batchId' })
    if (actor.via !== 'session') return reject(EXCHANGE.PERSON_ONLY)
    const stateRefusal = judgeState(batch)
    if (stateRefusal) return reject(stateRefusal)
    const undo = undoOf(catalogue.sheets.get(batch.sheet))
    if (!undo.can) return reject(EXCHANGE.CANNOT_UNDO, { params: { why: undo.words?.vi ?? '' } })
    await markUndoing(trx, batch.id, id)
    const input = { batchId: batch.id }
    const { area_id: areaId } = batch
    await enqueueJob(trx, { id, kind: undoJob, areaId, accountId: actor.accountId, total: batch.done, input, now })
    return accept([{ type: 'import-undo-asked', areaId, subjectId: batch.id, live: ['exchange', 'jobs'] }])
  }),
})

function judgeState({ state, done, undone }: BatchRow) {
  if (state === 'undone' || (done > 0 && undone >= done)) return refuse(EXCHANGE.UNDONE_ALREADY)
  if (state === 'waiting' || state === 'running' || state === 'undoing') return refuse(EXCHANGE.BATCH_RUNNING)
  return null
}
