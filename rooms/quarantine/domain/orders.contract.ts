import { z } from 'zod'
import { areaIdField, intentContract, lineField, textField, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { channels, guardianPlans, isolationClasses, protections, releaseGrounds, settings } from './quarantine-words.ts'

/** Most people in one proposal: a trace gives them in lots. */
export const mostProposed = 500

/** What is known of doses and recovery; nothing else of anybody's health is asked. */
export const protectionField = z.strictObject({
  doses: z.int().min(0).max(10).optional(),
  lastDoseOn: daySchema.optional(),
  recoveredOn: daySchema.optional(),
})

const proposedPerson = z.strictObject({
  personId: uuidField,
  /** Where the person lives now; absent: as the register of people has it. */
  areaId: areaIdField.optional(),
  lastExposureOn: daySchema.optional(),
})

const proposePayload = z.strictObject({
  class: z.enum(isolationClasses),
  setting: z.literal('concentrated').default('concentrated'),
  people: z.array(proposedPerson).min(1).max(mostProposed),
  /** The case they met, where a trace found them. */
  caseId: uuidField.optional(),
})
/** See {@link proposeIsolation}. */
export type ProposeIsolation = z.infer<typeof proposePayload>

/** Proposes isolation for contacts: it binds nobody until a named person decides (SG-08). Who has an open record is left out. Answers `{ orderIds, left }`. */
export const proposeIsolation = intentContract({
  type: 'quarantine.propose',
  payload: proposePayload,
  permission: 'quarantine.propose',
  title: { vi: 'Đề nghị cách ly', en: 'Propose isolation' },
})

/** A law of the profile by its key, a document of the house, or both. */
const basis = { basisKey: z.string().max(60).optional(), documentId: uuidField.optional() }

const guardianField = z.strictObject({ plan: z.enum(guardianPlans), personId: uuidField.optional() })

/** What a decision to isolate says, in a place or at home. */
const isolating = {
  ...basis,
  protection: z.enum(protections).default('unknown'),
  lastExposureOn: daySchema.optional(),
  /** Only asked where the register has no year of birth. */
  isMinor: z.boolean().optional(),
  guardian: guardianField.optional(),
  reason: lineField(500),
}

const decidePayload = z.strictObject({
  orderId: uuidField,
  decision: z.enum(['isolate', 'decline']),
  placeId: uuidField.optional(),
  /** Why a full place takes in one more. */
  overReason: lineField(300).optional(),
  ...isolating,
})
/** See {@link decideIsolation}. */
export type DecideIsolation = z.infer<typeof decidePayload>

/** Decides a proposal, by a named competent person. Answers `{ decisionId, lastDay }`. */
export const decideIsolation = intentContract({
  type: 'quarantine.decide',
  payload: decidePayload,
  permission: 'quarantine.decide',
  title: { vi: 'Quyết định cách ly', en: 'Decide on isolation' },
})

const extendPayload = z.strictObject({
  orderId: uuidField,
  lastDay: daySchema,
  reason: textField(1_000),
  ...basis,
})
/** See {@link extendIsolation}. */
export type ExtendIsolation = z.infer<typeof extendPayload>

/** Makes an isolation longer: by a decision with its reason, or not at all (rule 2.3). */
export const extendIsolation = intentContract({
  type: 'quarantine.extend',
  payload: extendPayload,
  permission: 'quarantine.decide',
  title: { vi: 'Kéo dài cách ly', en: 'Extend isolation' },
})

const releasePayload = z.strictObject({
  orderId: uuidField,
  ground: z.enum(releaseGrounds).optional(),
  reason: textField(1_000).optional(),
  documentId: uuidField.optional(),
})
/** See {@link releaseIsolation}. */
export type ReleaseIsolation = z.infer<typeof releasePayload>

/** Lets somebody go before the last day: only on a ground, by a decision. On the last day it ends by itself. */
export const releaseIsolation = intentContract({
  type: 'quarantine.release',
  payload: releasePayload,
  permission: 'quarantine.decide',
  title: { vi: 'Kết thúc cách ly trước thời hạn', en: 'Release before the last day' },
})

const answers = z.record(z.string().max(40), z.enum(['yes', 'no', 'unknown']))

const applyPayload = z.strictObject({
  personId: uuidField,
  areaId: areaIdField.optional(),
  class: z.enum(['F0', 'F1']),
  channel: z.enum(channels),
  /** Asked by somebody else for the person (SG-12). */
  onBehalf: z.boolean().default(false),
  lastExposureOn: daySchema.optional(),
  caseId: uuidField.optional(),
  answers,
})
/** See {@link applyForHome}. */
export type ApplyForHome = z.infer<typeof applyPayload>

/** A request to stay at home, with the checklist. Where policy does not allow it, it says so with its source and what is offered (QUA-03, QUA-04). Answers `{ orderId }`. */
export const applyForHome = intentContract({
  type: 'quarantine.apply-home',
  payload: applyPayload,
  permission: 'quarantine.propose',
  title: { vi: 'Nhận đơn cách ly tại nhà', en: 'Take in a request for home isolation' },
})

/** Answers found out later, at the home or by phone. */
export const answerChecklist = intentContract({
  type: 'quarantine.answer-checklist',
  payload: z.strictObject({ orderId: uuidField, answers }),
  permission: 'quarantine.propose',
  title: { vi: 'Bổ sung bảng kiểm', en: 'Complete the checklist' },
})

const decideHomePayload = z.strictObject({
  orderId: uuidField,
  decision: z.enum(['allow', 'refuse']),
  /** What is offered instead of home; a refusal is never without it. */
  alternative: lineField(300).optional(),
  ...isolating,
})
/** See {@link decideHome}. */
export type DecideHome = z.infer<typeof decideHomePayload>

/** Allows or refuses home isolation, by the unit that is competent that day (QUA-03). Answers `{ decisionId, lastDay }`. */
export const decideHome = intentContract({
  type: 'quarantine.decide-home',
  payload: decideHomePayload,
  permission: 'quarantine.decide',
  title: { vi: 'Quyết định cách ly tại nhà', en: 'Decide on home isolation' },
})

const appealPayload = z.strictObject({
  decisionId: uuidField,
  channel: z.enum(channels),
  onBehalf: z.boolean().default(false),
  /** The complaint in the person's words: sealed. */
  words: textField(3_000),
  /** What kept the person from complaining in time. */
  obstacle: lineField(300).optional(),
})
/** See {@link fileAppeal}. */
export type FileAppeal = z.infer<typeof appealPayload>

/** Takes in a complaint about a decision, on paper, by phone or for somebody else (SG-07, SG-12). It stops nothing by itself. */
export const fileAppeal = intentContract({
  type: 'quarantine.file-appeal',
  payload: appealPayload,
  permission: 'quarantine.propose',
  title: { vi: 'Nhận khiếu nại', en: 'Take in a complaint' },
})

const resolvePayload = z.strictObject({
  appealId: uuidField,
  outcome: z.enum(['upheld', 'cancelled']),
  reason: textField(1_000),
})
/** See {@link resolveAppeal}. */
export type ResolveAppeal = z.infer<typeof resolvePayload>

/** Resolves a complaint: never the one who decided, nor from the same post (SG-07). */
export const resolveAppeal = intentContract({
  type: 'quarantine.resolve-appeal',
  payload: resolvePayload,
  permission: 'quarantine.judge-appeals',
  title: { vi: 'Giải quyết khiếu nại', en: 'Resolve a complaint' },
})

/** The settings that an order may have, for lists. */
export const settingField = z.enum(settings)
