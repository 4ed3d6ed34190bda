import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { expect } from 'vitest'
import type { IntentAnswer } from '#kit'
import type { Person, TestCity } from '#test-city'
import {
  type BatchShape,
  type PreviewShape,
  type RowErrorShape,
  type UploadShape,
  writeMatches,
} from '../../domain/index.ts'

/** A problem as HTTP tells it. */
export interface Problem {
  readonly code: string
  readonly words: { readonly vi: string; readonly en: string }
  readonly params?: Record<string, unknown>
}

/** Cells as a clerk types them. */
export type Cells = readonly (string | number | boolean | Date | null | ExcelJS.CellValue)[]

/** A workbook of one worksheet; `shape` may do more with it. */
export async function workbookOf(
  rows: readonly Cells[],
  shape: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Nhiệm vụ')
  for (const cells of rows) sheet.addRow([...cells])
  shape(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** Brings a file. */
export async function bring<T = UploadShape>(person: Person, bytes: Uint8Array, name = 'giao việc.xlsx') {
  const response = await person.request(
    'POST',
    `/exchange/uploads?name=${encodeURIComponent(name)}`,
    new Uint8Array(bytes),
    { headers: { 'content-type': 'application/octet-stream' } },
  )
  return { status: response.status, body: (await response.json()) as T }
}

/** Asks for the preview of an upload. */
export async function look(person: Person, uploadId: string, more: Record<string, string> = {}) {
  const query = new URLSearchParams({ uploadId, ...more })
  return person.get<PreviewShape>(`/exchange/preview?${query}`)
}

/** Starts what a preview showed. */
export function start(person: Person, seen: PreviewShape, more: Record<string, unknown> = {}): Promise<IntentAnswer> {
  return person.send({
    id: randomUUID(),
    type: 'exchange.start',
    payload: {
      uploadId: seen.uploadId,
      tab: seen.tabs.find(({ chosen }) => chosen)?.name ?? null,
      sheet: seen.sheet,
      variant: seen.variant,
      encoding: seen.encoding?.chosen ?? null,
      headerRow: seen.headerRow,
      matches: seen.columns.flatMap(({ column, key }) => (key === null ? [] : [{ column, key }])),
      fixed: seen.fixed,
      ...more,
    },
  })
}

/** Waits until a batch is at rest. */
export async function finish(city: TestCity, person: Person, batchId: string): Promise<BatchShape> {
  for (;;) {
    city.house.jobs.wake()
    const { body } = await person.get<BatchShape>(`/exchange/batches/${batchId}`)
    if (!['waiting', 'running', 'undoing'].includes(body.state)) return body
    await wait(15)
  }
}

/** Brings, looks, starts and waits. What the preview counted is what came of it: that holds of every table and every file. */
export async function importFile(city: TestCity, person: Person, bytes: Uint8Array, name?: string) {
  const { body: upload } = await bring(person, bytes, name)
  const { body: seen } = await look(person, upload.uploadId)
  const answer = await start(person, seen)
  const batch = await finish(city, person, answer.id)
  const { good, wrong, already, unchanged } = seen.counts
  if (seen.problem === null && !seen.remarks.some(({ code }) => code === 'rows-not-tried')) {
    expect(batch.counts).toMatchObject({ done: good, wrong, already, unchanged })
  }
  return { upload, seen, answer, batch }
}

/** Wrong rows of a batch. */
export async function errorsOf(person: Person, batchId: string, what = 'wrong'): Promise<RowErrorShape[]> {
  const { body } = await person.get<{ items: RowErrorShape[] }>(
    `/exchange/batches/${batchId}/errors?what=${what}&limit=200`,
  )
  return body.items
}

/** Which columns feed which, for a question. */
export const matchesOf = writeMatches
