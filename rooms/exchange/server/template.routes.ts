import type { FastifyInstance } from 'fastify'
import { refuse } from '#kit'
import { ACCESS, askingOf, type House, sendProblem, tableTypes } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'
import { fileName } from './export.routes.ts'
import { mayImport, sheetAskingOf, undoOf } from './sheets-for.ts'
import { wantedColumns } from './table-reading.ts'
import { writeTemplate } from './write-template.ts'

/** `GET /api/exchange/template?sheet=…&variant=…`: a workbook to be filled in. */
export function registerTemplate(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: { sheet?: string; variant?: string } }>('/api/exchange/template', async (request, reply) => {
    if (request.actor.accountId === null) return sendProblem(reply, refuse(ACCESS.SIGN_IN))
    const asking = askingOf(house, request, 'signed-in')
    const { sheet: key = '', variant } = request.query
    const sheet = house.catalogue.sheets.get(key)
    if (!sheet || !mayImport(sheet, asking)) {
      return sendProblem(
        reply,
        refuse(EXCHANGE.UNKNOWN_SHEET, { field: 'sheet', params: { sheet: key.slice(0, 120) } }),
      )
    }
    const about = sheetAskingOf(asking, variant ?? null)
    const named = (await sheet.variants?.(about))?.find((one) => one.key === variant)
    const title = named ? { vi: named.title.vi, en: named.title.en } : sheet.title
    const columns = await wantedColumns(sheet, about)
    const bytes = await writeTemplate({ title, about: sheet.about, undo: undoOf(sheet), columns })
    return reply
      .type(tableTypes.xlsx)
      .header('content-disposition', `attachment; filename="mau-${fileName(title.vi)}.xlsx"`)
      .header('cache-control', 'private, no-cache')
      .send(bytes)
  })
}
