import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { toldPerson } from '#rooms/people/domain'
import {
  caseOutcomes,
  caseSteps,
  contactRelations,
  distanceClasses,
  sourceKinds,
  symptomKinds,
  variantSureness,
} from './case-words.ts'

const momentField = instantField.transform((text) => toInstant(text))
const keyField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)

/**
 * Somebody by id (`personId`), or told of and kept by the room of people, sealed: this room keeps the id only. Who is on file
 * already is recognised; `isAnother` says on purpose that it is none of those.
 */
const whoFields = { personId: uuidField.optional(), person: toldPerson.optional(), isAnother: z.boolean().optional() }

const sourceField = z.strictObject({
  kind: z.enum(sourceKinds),
  caseId: uuidField.optional(),
  clusterId: uuidField.optional(),
  /** Travel: from where. */
  note: lineField(120).optional(),
})

const variantField = z.strictObject({ key: keyField, sure: z.enum(variantSureness) })

/** What may be known of a case; every one may be amended. */
const caseFields = {
  /** Where the person lives, inside the city. */
  residenceAreaId: areaIdField.optional(),
  /** Or outside: province or country. */
  residenceOutside: lineField(80).optional(),
  /** Where it was found, kept apart from where the person lives. */
  reportPlace: lineField(120).optional(),
  sampledAt: momentField.optional(),
  confirmedAt: momentField.optional(),
  onsetOn: daySchema.optional(),
  symptoms: z.enum(symptomKinds).optional(),
  variant: variantField.optional(),
  source: sourceField.optional(),
}

const reportPayload = z.strictObject({
  /** Where it is reported from: the area of the station or hospital. Permission is asked here. */
  areaId: areaIdField,
  ...whoFields,
  status: z.enum(['suspected', 'probable', 'confirmed']),
  /** Detection setting (nơi phát hiện), a key of the profile's list; always said (EPI-01). */
  setting: keyField,
  ...caseFields,
  /** How it ended, where a list says so; the day where it is known. */
  outcome: z.strictObject({ kind: z.enum(caseOutcomes), on: daySchema.optional() }).optional(),
  /** Recorded in bulk with no date of its own: stands in the curve as backlog, never as that day's cases. */
  undated: z.boolean().optional(),
  /** When it was first entered, where it comes from a system that was kept before; absent: now. The clock of EPI-06 runs by it. */
  enteredAt: momentField.optional(),
  /** The line list it comes from, and its id there. */
  list: z.strictObject({ key: lineField(60), id: lineField(60) }).optional(),
  /** Says on purpose that it is a second case of a person who has one: reinfection (tái nhiễm). */
  again: z.boolean().optional(),
  origin: lineField(200).optional(),
  synthetic: z.boolean().optional(),
})

/** See {@link reportCase}. */
export type ReportCase = z.infer<typeof reportPayload>

/** Reports a case (báo ca bệnh) at `occurredAt`; it bears the intent's id. Answers `{ caseId, personId, warnings }`. */
export const reportCase = intentContract({
  type: 'cases.report',
  payload: reportPayload,
  permission: 'cases.keep',
  title: { vi: 'Báo ca bệnh', en: 'Report a case' },
})

const amendPayload = z.strictObject({
  caseId: uuidField,
  /** The version that was looked at; when it has moved on, nothing is changed. */
  version: z.int().optional(),
  setting: keyField.optional(),
  ...caseFields,
  reason: lineField(300),
  /**
   * Said by another source that disagrees: both are kept, the register's word stands, and the case is disputed until
   * somebody settles it. Absent: the register is mended.
   */
  otherSource: lineField(120).optional(),
})

/** See {@link amendCase}. */
export type AmendCase = z.infer<typeof amendPayload>

/** Mends what is written of a case, with history; or keeps what another source says beside it. */
export const amendCase = intentContract({
  type: 'cases.amend',
  payload: amendPayload,
  permission: 'cases.keep',
  title: { vi: 'Sửa ca bệnh', en: 'Amend a case' },
})

/** Settles what two sources said differently: `take` true makes the other source's word the register's. */
export const settleClaim = intentContract({
  type: 'cases.settle-claim',
  payload: z.strictObject({ caseId: uuidField, claimId: uuidField, take: z.boolean(), reason: lineField(300) }),
  permission: 'cases.keep',
  title: { vi: 'Chốt số liệu hai nguồn khác nhau', en: 'Settle two sources that disagree' },
})

/** See {@link confirmCase}. */
export const confirmCase = intentContract({
  type: 'cases.confirm',
  payload: z.strictObject({
    caseId: uuidField,
    sampledAt: momentField.optional(),
    confirmedAt: momentField,
    setting: keyField.optional(),
    variant: variantField.optional(),
  }),
  permission: 'cases.keep',
  title: { vi: 'Xác định ca bệnh', en: 'Confirm a case' },
})

/** It was no case (dương tính giả): counts and classes go back, the history stays. */
export const withdrawCase = intentContract({
  type: 'cases.withdraw',
  payload: z.strictObject({ caseId: uuidField, reason: lineField(300) }),
  permission: 'cases.keep',
  title: { vi: 'Rút ca bệnh', en: 'Withdraw a case' },
})

/** A step after confirmation was taken at `at` (EPI-06). `where`: tier (classified) or place (placed). */
export const recordStep = intentContract({
  type: 'cases.record-step',
  payload: z.strictObject({
    caseId: uuidField,
    step: z.enum(caseSteps).exclude(['entered']),
    at: momentField,
    where: lineField(120).optional(),
  }),
  permission: 'cases.keep',
  title: { vi: 'Ghi bước xử lý ca bệnh', en: 'Record a step of a case' },
})

/** How a case ended, on which day. */
export const recordOutcome = intentContract({
  type: 'cases.record-outcome',
  payload: z.strictObject({ caseId: uuidField, outcome: z.enum(caseOutcomes), on: daySchema }),
  permission: 'cases.keep',
  title: { vi: 'Ghi kết quả điều trị', en: 'Record an outcome' },
})

/** How a meeting of two persons was: see {@link listContact}. */
export const meetingFields = {
  fromAt: momentField.optional(),
  untilAt: momentField.optional(),
  relation: z.enum(contactRelations),
  distance: z.enum(distanceClasses),
  minutes: z.int().min(0).max(20_160).optional(),
  masked: z.boolean().optional(),
}

/**
 * Lists a contact (người tiếp xúc) of a person: by id, or a new one kept by the room of people. The link bears the intent's id.
 * `areaId`: where the contact lives. Answers `{ linkId, personId }`; classes follow at once.
 */
export const listContact = intentContract({
  type: 'cases.list-contact',
  payload: z.strictObject({
    areaId: areaIdField,
    ofPersonId: uuidField,
    ...whoFields,
    ...meetingFields,
    caseId: uuidField.optional(),
    /** `interview`, `self`, a list … */
    source: lineField(60),
    synthetic: z.boolean().optional(),
  }),
  permission: 'cases.keep',
  title: { vi: 'Ghi người tiếp xúc', en: 'List a contact' },
})

/** A contact that was none: classes follow. */
export const withdrawContact = intentContract({
  type: 'cases.withdraw-contact',
  payload: z.strictObject({ linkId: uuidField, reason: lineField(300) }),
  permission: 'cases.keep',
  title: { vi: 'Rút người tiếp xúc ghi nhầm', en: 'Withdraw a contact' },
})

/** A contact was found free of it (hết hạn, âm tính): exposures before `at` count no more, and those after them neither. */
export const clearContact = intentContract({
  type: 'cases.clear-contact',
  payload: z.strictObject({ personId: uuidField, at: momentField, reason: lineField(300) }),
  permission: 'cases.keep',
  title: { vi: 'Kết thúc theo dõi người tiếp xúc', en: 'Clear a contact' },
})

/**
 * Signs the official bulletin (thông báo số ca) of an area as of a moment; it bears the intent's id. Counts are the register's;
 * `stated` is what somebody announced of the same moment: where it does not foot or differs, `note` says why, and both stay.
 */
export const issueBulletin = intentContract({
  type: 'cases.issue-bulletin',
  payload: z.strictObject({
    areaId: areaIdField,
    day: daySchema,
    asOf: momentField,
    stated: z
      .strictObject({
        total: z.int().min(0),
        community: z.int().min(0),
        isolation: z.int().min(0),
        source: lineField(200),
      })
      .optional(),
    note: lineField(500).optional(),
    /** The bulletin it puts right, and why. */
    corrects: uuidField.optional(),
    reason: lineField(300).optional(),
  }),
  permission: 'cases.publish',
  title: { vi: 'Ký thông báo số ca bệnh', en: 'Sign the bulletin of cases' },
})
