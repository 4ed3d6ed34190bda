import { z } from 'zod'
import {
  areaIdField,
  instantField,
  intentContract,
  lineField,
  pageOf,
  pageQuery,
  paperField,
  readContract,
  uuidField,
} from '#kit'
import { lookReason } from './households-reads.contract.ts'
import { requestKinds } from './request-deadlines.ts'
import { sexes } from './told-person.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** How a request came: nobody needs an account or a phone of their own (SG-12). */
export const requestWays = ['desk', 'phone', 'letter'] as const

const recordPayload = z.strictObject({
  personId: uuidField,
  kind: z.enum(requestKinds),
  via: z.enum(requestWays),
  /** Somebody speaks for them: a relative, the head of the group. */
  byProxy: z.boolean().optional(),
  /** Which section of the sheet it is about; absent: the person's own entry. */
  section: lineField(40).optional(),
  /** What they say, in their words. Sealed. */
  asked: lineField(1000).min(5),
})

/** See {@link recordRequest}. */
export type RecordRequest = z.infer<typeof recordPayload>

/** Writes down what a resident asks about their own data (EPI-09); the request bears the intent's id. Answers its deadlines. */
export const recordRequest = intentContract({
  type: 'people.record-request',
  payload: recordPayload,
  permission: 'people.receive-requests',
  title: { vi: 'Ghi yêu cầu của người dân', en: 'Write down what a resident asks' },
})

const onePayload = z.strictObject({ requestId: uuidField })

/** See {@link answerRequest}. */
export type AnswerRequest = z.infer<typeof onePayload>

/** Says that the resident has been answered: what will happen, and by when. */
export const answerRequest = intentContract({
  type: 'people.answer-request',
  payload: onePayload,
  permission: 'people.receive-requests',
  title: { vi: 'Đã trả lời người dân', en: 'The resident has been answered' },
})

const extendPayload = onePayload.extend({ reason: lineField(300).min(5) })

/** See {@link extendRequest}. */
export type ExtendRequest = z.infer<typeof extendPayload>

/** Gives a request more time, once, for a reason that the resident is told. */
export const extendRequest = intentContract({
  type: 'people.extend-request',
  payload: extendPayload,
  permission: 'people.decide-requests',
  title: { vi: 'Gia hạn yêu cầu', en: 'Extend a request' },
})

/** What stands on file of a person and can be corrected; null empties a field. */
export const correctionField = z.strictObject({
  name: lineField(120).nullable().optional(),
  yearOfBirth: z.int().nullable().optional(),
  sex: z.enum(sexes).nullable().optional(),
  phone: lineField(30).nullable().optional(),
  idNumber: lineField(30).nullable().optional(),
  address: lineField(200).nullable().optional(),
})

/** See {@link correctionField}. */
export type Correction = z.infer<typeof correctionField>

const decidePayload = onePayload.extend({
  outcome: z.enum(['granted', 'refused']),
  reason: lineField(500).min(5),
  /** What is written instead, where a correction of the person's own entry is granted. */
  correction: correctionField.optional(),
})

/** See {@link decideRequest}. */
export type DecideRequest = z.infer<typeof decidePayload>

/**
 * Decides a request with a reason: shown, corrected, erased, or refused with the way of appeal. Who wrote it down does
 * not decide it.
 */
export const decideRequest = intentContract({
  type: 'people.decide-request',
  payload: decidePayload,
  permission: 'people.decide-requests',
  title: { vi: 'Giải quyết yêu cầu của người dân', en: 'Decide a resident’s request' },
})

const requestLine = z.object({
  id: z.string(),
  personId: z.string(),
  areaId: z.int(),
  areaTitle: words,
  kind: z.enum(requestKinds),
  via: z.enum(requestWays),
  byProxy: z.boolean(),
  section: z.string().nullable(),
  askedAt: instantField,
  answerDueOn: z.string(),
  decideDueOn: z.string(),
  isExtended: z.boolean(),
  answeredAt: instantField.nullable(),
  decidedAt: instantField.nullable(),
  outcome: z.enum(['granted', 'refused']).nullable(),
  ownerName: z.string().nullable(),
  ownerPost: z.string().nullable(),
})

/** A request in a list: nothing in it names anybody. */
export type RequestLine = z.infer<typeof requestLine>

/** Requests of residents, those due first. */
export const requestListContract = readContract({
  path: '/people/requests',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    personId: uuidField.optional(),
    state: z.enum(['open', 'decided', 'all']).default('open'),
  }),
  answer: pageOf(requestLine),
  permission: 'people.receive-requests',
  title: { vi: 'Yêu cầu của người dân', en: 'What residents ask' },
})

const requestPage = requestLine.extend({
  /** Why the time was extended. */
  extendedReason: z.string().nullable(),
  deciderName: z.string().nullable(),
  appeal: words,
  source: z.string(),
  mayReceive: z.boolean(),
  mayDecide: z.boolean(),
})

/** A request by itself, without what was said. */
export type RequestPage = z.infer<typeof requestPage>

export const requestPageContract = readContract({
  path: '/people/requests/:id',
  query: z.object({ id: uuidField }),
  answer: requestPage,
  permission: 'people.receive-requests',
  title: { vi: 'Một yêu cầu', en: 'A request' },
})

/** What the resident said and what was decided, opened for a reason that is written down first (SG-09). */
export const requestTextContract = readContract({
  path: '/people/requests/:id/text',
  query: z.object({ id: uuidField, reason: lookReason }),
  answer: z.object({ asked: z.string(), decision: z.string().nullable() }),
  permission: 'people.receive-requests',
  title: { vi: 'Mở lời yêu cầu', en: 'Open what was asked' },
})

/**
 * All that the house holds on one person, as a paper for that person (EPI-09): opened for a reason, written down first. A
 * section that the asker may not see is named with who prints it.
 */
export const personSheetContract = readContract({
  path: '/people/persons/:id/sheet',
  query: z.object({ id: uuidField, reason: lookReason, language: z.enum(['vi', 'en']).default('vi') }),
  answer: z.object({ paper: paperField, sections: z.array(z.object({ kind: z.string(), title: words })) }),
  permission: 'people.receive-requests',
  title: { vi: 'Phiếu thông tin của một người', en: 'All that is held on a person' },
})
