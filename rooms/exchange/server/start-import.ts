import type { z } from 'zod'
import { type Refusal, refuse } from '#kit'
import {
  accept,
  defineIntent,
  enqueueJob,
  oneByOne,
  reject,
  type SheetType,
  type Step,
  type Work,
} from '#platform/server'
import { EXCHANGE, startImport } from '../domain/index.ts'
import { saveBatch } from './batches.store.ts'
import { areaOfSender, mayImport } from './sheets-for.ts'
import { findUpload } from './uploads.store.ts'

/** The kind of job that reads a file and sends its rows. */
export const importJob = 'exchange.import'

type Payload = z.output<typeof startImport.payload>

/** Starts an import: the batch and its job, both of the intent's id. */
export const startImportIntent = defineIntent<Payload>({
  contract: startImport,
  area: 'handler',
  handle: oneByOne(async (work, step) => {
    const { payload, actor } = work
    if (actor.via !== 'session' || actor.accountId === null) return reject(EXCHANGE.PERSON_ONLY)
    const sheet = step.catalogue.sheets.get(payload.sheet)
    const refusal = judge(work, sheet)
    const areaId = sheet && areaOfSender(sheet, { actor, tree: step.tree })
    if (refusal || areaId === undefined) return reject(refusal ?? refuse(EXCHANGE.STOPPED_RIGHTS))
    const upload = await findUpload(step.trx, payload.uploadId, actor.accountId)
    if (!upload || upload.forgotten_at !== null) return reject(EXCHANGE.UPLOAD_GONE, { field: 'uploadId' })
    await begin(work, { areaId, accountId: actor.accountId }, step)
    const data = { sheet: payload.sheet, variant: payload.variant, file: upload.hash, bytes: upload.bytes }
    const live = ['exchange', 'jobs']
    return accept([{ type: 'import-started', areaId, subjectId: work.id, data, live }], { batchId: work.id })
  }),
})

function judge({ payload, actor }: Work<Payload>, sheet: SheetType | undefined): Refusal | null {
  if (!sheet) return refuse(EXCHANGE.UNKNOWN_SHEET, { field: 'sheet', params: { sheet: payload.sheet } })
  if (!sheet.import) return refuse(EXCHANGE.NOT_IMPORTED, { field: 'sheet' })
  if (!mayImport(sheet, { actor }))
    return refuse(EXCHANGE.UNKNOWN_SHEET, { field: 'sheet', params: { sheet: payload.sheet } })
  const keys = payload.matches.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  return twice === undefined ? null : refuse(EXCHANGE.COLUMN_TWICE, { field: 'matches', params: { column: twice } })
}

async function begin(
  work: Work<Payload>,
  by: { areaId: number; accountId: string },
  { trx, now }: Step,
): Promise<void> {
  const { tab, encoding, headerRow, matches, fixed, sheet, variant, uploadId, remember } = work.payload
  await saveBatch(trx, {
    id: work.id,
    upload_id: uploadId,
    account_id: by.accountId,
    officer_id: work.actor.officerId,
    area_id: by.areaId,
    sheet,
    variant,
    reading: { tab, encoding, headerRow, matches, fixed },
    started_at: now,
  })
  const input = { batchId: work.id, remember }
  await enqueueJob(trx, { id: work.id, kind: importJob, total: 0, input, now, ...by })
}
