import { z } from 'zod'
import { dayField, instantField, intentContract, readContract, textField, uuidField } from '#kit'

/**
 * Unusual patterns that the house points at, for a person to judge (SG-08, SG-09): many looks in an hour, asking for what
 * is not one's own, many failures at one account, many rows taken out. A mark accuses nobody.
 */
export const markKinds = ['many-looks', 'refused-outside', 'many-failures', 'many-rows'] as const
/** One of {@link markKinds}. */
export type MarkKind = (typeof markKinds)[number]

/** From what count on a pattern is pointed at: data of the profile, `audit/patterns.json`. */
export const patternLimits = z.object({
  looksInAnHour: z.number().int().positive(),
  refusedInADay: z.number().int().positive(),
  failuresInAnHour: z.number().int().positive(),
  exportedRowsInADay: z.number().int().positive(),
})

/** A pattern of one account on one day. */
export const markItem = z.object({
  key: z.string(),
  kind: z.enum(markKinds),
  accountId: uuidField,
  name: z.string(),
  username: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  day: dayField,
  from: instantField,
  to: instantField,
  count: z.number(),
  limit: z.number(),
  /** About the asker: somebody else has to judge it. */
  isOwn: z.boolean(),
  note: z
    .object({ outcome: z.enum(['explained', 'followed-up']), text: z.string(), by: z.string(), at: instantField })
    .nullable(),
})

/** Marks of the last days, those nobody has judged first, then newest first. At most 500. */
export const marksContract = readContract({
  path: '/audit/marks',
  query: z.object({ days: z.coerce.number().int().min(1).max(90).default(14) }),
  answer: z.object({
    items: z.array(markItem),
    open: z.number(),
    limits: patternLimits,
    source: z.object({ text: z.string(), sure: z.string() }),
  }),
  permission: 'audit.access',
  title: { vi: 'Dấu hiệu bất thường', en: 'Unusual patterns' },
})

/** Says what was found out about a mark. Not about oneself. */
export const noteMarkContract = intentContract({
  type: 'audit.note-mark',
  payload: z.strictObject({
    kind: z.enum(markKinds),
    accountId: uuidField,
    day: dayField,
    outcome: z.enum(['explained', 'followed-up']),
    note: textField(1000),
  }),
  permission: 'audit.access',
  title: { vi: 'Ghi kết luận về dấu hiệu bất thường', en: 'Note what an unusual pattern was' },
})

/** The key of a mark: the same pattern of the same account on the same day. */
export function markKey(mark: { kind: MarkKind; accountId: string; day: string }): string {
  return `${mark.kind}:${mark.accountId}:${mark.day}`
}

/** How long logs are kept, and where that comes from. */
export const logRetentionContract = readContract({
  path: '/audit/retention',
  query: z.object({}),
  answer: z.object({
    looksDays: z.number(),
    sessionsDays: z.number(),
    failuresDays: z.number(),
    browsersDays: z.number(),
    devicesDays: z.number(),
    source: z.object({ text: z.string(), sure: z.string() }),
  }),
  permission: 'audit.access',
  title: { vi: 'Thời hạn giữ nhật ký', en: 'How long logs are kept' },
})
