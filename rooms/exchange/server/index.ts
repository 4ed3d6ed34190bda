import { defineRoom, SHEETS } from '#platform/server'
import { EXCHANGE, exchangePermissions, exchangeRoutes } from '../domain/index.ts'
import { batchByIdRead, batchErrorsRead, batchListRead } from './batches.query.ts'
import type {} from './exchange.tables.ts'
import { registerExport } from './export.routes.ts'
import { forgetExpired, lookForWork } from './forget-expired.tick.ts'
import { registerMarked } from './marked.routes.ts'
import { previewRead } from './preview.query.ts'
import { exchangeRetentionOf } from './retention.ts'
import { importJobKind } from './run-import.ts'
import { undoJobKind } from './run-undo.ts'
import { sheetColumnsRead, sheetListRead } from './sheet-list.query.ts'
import { startImportIntent } from './start-import.ts'
import { registerTemplate } from './template.routes.ts'
import { undoImportIntent } from './undo-import.ts'
import { registerUploads } from './upload.routes.ts'

/** The room of exchange: officers' own spreadsheets, in and out. */
export const exchangeRoom = defineRoom({
  name: 'exchange',
  permissions: exchangePermissions,
  refusals: [EXCHANGE, SHEETS],
  intents: [startImportIntent, undoImportIntent],
  reads: [sheetListRead, sheetColumnsRead, previewRead, batchListRead, batchErrorsRead, batchByIdRead],
  jobs: [importJobKind, undoJobKind],
  ticks: [forgetExpired, lookForWork],
  routes: exchangeRoutes,
  plugin: async (app, house) => {
    await exchangeRetentionOf(house.profile)
    await registerUploads(app, house)
    registerExport(app, house)
    registerTemplate(app, house)
    registerMarked(app, house)
  },
})
