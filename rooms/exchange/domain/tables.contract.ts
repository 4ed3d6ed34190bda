import { z } from 'zod'
import { readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })
const keyField = z.string().min(1).max(120)

/** Whether an import can be taken back; when not, the sentence that says so in advance. */
export const undoShape = z.object({ can: z.boolean(), words: words.nullable() })

/** A kind of table that may go in or out for the person who asks. */
export const sheetShape = z.object({
  key: z.string(),
  title: words,
  about: words,
  mayImport: z.boolean(),
  mayExport: z.boolean(),
  undo: undoShape,
  /** Tables of one kind with different columns (one report form of many); empty: only one. */
  variants: z.array(z.object({ key: z.string(), title: words })),
})
/** A kind of table: see {@link sheetShape}. */
export type SheetShape = z.infer<typeof sheetShape>

/** The kinds of table that the asker may import or export, in the order of the rooms. */
export const sheetList = readContract({
  path: '/exchange/sheets',
  query: z.object({}),
  answer: z.object({ items: z.array(sheetShape) }),
  permission: 'signed-in',
  title: { vi: 'Các loại bảng nhập, xuất', en: 'Kinds of table that go in and out' },
})

/** A column as screens and templates show it. */
export const columnShape = z.object({
  key: z.string(),
  header: words,
  kind: z.string(),
  required: z.boolean(),
  example: z.string().nullable(),
  note: words.nullable(),
  choices: z.array(words.extend({ key: z.string() })),
  only: z.enum(['import', 'export']).nullable(),
})
/** A column: see {@link columnShape}. */
export type ColumnShape = z.infer<typeof columnShape>

/** The columns of one table. */
export const sheetColumns = readContract({
  path: '/exchange/sheets/:sheet',
  query: z.object({ sheet: keyField, variant: keyField.optional() }),
  answer: z.object({ sheet: sheetShape, columns: z.array(columnShape) }),
  permission: 'signed-in',
  title: { vi: 'Các cột của một loại bảng', en: 'Columns of a kind of table' },
})

/** Encodings a CSV may be read in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3'] as const
/** One of {@link encodings}. */
export type Encoding = (typeof encodings)[number]

/** The same bytes were imported before. */
export const sameFileShape = z.object({
  batchId: uuidField,
  sheet: z.string(),
  title: words,
  at: z.string(),
  by: z.string().nullable(),
  done: z.number(),
  wrong: z.number(),
  undone: z.boolean(),
})

/** Answer of `POST /api/exchange/uploads?name=<file name>` with the bytes as body (`application/octet-stream`). */
export const uploadShape = z.object({
  uploadId: uuidField,
  name: z.string(),
  bytes: z.number(),
  kind: z.enum(['xlsx', 'csv']),
  /** When the file is forgotten. */
  expiresAt: z.string(),
  sameFile: z.array(sameFileShape),
})
/** A file that was brought: see {@link uploadShape}. */
export type UploadShape = z.infer<typeof uploadShape>

/** Where a file goes up: bytes as body, its name in the query. */
export const uploadPath = '/api/exchange/uploads'

/** Where the template of a table is had. */
export function templatePath(sheet: string, variant: string | null): string {
  return `/api/exchange/template?${toQuery({ sheet, variant })}`
}

/** Where a batch's marked copy of the sender's own file is had. */
export function markedPath(batchId: string): string {
  return `/api/exchange/batches/${batchId}/marked`
}

function toQuery(parameters: Readonly<Record<string, string | null>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&')
}
