import { z } from 'zod'
import { readContract, uuidField } from '#kit'
import { encodings, sameFileShape, undoShape } from './tables.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const keyField = z.string().min(1).max(120)

/** Which column of the file (1 is A) feeds which column of the table. */
export const matchField = z.strictObject({ column: z.int().min(1).max(16_384), key: keyField })
/** One value for all rows, by column key: for what the file says once above the table, or not at all. */
export const fixedField = z.record(keyField, z.string().max(500))

/** Which column feeds which, as the preview's question carries it: `1:area,2:title`. */
export function writeMatches(matches: readonly { column: number; key: string }[]): string {
  return matches.map(({ column, key }) => `${column}:${key}`).join(',')
}

/** {@link writeMatches} read back; what is no match is left out. */
export function readMatches(text: string): z.infer<typeof matchField>[] {
  return text.split(',').flatMap((part) => {
    const match = matchField.safeParse({ column: Number.parseInt(part, 10), key: part.slice(part.indexOf(':') + 1) })
    return match.success ? [match.data] : []
  })
}

/** What is wrong with a row, where, in words. `column` is the file's letter. */
export const rowErrorShape = z.object({
  row: z.number(),
  column: z.string().nullable(),
  key: z.string().nullable(),
  header: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  words,
})
/** What is wrong with a row: see {@link rowErrorShape}. */
export type RowErrorShape = z.infer<typeof rowErrorShape>

/** Something the reader should know about the file: hidden worksheets, formulas, a macro, a shifted header. */
export const remarkShape = z.object({
  code: z.enum([
    'header-row',
    'merged-header',
    'merged-cells',
    'month-first',
    'hidden-sheets',
    'formulas',
    'formulas-without-value',
    'macro',
    'extra-columns',
    'dates-1904',
    'encoding-guessed',
    'separator',
    'empty-rows',
    'rows-repeated',
    'rows-not-read',
    'rows-not-tried',
    'same-file',
  ]),
  words,
})

/** How sure a match is: chosen by the person, remembered from their last file of this shape, by name, by nearness, none. */
export const matchSureness = ['chosen', 'remembered', 'name', 'alias', 'near', 'none'] as const

const counts = z.object({
  rows: z.number(),
  good: z.number(),
  wrong: z.number(),
  /** Rows with the content of one that was imported before, or that stands further up in this file: not sent again. */
  already: z.number(),
  /** On record already just like this. */
  unchanged: z.number(),
  new: z.number(),
  change: z.number(),
})

/** What an import would do, before anything is done. */
export const previewShape = z.object({
  uploadId: uuidField,
  name: z.string(),
  kind: z.enum(['xlsx', 'csv']),
  /** Worksheets of a workbook; hidden ones are listed and never read. */
  tabs: z.array(z.object({ name: z.string(), hidden: z.boolean(), chosen: z.boolean() })),
  /** CSV only: how it was read, and how its first lines would look otherwise. */
  encoding: z
    .object({
      chosen: z.enum(encodings),
      isSure: z.boolean(),
      choices: z.array(z.object({ key: z.enum(encodings), title: z.string(), sample: z.string() })),
    })
    .nullable(),
  separator: z.string().nullable(),
  remarks: z.array(remarkShape),
  headerRow: z.number().nullable(),
  /** The first rows of the file as they are, to point to the header row. */
  firstRows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** Which tables this may be, best first. `matched` of `of` columns found. */
  guesses: z.array(
    z.object({ sheet: z.string(), variant: z.string().nullable(), title: words, matched: z.number(), of: z.number() }),
  ),
  sheet: z.string().nullable(),
  variant: z.string().nullable(),
  columns: z.array(
    z.object({
      column: z.number(),
      letter: z.string(),
      header: z.string(),
      sample: z.array(z.string()),
      key: z.string().nullable(),
      sure: z.enum(matchSureness),
    }),
  ),
  /** Columns of the table that nothing feeds. */
  missing: z.array(z.object({ key: z.string(), header: words, required: z.boolean(), kind: z.string() })),
  fixed: fixedField,
  counts,
  /** False: the file is long, and only its beginning was judged. */
  isWhole: z.boolean(),
  errors: z.array(rowErrorShape),
  undo: undoShape,
  sameFile: z.array(sameFileShape),
  /** Why it cannot be started as it stands. */
  problem: z.object({ code: z.string(), words }).nullable(),
})
/** What an import would do: see {@link previewShape}. */
export type PreviewShape = z.infer<typeof previewShape>

/** What a preview, and the import after it, reads the file by; everything left out is guessed. */
export const preview = readContract({
  path: '/exchange/preview',
  query: z.object({
    uploadId: uuidField,
    tab: z.string().max(120).optional(),
    sheet: keyField.optional(),
    variant: keyField.optional(),
    encoding: z.enum(encodings).optional(),
    headerRow: z.coerce.number().int().min(1).max(1_000).optional(),
    /** As {@link writeMatches} writes; columns that are left out are not read. */
    matches: z.string().max(8_000).optional(),
    /** {@link fixedField} as JSON: `{"day":"27/7/2021"}`. */
    fixed: z.string().max(8_000).optional(),
  }),
  answer: previewShape,
  permission: 'signed-in',
  title: { vi: 'Xem trước một tệp nhập', en: 'Preview of an import' },
})
