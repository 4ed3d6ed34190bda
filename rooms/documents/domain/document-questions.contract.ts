import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, toInstant, uuidField } from '#kit'
import { relationKind, signatureField } from './document.ts'
import { entryField } from './documents.contract.ts'

/** A sentence in both languages, as it travels. */
export const wordsField = z.object({ vi: z.string(), en: z.string() })
const momentField = instantField.transform((text) => toInstant(text))
/** A moment that may be unknown or still to come. */
export const momentAnswer = instantField.nullable()
/** An area by id and name. */
export const areaLine = z.object({ id: z.number(), name: z.string() })
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
  label: wordsField,
  kind: z.object({ code: z.string(), name: wordsField, binding: z.boolean() }),
  issuer: z.object({ code: z.string(), name: wordsField, area: areaLine.nullable() }),
  title: z.string().nullable(),
  entry: entryField,
  stub: z.boolean(),
  state: z.enum(['draft', 'issued', 'revoked']),
  issuedOn: z.string().nullable(),
  /** "Ngày sau hôm nay": dated after the city's today. */
  datedAhead: z.boolean(),
  effectiveFrom: momentAnswer,
  effectiveTo: momentAnswer,
  reviewAt: momentAnswer,
  endedAt: momentAnswer,
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

const relationLine = z.object({ kind: relationKind, words: wordsField, other: documentLine })
const warning = z.object({
  kind: z.enum([
    'missing-number',
    'number-shared',
    'stub-basis',
    'expired-basis',
    'late-extension',
    'circle',
    'dated-ahead',
  ]),
  words: wordsField,
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
      from: momentAnswer,
      to: momentAnswer,
    }),
  ),
  delegations: z.array(z.object({ decisionType: z.string(), level: z.string() })),
  relations: z.array(relationLine),
  citedBy: z.array(relationLine),
  warnings: z.array(warning),
  /** Until when it really holds, its extensions included, and by which documents. */
  effectiveEnd: z.object({ at: momentAnswer, extendedBy: z.array(z.string()), endedBy: z.string().nullable() }),
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
    issueProblem: wordsField.nullable(),
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
        label: wordsField,
        detail: wordsField,
        number: z.string().nullable(),
        stub: z.boolean(),
        missingNumber: z.boolean(),
        standing: standingField,
        issuedOn: z.string().nullable(),
      }),
    ),
    edges: z.array(z.object({ from: z.string(), to: z.string(), kind: relationKind, words: wordsField })),
    warnings: z.array(warning.extend({ documentId: z.string() })),
  }),
  permission: 'documents.read',
  title: { vi: 'Chuỗi văn bản', en: 'Chain of documents' },
})

const side = z.object({
  documentId: z.string(),
  label: wordsField,
  issuer: wordsField,
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
        to: momentAnswer,
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
      z.object({
        code: z.string(),
        name: wordsField,
        symbol: z.string().nullable(),
        numbered: z.boolean(),
        binding: z.boolean(),
        needsEnd: z.boolean(),
      }),
    ),
    issuers: z.array(
      z.object({
        code: z.string(),
        name: wordsField,
        symbols: z.array(z.string()),
        numbering: z.enum(['state', 'party']),
        line: z.enum(['party', 'state', 'front']),
        standing: z.string(),
        rank: z.number(),
      }),
    ),
    capacities: z.array(z.object({ code: z.string(), symbol: z.string(), name: wordsField, line: z.string() })),
  }),
  permission: 'documents.read',
  title: { vi: 'Danh mục loại, cơ quan, thẩm quyền ký', en: 'Kinds, issuers, capacities' },
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
        label: wordsField,
        number: z.string().nullable(),
        title: z.string().nullable(),
        issuer: wordsField,
        issuedOn: z.string().nullable(),
        from: instantField,
        to: momentAnswer,
        reviewAt: momentAnswer,
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
