import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, toInstant, uuidField } from '#kit'
import { recipientPurpose, relationKind, signatureField } from './document.ts'
import { entryField } from './documents.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const momentField = instantField.transform((text) => toInstant(text))
const moment = instantField.nullable()
const areaLine = z.object({ id: z.number(), name: z.string() })
const byId = z.object({ id: uuidField })

/** How a document stands now; `null` while it is a draft or where nothing is known of its time. */
const standingField = z.enum(['coming', 'in-force', 'review-due', 'ended']).nullable()

/** What is said of a document in a list, by name: never more. */
export const documentLine = z.object({
  id: z.string(),
  number: z.string().nullable(),
  numberRaw: z.string().nullable(),
  /** Its kind carries a number and it has none [DOC-06]. */
  missingNumber: z.boolean(),
  label: words,
  kind: z.object({ code: z.string(), name: words, binding: z.boolean() }),
  issuer: z.object({ code: z.string(), name: words, area: areaLine.nullable() }),
  title: z.string().nullable(),
  entry: entryField,
  stub: z.boolean(),
  state: z.enum(['draft', 'issued', 'revoked']),
  issuedOn: z.string().nullable(),
  /** "Ngày sau hôm nay": dated after the city's today. */
  datedAhead: z.boolean(),
  effectiveFrom: moment,
  effectiveTo: moment,
  reviewAt: moment,
  endedAt: moment,
  standing: standingField,
  day: z.number().nullable(),
  of: z.number().nullable(),
  territory: z.array(areaLine),
})

/** A document in a list: see {@link documentLine}. */
export type DocumentLine = z.infer<typeof documentLine>

/** The documents one may see, newest first. `inForceAt` keeps those that hold then; `areaId` those that hold in an area or inside it. */
export const documentList = readContract({
  path: '/documents',
  query: pageQuery.extend({
    q: z.string().max(200).optional(),
    kind: z.string().max(60).optional(),
    issuer: z.string().max(60).optional(),
    state: z.enum(['draft', 'issued', 'revoked', 'stub', 'no-number']).optional(),
    inForceAt: z.union([z.literal('now'), momentField]).optional(),
    areaId: areaIdField.optional(),
  }),
  answer: pageOf(documentLine),
  permission: 'documents.read',
  title: { vi: 'Danh sách văn bản', en: 'Documents' },
})

const relationLine = z.object({ kind: relationKind, words, other: documentLine })
const warning = z.object({
  kind: z.enum(['missing-number', 'stub-basis', 'expired-basis', 'late-extension', 'circle', 'dated-ahead']),
  words,
  because: z.string().nullable(),
})

/** Why a warning stands on a document, in words. */
export type DocumentWarning = z.infer<typeof warning>

/** One document with all that hangs on it. */
export const documentDetail = documentLine.extend({
  place: z.string().nullable(),
  signatures: z.array(signatureField),
  areaId: z.number(),
  note: z.string().nullable(),
  source: z.string().nullable(),
  measures: z.array(
    z.object({
      place: z.number(),
      sentence: z.string(),
      parameter: z.string().nullable(),
      value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
      from: moment,
      to: moment,
    }),
  ),
  delegations: z.array(z.object({ decisionType: z.string(), level: z.string() })),
  relations: z.array(relationLine),
  citedBy: z.array(relationLine),
  warnings: z.array(warning),
  /** Until when it really holds, its extensions included, and by which documents. */
  effectiveEnd: z.object({ at: moment, extendedBy: z.array(z.string()), endedBy: z.string().nullable() }),
  issued: z.object({ at: instantField, officer: z.string().nullable(), post: z.string().nullable() }).nullable(),
  revokeReason: z.string().nullable(),
  recipients: z.object({
    total: z.number(),
    sent: z.number(),
    received: z.number(),
    read: z.number(),
    acted: z.number(),
    /** Chi bộ: how many were sent it, how many have acknowledged, in percent (null: none was sent it) [DOC-05]. */
    cells: z.object({ sent: z.number(), acknowledged: z.number(), percent: z.number().nullable() }),
  }),
  units: z.object({ total: z.number(), waiting: z.array(areaLine), waitingCount: z.number() }),
  tasks: z.object({ total: z.number(), done: z.number(), overdue: z.number() }),
  may: z.object({
    write: z.boolean(),
    issue: z.boolean(),
    /** Why issuing would be refused for this person; null when it would not. */
    issueProblem: words.nullable(),
    cascade: z.boolean(),
  }),
})

/** One document with all that hangs on it: see {@link documentDetail}. */
export type DocumentDetail = z.infer<typeof documentDetail>

/** One document. Unknown or not visible: not found. */
export const documentById = readContract({
  path: '/documents/:id',
  query: byId,
  answer: documentDetail,
  permission: 'documents.read',
  title: { vi: 'Một văn bản', en: 'One document' },
})

/** The chain around a document [DOC-03]: every document that relations lead to, within a few steps. */
export const documentGraphRead = readContract({
  path: '/documents/:id/graph',
  query: byId.extend({ steps: z.coerce.number().int().min(1).max(10).default(4) }),
  answer: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        label: words,
        detail: words,
        number: z.string().nullable(),
        stub: z.boolean(),
        missingNumber: z.boolean(),
        standing: standingField,
        issuedOn: z.string().nullable(),
      }),
    ),
    edges: z.array(z.object({ from: z.string(), to: z.string(), kind: relationKind, words })),
    warnings: z.array(warning.extend({ documentId: z.string() })),
  }),
  permission: 'documents.read',
  title: { vi: 'Chuỗi văn bản', en: 'Chain of documents' },
})

const side = z.object({
  documentId: z.string(),
  label: words,
  issuer: words,
  value: z.union([z.string(), z.number(), z.boolean()]),
  issuedOn: z.string().nullable(),
})

/** Contradictions between documents that hold in an area [DOC-08]: shown with the rule's preference, never applied. */
export const documentConflicts = readContract({
  path: '/documents/conflicts',
  query: z.object({ areaId: areaIdField, at: momentField.optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        parameter: z.string(),
        higher: side,
        lower: side,
        because: z.enum(['rank', 'later-date']).nullable(),
        from: instantField,
        to: moment,
        where: z.array(areaLine),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Văn bản mâu thuẫn', en: 'Conflicting documents' },
})

/** The kinds, issuers and capacities in use on a day, for forms. */
export const documentCatalogue = readContract({
  path: '/documents/catalogue',
  query: z.object({ on: dayField.optional() }),
  answer: z.object({
    kinds: z.array(
      z.object({ code: z.string(), name: words, symbol: z.string().nullable(), numbered: z.boolean(), binding: z.boolean(), needsEnd: z.boolean() }),
    ),
    issuers: z.array(
      z.object({
        code: z.string(),
        name: words,
        symbols: z.array(z.string()),
        numbering: z.enum(['state', 'party']),
        line: z.enum(['party', 'state', 'front']),
        standing: z.string(),
        rank: z.number(),
      }),
    ),
    capacities: z.array(z.object({ code: z.string(), symbol: z.string(), name: words, line: z.string() })),
  }),
  permission: 'documents.read',
  title: { vi: 'Danh mục loại, cơ quan, thẩm quyền ký', en: 'Kinds, issuers, capacities' },
})

const recipientAnswer = z.object({
  id: z.string(),
  place: z.number(),
  name: z.string(),
  purpose: recipientPurpose,
  area: areaLine,
  postKind: z.string().nullable(),
  officer: z.string().nullable(),
  sentAt: moment,
  receivedAt: moment,
  readAt: moment,
  actedAt: moment,
  /** Whether the asker is this recipient. */
  isMine: z.boolean(),
})

/** One line of nơi nhận with its receipts [DOC-05]. */
export type RecipientLine = z.infer<typeof recipientAnswer>

/** Who got the document, in the order of the paper; `only` keeps those who have not acknowledged. */
export const documentRecipients = readContract({
  path: '/documents/:id/recipients',
  query: pageQuery.extend({ id: uuidField, only: z.enum(['waiting', 'mine']).optional(), q: z.string().max(100).optional() }),
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
          z.object({ day: z.number(), standing: slotStanding, late: z.boolean(), reportedAt: moment, note: z.string().nullable() }),
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
        name: words,
        isOwn: z.boolean(),
        templates: z.array(
          z.object({ code: z.string(), title: z.string(), product: z.string(), postKind: z.string(), dueAt: moment }),
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
    levels: z.array(z.object({ level: z.number(), areas: z.number(), tasks: z.number(), gaps: z.number() })),
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

/** The document as the office files it [DOC-06]: header, number or its absence, capacity, nơi nhận. */
export const documentPrint = readContract({
  path: '/documents/:id/print',
  query: byId,
  answer: z.object({
    template: z.enum(['party', 'state']),
    header: z.array(z.string()),
    /** `Số 17/CT-UBND`, or null: printed as a blank and flagged "thiếu số hiệu". */
    number: z.string().nullable(),
    missingNumber: z.boolean(),
    placeAndDay: z.string(),
    kind: z.string(),
    title: z.string(),
    bases: z.array(z.string()),
    measures: z.array(z.string()),
    validity: z.string().nullable(),
    recipients: z.array(z.string()),
    signatures: z.array(z.object({ lines: z.array(z.string()), name: z.string() })),
    draft: z.boolean(),
  }),
  permission: 'documents.read',
  title: { vi: 'Bản in', en: 'Print view' },
})

/** Directives in force, for anybody [PUB-01]: what the paper says, nothing of how it is carried out. */
export const directivesInForce = readContract({
  path: '/public/directives',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({
    at: instantField,
    items: z.array(
      z.object({
        id: z.string(),
        label: words,
        number: z.string().nullable(),
        title: z.string().nullable(),
        issuer: words,
        issuedOn: z.string().nullable(),
        from: instantField,
        to: moment,
        reviewAt: moment,
        day: z.number(),
        of: z.number().nullable(),
        territory: z.array(areaLine),
        measures: z.array(z.string()),
      }),
    ),
  }),
  permission: 'public',
  title: { vi: 'Chỉ thị đang có hiệu lực', en: 'Directives in force' },
})

const meetingLine = z.object({
  id: z.string(),
  form: z.enum(['meeting', 'inspection', 'statement']),
  title: z.string(),
  heldOn: z.string(),
  issuer: words,
  chair: z.object({ name: z.string(), title: z.string() }),
  conclusions: z.number(),
  withTask: z.number(),
})

/** Meetings, newest first, with how many of their conclusions have become tasks [DOC-10]. */
export const meetingList = readContract({
  path: '/meetings',
  query: pageQuery.extend({ q: z.string().max(200).optional() }),
  answer: pageOf(meetingLine),
  permission: 'documents.read',
  title: { vi: 'Hội nghị, kết luận', en: 'Meetings' },
})

/** One meeting with its conclusions and their tasks. */
export const meetingById = readContract({
  path: '/meetings/:id',
  query: byId,
  answer: meetingLine.extend({
    areaId: z.number(),
    place: z.string().nullable(),
    attendees: z.array(z.object({ name: z.string(), title: z.string() })),
    territory: z.array(areaLine),
    documents: z.array(z.object({ kind: relationKind, words, other: documentLine })),
    source: z.string().nullable(),
    note: z.string().nullable(),
    mayGiveTasks: z.boolean(),
    items: z.array(
      z.object({
        id: z.string(),
        place: z.number(),
        sentence: z.string(),
        orders: z.boolean(),
        ownerLevel: z.string().nullable(),
        ownerPost: z.string().nullable(),
        dueAt: moment,
        dueStated: z.boolean(),
        tasks: z.array(
          z.object({ id: z.string(), title: z.string(), state: z.string(), owner: z.string().nullable(), dueAt: moment }),
        ),
      }),
    ),
  }),
  permission: 'documents.read',
  title: { vi: 'Một hội nghị', en: 'One meeting' },
})
