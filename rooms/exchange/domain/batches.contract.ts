import { z } from 'zod'
import { areaIdField, intentContract, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { fixedField, matchField, rowErrorShape } from './preview.contract.ts'
import { encodings, undoShape } from './tables.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const keyField = z.string().min(1).max(120)

/**
 * Starts the import that a preview showed; the batch and its job bear the intent's id, so `jobs.cancel` with it stops
 * the import after its current chunk.
 */
export const startImport = intentContract({
  type: 'exchange.start',
  payload: z.strictObject({
    uploadId: uuidField,
    tab: z.string().max(120).nullable(),
    sheet: keyField,
    variant: keyField.nullable(),
    encoding: z.enum(encodings).nullable(),
    headerRow: z.int().min(1).max(1_000),
    matches: z.array(matchField).min(1).max(400),
    fixed: fixedField.default({}),
    /** Matches files of this shape the same way next time. */
    remember: z.boolean().default(true),
  }),
  permission: 'signed-in',
  title: { vi: 'Nhập từ bảng tính', en: 'Import a table' },
})

/** Takes a batch back, row by row, by the intents that undo its own; the undo is a job of this intent's id. */
export const undoImport = intentContract({
  type: 'exchange.undo',
  payload: z.strictObject({ batchId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Thu hồi lô nhập', en: 'Undo an import' },
})

/** Where a batch stands. `stopped`: cancelled, or its sender lost the right; what was done stays. */
export const batchStates = ['waiting', 'running', 'done', 'stopped', 'failed', 'undoing', 'undone'] as const

/** One import. */
export const batchShape = z.object({
  id: uuidField,
  sheet: z.string(),
  variant: z.string().nullable(),
  title: words,
  name: z.string(),
  kind: z.enum(['xlsx', 'csv']),
  areaId: z.number(),
  areaName: z.string(),
  by: z.string().nullable(),
  isMine: z.boolean(),
  state: z.enum(batchStates),
  /** Part of the file that has been read, 0 to 100. */
  percent: z.number(),
  /** The job to cancel while it runs. */
  jobId: uuidField.nullable(),
  counts: z.object({
    rows: z.number(),
    done: z.number(),
    wrong: z.number(),
    already: z.number(),
    unchanged: z.number(),
    undone: z.number(),
    notUndone: z.number(),
  }),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** When file, marked copy and errors are forgotten; null: they are. */
  expiresAt: z.string().nullable(),
  /** The marked copy can be had: see `markedPath`. */
  hasMarked: z.boolean(),
  undo: undoShape,
  problem: z.object({ code: z.string(), words }).nullable(),
})
/** One import: see {@link batchShape}. */
export type BatchShape = z.infer<typeof batchShape>

/** Imports of one's own, and with `exchange.read` those of others in the area; newest first. */
export const batchList = readContract({
  path: '/exchange/batches',
  query: pageQuery.extend({
    mine: z.stringbool().default(false),
    areaId: areaIdField.optional(),
    sheet: keyField.optional(),
  }),
  answer: pageOf(batchShape),
  permission: 'signed-in',
  title: { vi: 'Các lô nhập', en: 'Imports' },
})

/** One import. */
export const batchById = readContract({
  path: '/exchange/batches/:id',
  query: z.object({ id: uuidField }),
  answer: batchShape,
  permission: 'signed-in',
  title: { vi: 'Một lô nhập', en: 'One import' },
})

/** Rows of an import that were not taken, or (`what=not-undone`) not taken back. */
export const batchErrors = readContract({
  path: '/exchange/batches/:id/errors',
  query: pageQuery.extend({ id: uuidField, what: z.enum(['wrong', 'not-undone']).default('wrong') }),
  answer: pageOf(rowErrorShape),
  permission: 'signed-in',
  title: { vi: 'Dòng lỗi của một lô nhập', en: 'Wrong rows of an import' },
})
