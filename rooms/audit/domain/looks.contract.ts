import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { doerField, wordsField } from './doer.ts'

/** A look as auditors read it. */
export const lookItem = z.object({
  id: uuidField,
  at: instantField,
  by: doerField,
  areaId: z.number(),
  areaName: z.string(),
  subjectKind: z.string(),
  /** What was asked for, in words, where the kind is a question or an intent. */
  title: wordsField.nullable(),
  subjectId: z.string().nullable(),
  /** Name of the subject where it is an account, an officer, a post or a body; never of a resident. */
  subjectName: z.string().nullable(),
  reason: z.string(),
  outcome: z.enum(['shown', 'refused']),
})

/** Looks at sensitive records with their reason, and refused ones, newest first. `kind` is exact. */
export const looksContract = readContract({
  path: '/audit/looks',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    accountId: uuidField.optional(),
    subjectId: z.string().max(100).optional(),
    kind: z.string().max(200).optional(),
    from: instantField.optional(),
    to: instantField.optional(),
    outcome: z.enum(['all', 'shown', 'refused']).default('all'),
  }),
  answer: pageOf(lookItem),
  permission: 'audit.access',
  title: { vi: 'Ai đã xem hồ sơ nào, vì sao', en: 'Who looked at which record, and why' },
})

/** Kinds of record among the latest looks one may see, for the filter. */
export const lookKindsContract = readContract({
  path: '/audit/look-kinds',
  query: z.object({}),
  answer: z.object({
    items: z.array(z.object({ kind: z.string(), title: wordsField.nullable(), count: z.number() })),
  }),
  permission: 'audit.access',
  title: { vi: 'Các loại hồ sơ đã được xem gần đây', en: 'Kinds of records looked at lately' },
})
