import { addressOf } from '#platform/web'

/** Where files go in and out. */
export const exchangePath = '/exchange'

/** What the room's pages are called. */
export const exchangeNames = {
  page: { vi: 'Nhập & xuất dữ liệu', en: 'Import & export' },
  preview: { vi: 'Xem trước tệp nhập', en: 'Preview of an import' },
  batch: { vi: 'Một lô nhập', en: 'One import' },
} as const

/** The preview of a file that was brought; `choices` as the preview's question takes them. */
export function previewPath(uploadId: string, choices: Readonly<Record<string, string | undefined>> = {}): string {
  return addressOf(`${exchangePath}/upload/${uploadId}`, choices)
}

/** The page of one import. */
export function batchPath(batchId: string): string {
  return `${exchangePath}/batches/${batchId}`
}
