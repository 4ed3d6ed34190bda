import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, textField, uuidField } from '#kit'
import { orderKinds } from './tracing-rules.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** Why a stored trace no longer says what is so. */
export const staleReasons = ['case-added', 'case-withdrawn', 'visits-changed', 'contacts-changed'] as const

const seedSchema = z.object({
  caseId: z.string(),
  caseCode: z.string(),
  personId: z.string(),
  areaTitle: words,
  confirmedAt: instantField.nullable(),
  onsetOn: z.string().nullable(),
  infectiousFrom: instantField,
  infectiousTo: instantField,
  ground: z.enum(['onset', 'sample']),
  groundDays: z.int(),
})

const foundSchema = z.object({ level: z.int(), found: z.int(), compared: z.int(), kept: z.int() })

const headSchema = z.object({
  id: z.string(),
  code: z.string(),
  areaId: z.int(),
  areaTitle: words,
  askedAt: instantField,
  levels: z.int(),
  seeds: z.array(seedSchema),
  /** Of each class: found by the tracer, compared for the ranking, kept here. The others are left out, and said. */
  found: z.array(foundSchema),
  servedBy: z.enum(['index', 'sql']),
  /** Number of the last entry of the journal that the answer knows. */
  appliedSeq: z.number(),
  tookMs: z.number(),
  staleAt: instantField.nullable(),
  staleReason: z.enum(staleReasons).nullable(),
  replacedBy: z.string().nullable(),
  issuedAt: instantField.nullable(),
  closedAt: instantField.nullable(),
  forgottenAt: instantField.nullable(),
  orders: z.object({ given: z.int(), done: z.int() }),
})

/** A trace without its people. */
export type TraceHead = z.infer<typeof headSchema>

/** Traces of an area, newest first; those that another replaced are left out unless asked for. */
export const traceListContract = readContract({
  path: '/tracing/traces',
  query: pageQuery.extend({ areaId: areaIdField, state: z.enum(['open', 'all']).default('open') }),
  answer: pageOf(headSchema),
  permission: 'tracing.read',
  title: { vi: 'Các lần truy vết', en: 'Traces' },
})

const steps = {
  calledAt: instantField.nullable(),
  isolatedAt: instantField.nullable(),
  testedAt: instantField.nullable(),
}

const reachedSchema = z.object({
  personId: z.string(),
  code: z.string(),
  level: z.int(),
  rank: z.int(),
  wardId: z.int(),
  yearOfBirth: z.int().nullable(),
  sex: z.string().nullable(),
  exposedAt: instantField,
  via: z.object({
    kind: z.enum(['visit', 'household', 'contact']),
    personId: z.string(),
    siteId: z.string().nullable(),
    from: instantField,
    until: instantField,
    minutes: z.int(),
  }),
  minutes: z.int(),
  risk: z.number(),
  parts: z.object({ duration: z.number(), distance: z.number(), crowd: z.number(), ventilation: z.number() }),
  /** Turned positive since: a case of their own. */
  isCase: z.boolean(),
  listedAt: instantField.nullable(),
  ...steps,
})

/** Somebody whom a trace reached, by code. */
export type ReachedPerson = z.infer<typeof reachedSchema>

const orderSchema = z.object({
  id: z.string(),
  wardId: z.int(),
  kind: z.enum(orderKinds),
  people: z.int(),
  done: z.int(),
  dueAt: instantField,
  finishedAt: instantField.nullable(),
  taskId: z.string(),
  ownerTitle: z.string(),
})

/** A task that a ward was given by a trace. */
export type TraceOrder = z.infer<typeof orderSchema>

/** One trace: who was reached, by which way, with which risk; nobody is named. */
export const tracePageContract = readContract({
  path: '/tracing/traces/:traceId',
  query: z.object({ traceId: uuidField }),
  answer: headSchema.extend({
    people: z.array(reachedSchema),
    sites: z.array(z.object({ siteId: z.string(), name: z.string(), exposed: z.int(), byLevel: z.array(z.int()) })),
    placesLeftOut: z.int(),
    wards: z.array(z.object({ areaId: z.int(), title: words })),
    orderList: z.array(orderSchema),
    mayTrace: z.boolean(),
    /** How many of F1, F2 and F3 a trace keeps by the rule of today; null: there is no rule. */
    caps: z.tuple([z.int(), z.int(), z.int()]).nullable(),
  }),
  permission: 'tracing.read',
  title: { vi: 'Một lần truy vết', en: 'A trace' },
})
/** See {@link tracePageContract}. */
export type TracePage = z.infer<typeof tracePageContract.answer>

/** What giving out the tasks would do: by ward how many people, which post gets it, until when. Nothing is given yet. */
export const orderPreviewContract = readContract({
  path: '/tracing/traces/:traceId/preview',
  query: z.object({ traceId: uuidField }),
  answer: z.object({
    wards: z.array(
      z.object({
        areaId: z.int(),
        title: words,
        byLevel: z.array(z.int()),
        orders: z.array(
          z.object({
            kind: z.enum(orderKinds),
            people: z.int(),
            dueAt: instantField,
            /** Null: nobody there or above holds a post. */
            owner: z.object({ postId: z.string(), postTitle: z.string(), officerName: z.string() }).nullable(),
            isGiven: z.boolean(),
          }),
        ),
      }),
    ),
  }),
  permission: 'tracing.trace',
  title: { vi: 'Xem trước việc sẽ giao', en: 'Preview of the tasks' },
})
/** See {@link orderPreviewContract}. */
export type OrderPreview = z.infer<typeof orderPreviewContract.answer>

const contactSchema = z.object({
  personId: z.string(),
  code: z.string(),
  level: z.int(),
  rank: z.int(),
  areaTitle: words,
  yearOfBirth: z.int().nullable(),
  sex: z.string().nullable(),
  exposedAt: instantField,
  viaKind: z.enum(['visit', 'household', 'contact']),
  siteName: z.string().nullable(),
  minutes: z.int(),
  isCase: z.boolean(),
  ...steps,
})
/** A contact on the list of a ward. */
export type WardContact = z.infer<typeof contactSchema>

/** The list of contacts of one ward: whom to call, isolate and test, the highest risk first. Names open apart. */
export const wardListContract = readContract({
  path: '/tracing/traces/:traceId/wards/:areaId',
  query: z.object({ traceId: uuidField, areaId: areaIdField }),
  answer: z.object({
    traceId: z.string(),
    code: z.string(),
    askedAt: instantField,
    areaId: z.int(),
    title: words,
    isOver: z.boolean(),
    contacts: z.array(contactSchema),
    orders: z.array(orderSchema),
    mayFollow: z.boolean(),
    mayName: z.boolean(),
  }),
  permission: 'tracing.read',
  title: { vi: 'Danh sách người tiếp xúc của phường, xã', en: 'Contacts of a ward' },
})
/** See {@link wardListContract}. */
export type WardList = z.infer<typeof wardListContract.answer>

/** Who the contacts of a ward's list are, to call them; each look is written down first, with its reason (SG-09). */
export const wardNamesContract = readContract({
  path: '/tracing/traces/:traceId/wards/:areaId/names',
  query: z.object({
    traceId: uuidField,
    areaId: areaIdField,
    reason: textField(300).refine((text) => text.length >= 5),
  }),
  answer: z.object({
    people: z.array(
      z.object({
        personId: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
  permission: 'tracing.read-person',
  title: { vi: 'Tên người tiếp xúc của phường, xã', en: 'Names of a ward’s contacts' },
})

/** The list behind a task that a trace gave; for the page of the task. */
export const orderOfTaskContract = readContract({
  path: '/tracing/orders/:taskId',
  query: z.object({ taskId: uuidField }),
  answer: z.object({ order: orderSchema.extend({ traceId: z.string() }).nullable() }),
  permission: 'tracing.read',
  title: { vi: 'Danh sách của một việc truy vết', en: 'The list behind a task of tracing' },
})
