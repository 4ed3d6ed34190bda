import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { doerField, wordsField } from './doer.ts'

/** One entry of the journal: who did what, where, when it happened and when it was recorded. */
export const journalItem = z.object({
  id: uuidField,
  type: z.string(),
  /** The intent behind it, in words; null when a route or the house itself stated the fact. */
  title: wordsField.nullable(),
  areaId: z.number(),
  areaName: z.string(),
  subjectId: z.string().nullable(),
  /** Name of the subject where it is an account, an officer, a post or a body. */
  subjectName: z.string().nullable(),
  documentId: uuidField.nullable(),
  by: doerField,
  occurredAt: instantField,
  recordedAt: instantField,
  sealed: z.boolean(),
  data: z.record(z.string(), z.unknown()),
})

/** The journal, newest first, in the areas one may see. `type` takes the beginning of a type: `task` finds `task-closed`. */
export const journalContract = readContract({
  path: '/audit/entries',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    subjectId: z.string().max(100).optional(),
    accountId: uuidField.optional(),
    officerId: uuidField.optional(),
    documentId: uuidField.optional(),
    type: z
      .string()
      .regex(/^[a-z0-9-]{1,60}$/)
      .optional(),
    from: instantField.optional(),
    to: instantField.optional(),
  }),
  answer: pageOf(journalItem),
  permission: 'audit.read',
  title: { vi: 'Nhật ký: ai đã làm gì', en: 'The journal: who did what' },
})

/** Types of fact among the latest entries one may see, for the filter. */
export const journalTypesContract = readContract({
  path: '/audit/types',
  query: z.object({}),
  answer: z.object({ items: z.array(z.object({ type: z.string(), count: z.number() })) }),
  permission: 'audit.read',
  title: { vi: 'Các loại bút toán gần đây', en: 'Types of recent entries' },
})
