import type { FastifyInstance } from 'fastify'
import { refuse } from '#kit'
import { ACCESS, type Asking, askingOf, type House, sendProblem, tableTypes } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { visibleBatch } from './batches.query.ts'
import { findBatch } from './batches.store.ts'
import { markedCopy } from './marked-copy.ts'
import { noteExport } from './note-export.ts'

/** `GET /api/exchange/batches/<id>/marked`: the sender's own file with what is wrong in it. */
export function registerMarked(app: FastifyInstance, house: House): void {
  app.get<{ Params: { id: string } }>('/api/exchange/batches/:id/marked', async (request, reply) => {
    if (request.actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
    const asking = askingOf(house, request, 'signed-in')
    const batch = await visibleById(asking, request.params.id)
    if (!batch) return sendProblem(reply, refuse(ACCESS.NOT_FOUND))
    const bytes = await bytesOf(house, batch)
    if (!bytes) return sendProblem(reply, refuse(EXCHANGE.UPLOAD_GONE))
    const marked = await markedCopy(house.db, batch, bytes)
    const { sheet, variant, wrong } = batch
    const permission = house.catalogue.sheets.get(sheet)?.import?.permission ?? 'signed-in'
    await noteExport(house, asking, { sheet, variant, format: batch.upload.kind, permission, rows: wrong })
    const name = batch.upload.name.replace(/(\.\w{3,4})?$/, (end) => `-loi${end}`)
    return reply
      .type(tableTypes[batch.upload.kind])
      .header(
        'content-disposition',
        `attachment; filename="marked.${batch.upload.kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      )
      .header('cache-control', 'private, no-store')
      .send(marked)
  })
}

async function visibleById(asking: Asking, id: string) {
  const seen = /^[0-9a-f-]{36}$/i.test(id) ? await visibleBatch(asking, id) : undefined
  return seen && findBatch(asking.db, seen.id)
}

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

async function bytesOf({ files }: House, { upload, errors_forgotten_at }: Batch): Promise<Buffer | undefined> {
  return upload.forgotten_at === null && errors_forgotten_at === null ? files.read(upload.hash) : undefined
}
