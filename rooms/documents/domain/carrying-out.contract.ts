import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { recipientPurpose } from './document.ts'
import { areaLine, documentLine, momentAnswer, wordsField } from './document-questions.contract.ts'

const byId = z.object({ id: uuidField })

const recipientAnswer = z.object({
  id: z.string(),
  place: z.number(),
  name: z.string(),
  purpose: recipientPurpose,
  area: areaLine,
  postKind: z.string().nullable(),
  officer: z.string().nullable(),
  sentAt: momentAnswer,
  receivedAt: momentAnswer,
  readAt: momentAnswer,
  actedAt: momentAnswer,
  /** Whether the asker is this recipient. */
  isMine: z.boolean(),
})

/** One line of nơi nhận with its receipts [DOC-05]. */
export type RecipientLine = z.infer<typeof recipientAnswer>

/** Who got the document, in the order of the paper; `only` keeps those who have not acknowledged. */
export const documentRecipients = readContract({
  path: '/documents/:id/recipients',
  query: pageQuery.extend({
    id: uuidField,
    only: z.enum(['waiting', 'mine']).optional(),
    q: z.string().max(100).optional(),
  }),
  answer: pageOf(recipientAnswer),
  permission: 'documents.read',
  title: { vi: 'Nơi nhận', en: 'Recipients' },
})

/** Documents sent to a post that the asker holds and not acknowledged, read or acted on yet. */
export const documentInbox = readContract({
  path: '/documents/inbox',
  query: pageQuery,
  answer: pageOf(recipientAnswer.extend({ document: documentLine })),
  permission: 'documents.read',
  title: { vi: 'Văn bản gửi đến tôi', en: 'Sent to me' },
})

const slotStanding = z.enum(['met', 'not-met', 'missing', 'upcoming'])

/** The days of a directive [DOC-02]: counts over all units inside an area, and the slots of the unit and those right under it. */
export const documentDays = readContract({
  path: '/documents/:id/days',
  query: byId.extend({ areaId: areaIdField.optional() }),
  answer: z.object({
    areaId: z.number(),
    areaName: z.string(),
    days: z.array(
      z.object({
        day: z.number(),
        on: z.string(),
        from: instantField,
        to: instantField,
        met: z.number(),
        notMet: z.number(),
        missing: z.number(),
        upcoming: z.number(),
        late: z.number(),
      }),
    ),
    units: z.array(
      z.object({
        area: areaLine,
        mayReport: z.boolean(),
        slots: z.array(
          z.object({
            day: z.number(),
            standing: slotStanding,
            late: z.boolean(),
            reportedAt: momentAnswer,
            note: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Ngày thực hiện', en: 'Days' },
})

/** Task sets that a document can be cascaded by; its own first. */
export const documentTemplates = readContract({
  path: '/documents/:id/templates',
  query: byId,
  answer: z.object({
    sets: z.array(
      z.object({
        name: wordsField,
        isOwn: z.boolean(),
        templates: z.array(
          z.object({
            code: z.string(),
            title: z.string(),
            product: z.string(),
            postKind: z.string(),
            dueAt: momentAnswer,
          }),
        ),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Mẫu việc', en: 'Task templates' },
})

/** What a cascade would make: counts by level, and the areas where nobody holds the post. */
export const cascadePreview = readContract({
  path: '/documents/:id/cascade-preview',
  query: byId.extend({
    areaId: areaIdField,
    templates: z.string().max(2_000).describe('codes, joined by commas'),
  }),
  answer: z.object({
    total: z.number(),
    /** Already made by an earlier cascade: they stay as they are. */
    alreadyThere: z.number(),
    /** By depth under the root; `standing` is what stands at that depth in this city: a city of two levels has no district. */
    levels: z.array(
      z.object({
        level: z.number(),
        standing: z.enum(['top', 'district', 'commune', 'group']),
        areas: z.number(),
        tasks: z.number(),
        gaps: z.number(),
      }),
    ),
    templates: z.array(
      z.object({ code: z.string(), tasks: z.number(), gaps: z.number(), dueAt: instantField, dueIsPast: z.boolean() }),
    ),
    gapCount: z.number(),
    /** The first of them: who owns the task instead (null: nobody, it cannot be made). */
    gaps: z.array(
      z.object({ area: areaLine, templateCode: z.string(), postKind: z.string(), ownedBy: areaLine.nullable() }),
    ),
  }),
  permission: 'documents.cascade',
  title: { vi: 'Xem trước khi giao việc', en: 'Preview of a cascade' },
})

/** The cascades of a document, newest first, each with its progress. */
export const documentCascades = readContract({
  path: '/documents/:id/cascades',
  query: byId,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        area: areaLine,
        templates: z.array(z.string()),
        officer: z.string().nullable(),
        at: instantField,
        state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
        done: z.number(),
        total: z.number(),
        gaps: z.number(),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Các lần giao việc', en: 'Cascades' },
})

/** How the tasks of a document stand in an area and under each child of it. */
export const documentProgress = readContract({
  path: '/documents/:id/progress',
  query: byId.extend({ areaId: areaIdField.optional() }),
  answer: z.object({
    area: areaLine,
    total: z.number(),
    done: z.number(),
    overdue: z.number(),
    unacknowledged: z.number(),
    children: z.array(
      z.object({
        area: areaLine,
        total: z.number(),
        done: z.number(),
        overdue: z.number(),
        unacknowledged: z.number(),
        hasChildren: z.boolean(),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Tiến độ việc theo văn bản', en: 'Progress of tasks' },
})
