import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })

/** One entry of the journal as people read it: what was done, by whom in which post, by which document. */
const historyLineSchema = z.object({
  id: z.string(),
  type: z.string(),
  /** Title of the change it came from; null for what the house noted by itself. */
  title: words.nullable(),
  intentId: z.string().nullable(),
  areaId: z.int(),
  areaTitle: words,
  subjectId: z.string().nullable(),
  by: z.string().nullable(),
  post: z.string().nullable(),
  document: z.string().nullable(),
  occurredAt: instantField,
  recordedAt: instantField,
  data: z.record(z.string(), z.unknown()),
  names: z.record(z.string(), z.string()),
})

/** See {@link historyRead}. */
export type HistoryLine = z.infer<typeof historyLineSchema>

/** What happened in an area, the last recorded first: in itself, or (`reach=inside`) in everything inside it as well. */
export const historyRead = readContract({
  path: '/overview/areas/:id/history',
  query: pageQuery.extend({ id: areaIdField, reach: z.enum(['inside', 'direct']).default('direct') }),
  answer: pageOf(historyLineSchema),
  permission: 'overview.read',
  title: { vi: 'Lịch sử của một địa bàn', en: 'History of an area' },
})
