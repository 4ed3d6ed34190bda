import { z } from 'zod'
import { areaIdField, instantField, intentContract, pageOf, pageQuery, readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })

/** Who, as a person reads it. The journal itself holds the ids only. */
const doer = z.object({
  accountId: uuidField.nullable(),
  officerId: uuidField.nullable(),
  name: z.string().nullable(),
  post: z.string().nullable(),
})

/** One entry of the journal: who did what, where, when it happened and when it was recorded. */
export const journalItem = z.object({
  id: uuidField,
  type: z.string(),
  /** The intent behind it, in words; null when a route or the house itself stated the fact. */
  title: words.nullable(),
  areaId: z.number(),
  areaName: z.string(),
  subjectId: z.string().nullable(),
  /** Name of the subject where it is an account, an officer, a post or a body. */
  subjectName: z.string().nullable(),
  documentId: uuidField.nullable(),
  by: doer,
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

/** Sign-ins and failed attempts at accounts whose home one may see; attempts at unknown names for the whole tree only. */
export const signInsContract = readContract({
  path: '/audit/sign-ins',
  query: pageQuery.extend({
    accountId: uuidField.optional(),
    outcome: z.enum(['all', 'signed-in', 'failed']).default('all'),
  }),
  answer: pageOf(
    z.object({
      id: uuidField,
      at: instantField,
      outcome: z.enum(['signed-in', 'failed']),
      why: z.string().nullable(),
      accountId: uuidField.nullable(),
      name: z.string().nullable(),
      username: z.string().nullable(),
      address: z.string(),
    }),
  ),
  permission: 'audit.access',
  title: { vi: 'Đăng nhập và các lần sai', en: 'Sign-ins and failures' },
})

/** Looks at sensitive records with their reason, and refused ones, newest first. */
export const looksContract = readContract({
  path: '/audit/looks',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    accountId: uuidField.optional(),
    subjectId: z.string().max(100).optional(),
    outcome: z.enum(['all', 'shown', 'refused']).default('all'),
  }),
  answer: pageOf(
    z.object({
      id: uuidField,
      at: instantField,
      by: doer,
      areaId: z.number(),
      areaName: z.string(),
      subjectKind: z.string(),
      /** What was asked for, in words, where the kind is a question or an intent. */
      title: words.nullable(),
      subjectId: z.string().nullable(),
      reason: z.string(),
      outcome: z.enum(['shown', 'refused']),
    }),
  ),
  permission: 'audit.access',
  title: { vi: 'Ai đã xem hồ sơ nào, vì sao', en: 'Who looked at which record, and why' },
})

/** Reads the whole journal again and holds it against its seals. `kept`: a head that was written down elsewhere before. */
export const verifyContract = intentContract({
  type: 'audit.verify',
  payload: z.strictObject({
    kept: z
      .strictObject({ seal: z.number().int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) })
      .nullable()
      .default(null),
  }),
  permission: 'audit.verify',
  title: { vi: 'Kiểm chứng nhật ký', en: 'Verify the journal' },
})

/** What a verification found. */
export const verdictField = z.discriminatedUnion('whole', [
  z.object({
    whole: z.literal(true),
    seals: z.number(),
    entries: z.number(),
    unsealed: z.number(),
    /** To be written down where nobody of the house can change it. */
    head: z.string(),
    /** Whether the head kept elsewhere is in this chain; null when none was given. */
    keptHolds: z.boolean().nullable(),
  }),
  z.object({
    whole: z.literal(false),
    brokenAt: z.number(),
    why: words,
    /** Between these moments the entries under the broken seal were recorded. */
    after: instantField.nullable(),
    until: instantField.nullable(),
  }),
])

/** Verifications, newest first, with their progress and verdict. */
export const verificationsContract = readContract({
  path: '/audit/verifications',
  query: z.object({}),
  answer: z.object({
    items: z.array(
      z.object({
        id: uuidField,
        state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
        done: z.number(),
        total: z.number(),
        askedAt: instantField,
        updatedAt: instantField,
        by: z.string().nullable(),
        verdict: verdictField.nullable(),
      }),
    ),
  }),
  permission: 'audit.verify',
  title: { vi: 'Các lần kiểm chứng', en: 'Verifications' },
})
