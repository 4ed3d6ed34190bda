import type { WebRoom } from '#platform/web'
import { exchangeNames, exchangePath } from './paths.ts'

/** The web face of the room of exchange: officers' own spreadsheets, in and out. */
export const webRoom: WebRoom = {
  name: 'exchange',
  pages: [
    {
      path: exchangePath,
      title: exchangeNames.page,
      load: () => import('./exchange.page.tsx').then((file) => file.ExchangePage),
    },
    {
      path: '/exchange/upload/$uploadId',
      title: exchangeNames.preview,
      load: () => import('./preview.page.tsx').then((file) => file.PreviewPage),
    },
    {
      path: '/exchange/batches/$batchId',
      title: exchangeNames.batch,
      load: () => import('./batch.page.tsx').then((file) => file.BatchPage),
    },
  ],
  navigation: [{ to: exchangePath, label: exchangeNames.page, icon: 'exchange', order: 70 }],
  facts: {
    'import-started': { vi: 'Bắt đầu nhập từ bảng tính', en: 'Began importing a table' },
    'sheet-exported': { vi: 'Xuất bảng tính', en: 'Exported a table' },
  },
}
