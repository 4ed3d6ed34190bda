import { z } from 'zod'
import { instantField, intentContract, readContract, uuidField } from '#kit'
import { wordsField } from './doer.ts'

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
    why: wordsField,
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
