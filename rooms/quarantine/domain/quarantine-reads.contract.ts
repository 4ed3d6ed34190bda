import { z } from 'zod'
import { areaIdField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import {
  ageBands,
  channels,
  checkOutcomes,
  decisionKinds,
  guardianPlans,
  isolationClasses,
  orderStates,
  protections,
  settings,
} from './quarantine-words.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const sure = z.enum(['C', 'I', 'B', 'U'])
const source = z.object({ text: z.string(), sure })

const counts = z.object({
  inForce: z.int(),
  home: z.int(),
  concentrated: z.int(),
  endsToday: z.int(),
  proposed: z.int(),
  proposedLate: z.int(),
  homeAsked: z.int(),
  /** People whom nobody asked after on the last day that is over. */
  missed: z.int(),
  needsOpen: z.int(),
  needsLate: z.int(),
  appealsOpen: z.int(),
  /** People who watch themselves after isolation, and those of them not heard of for some days. */
  watched: z.int(),
  watchedSilent: z.int(),
})
/** How isolation stands somewhere. */
export type IsolationCounts = z.infer<typeof counts>

/** Where isolation stands in an area: who is isolated where, ends today, was not asked after, needs something. */
export const isolationHomeContract = readContract({
  path: '/quarantine/home',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    whole: counts,
    below: z.array(counts.extend({ areaId: z.int(), areaTitle: words })),
    /** How many end on each day from today on. */
    ending: z.array(z.object({ day: daySchema, home: z.int(), concentrated: z.int() })),
    /** Contacts (F1) for whom nobody has proposed anything yet. */
    waiting: z.int(),
    synthetic: z.boolean(),
  }),
  permission: 'quarantine.read',
  title: { vi: 'Tình hình cách ly', en: 'Isolation at a glance' },
})

const orderLine = z.object({
  id: z.string(),
  sign: z.string(),
  areaId: z.int(),
  areaTitle: words,
  class: z.enum(isolationClasses),
  setting: z.enum(settings),
  /** As the clock has it: an order whose time is over is ended, swept or not. */
  state: z.enum(orderStates),
  endKind: z.enum(['lapsed', 'released', 'appeal', 'moved']).nullable(),
  homeAsked: z.boolean(),
  day: z.int().nullable(),
  of: z.int().nullable(),
  lastDay: daySchema.nullable(),
  endsAt: instantField.nullable(),
  /** Until when a proposal is to be decided. */
  dueAt: instantField,
  /** Days on which nobody asked after this person. */
  missedDays: z.int(),
  needsOpen: z.int(),
  placeId: z.string().nullable(),
  placeName: z.string().nullable(),
  synthetic: z.boolean(),
})
/** An order in a list: nothing in it names anybody. */
export type OrderLine = z.infer<typeof orderLine>

const orderFilter = z.object({
  areaId: areaIdField.optional(),
  state: z.enum(['open', 'proposed', 'in-force', 'ended', 'all']).default('open'),
  setting: z.enum(settings).optional(),
  only: z
    .enum(['ends-today', 'missed', 'needs', 'appeals', 'home-asked', 'late', 'self-watch', 'self-watch-silent'])
    .optional(),
  placeId: uuidField.optional(),
  caseId: uuidField.optional(),
  personId: uuidField.optional(),
})
/** What a list of orders is asked by. */
export type OrderQuestion = z.infer<typeof orderFilter>

/** Orders of an area and inside it: proposals by their deadline, then who ends first. */
export const orderListContract = readContract({
  path: '/quarantine/orders',
  query: pageQuery.extend(orderFilter.shape),
  answer: pageOf(orderLine),
  permission: 'quarantine.read',
  title: { vi: 'Danh sách cách ly', en: 'Isolation orders' },
})

const appealLine = z.object({
  id: z.string(),
  filedAt: instantField,
  isLate: z.boolean(),
  resolveBy: instantField,
  resolvedAt: instantField.nullable(),
  outcome: z.enum(['upheld', 'cancelled']).nullable(),
  reason: z.string().nullable(),
  judge: z.string().nullable(),
})

const decisionLine = z.object({
  id: z.string(),
  kind: z.enum(decisionKinds),
  decidedAt: instantField,
  by: z.string(),
  post: z.string(),
  basis: z.string().nullable(),
  documentId: z.string().nullable(),
  ground: z.string().nullable(),
  reason: z.string(),
  alternative: z.string().nullable(),
  lastDayBefore: daySchema.nullable(),
  lastDay: daySchema.nullable(),
  complainBy: daySchema,
  appeals: z.array(appealLine),
  /** The asker may judge a complaint about it: may do so here, and did not decide it. */
  mayJudge: z.boolean(),
})
/** A decision with its complaints. */
export type DecisionLine = z.infer<typeof decisionLine>

const needLine = z.object({
  id: z.string(),
  need: z.string(),
  title: words,
  askedAt: instantField,
  dueAt: instantField,
  onBehalf: z.boolean(),
  metAt: instantField.nullable(),
  done: z.string().nullable(),
  taskId: z.string(),
})
/** A need as a page shows it. */
export type NeedLine = z.infer<typeof needLine>

const checklistLine = z.object({
  key: z.string(),
  title: words,
  weight: z.enum(['must', 'preferred']),
  answer: z.enum(['yes', 'no', 'unknown']),
})

/** What a day of the strip shows: those who do not follow health see only whether somebody asked. */
const stripDay = z.object({ day: daySchema, outcome: z.enum([...checkOutcomes, 'checked', 'missed', 'coming']) })
/** A day of the strip. */
export type StripDay = z.infer<typeof stripDay>

const orderPage = orderLine.extend({
  personId: z.string().nullable(),
  caseId: z.string().nullable(),
  protection: z.enum(protections).nullable(),
  dayZero: daySchema.nullable(),
  lastExposureOn: daySchema.nullable(),
  decidedAt: instantField.nullable(),
  endedAt: instantField.nullable(),
  isBinding: z.boolean(),
  isMinor: z.boolean().nullable(),
  ageBand: z.enum(ageBands),
  guardianPlan: z.enum(guardianPlans).nullable(),
  overReason: z.string().nullable(),
  followDays: z.int().nullable(),
  rule: z.object({ days: z.int().nullable(), source, test: words.nullable() }).nullable(),
  checklist: z.array(checklistLine),
  isEligible: z.boolean(),
  home: z.object({ isAllowed: z.boolean(), source: source.nullable(), alternative: words.nullable() }).nullable(),
  strip: z.array(stripDay),
  /** The watch after isolation, while it lasts; the code is for those who follow people and give it to them. */
  selfWatch: z
    .object({
      from: daySchema,
      to: daySchema,
      left: z.int(),
      silentDays: z.int(),
      code: z.string().nullable(),
      days: z.array(z.object({ day: daySchema, outcome: z.enum([...checkOutcomes, 'checked', 'silent', 'coming']) })),
    })
    .nullable(),
  vitals: z.array(z.object({ at: instantField, temperature: z.number().nullable(), oxygen: z.int().nullable() })),
  needs: z.array(needLine),
  decisions: z.array(decisionLine),
  may: z.object({
    propose: z.boolean(),
    decide: z.boolean(),
    follow: z.boolean(),
    care: z.boolean(),
    readPerson: z.boolean(),
  }),
})
/** All of one isolation. */
export type OrderPage = z.infer<typeof orderPage>

export const orderPageContract = readContract({
  path: '/quarantine/orders/:id',
  query: z.object({ id: uuidField }),
  answer: orderPage,
  permission: 'quarantine.read',
  title: { vi: 'Một hồ sơ cách ly', en: 'An isolation record' },
})

/** Who it is; the look is written down with its reason (SG-09). */
export const orderPersonContract = readContract({
  path: '/quarantine/orders/:id/person',
  query: z.object({ id: uuidField, reason: lineField(300) }),
  answer: z.object({
    name: z.string().nullable(),
    yearOfBirth: z.int().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  permission: 'quarantine.read-person',
  title: { vi: 'Xem tên người cách ly', en: 'See who is isolated' },
})

/** What a complaint says: for whoever may judge it, and the look is written down (SG-07, SG-09). */
export const appealWordsContract = readContract({
  path: '/quarantine/appeals/:id/words',
  query: z.object({ id: uuidField }),
  answer: z.object({
    words: z.string(),
    channel: z.enum(channels),
    onBehalf: z.boolean(),
    isLate: z.boolean(),
    obstacle: z.string().nullable(),
  }),
  permission: 'quarantine.judge-appeals',
  title: { vi: 'Nội dung khiếu nại về cách ly', en: 'What a complaint about isolation says' },
})

/** What a decision would say: how long, until when, by which rule; or why nothing can be computed. */
export const outlookContract = readContract({
  path: '/quarantine/outlook',
  query: z.object({
    orderId: uuidField,
    setting: z.enum(settings),
    protection: z.enum(protections),
    lastExposureOn: daySchema.optional(),
  }),
  answer: z.object({
    days: z.int().nullable(),
    followDays: z.int().nullable(),
    dayZero: daySchema.nullable(),
    lastDay: daySchema.nullable(),
    source: source.nullable(),
    problem: words.nullable(),
  }),
  permission: 'quarantine.read',
  title: { vi: 'Thời hạn dự tính', en: 'How long it would be' },
})
