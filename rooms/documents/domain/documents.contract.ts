import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { measureField, recipientPurpose, relationKind, signatureField } from './document.ts'

/** A moment as it travels, read. */
const momentField = instantField.transform((text) => toInstant(text))
const codeField = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)

/** How a document came here: `own` drafted here, `received` issued elsewhere, `cited` known only by a citation (a stub). */
export const entryField = z.enum(['own', 'received', 'cited'])
/** How a document came here: see {@link entryField}. */
export type DocumentEntry = z.infer<typeof entryField>

/** One relation from a document to an earlier one, by its id. */
export const relationTo = z.strictObject({ kind: relationKind, to: uuidField })

/** A power handed down by the document [DOC-07]: who decides this type of matter while the document holds. */
export const delegationField = z.strictObject({
  decisionType: z.string().min(1).max(60),
  level: z.enum(['top', 'district', 'commune', 'group']),
})

/** One line of nơi nhận; with `postId` its holder can say that they have received it. */
export const recipientLine = z.strictObject({
  name: lineField(300),
  purpose: recipientPurpose,
  postId: uuidField.optional(),
})

const face = {
  number: lineField(60).nullable().default(null),
  kind: codeField,
  issuer: codeField,
  title: textField(1_000).nullable().default(null),
  place: lineField(100).nullable().default(null),
  issuedOn: dayField.nullable().default(null),
  effectiveFrom: momentField.nullable().default(null),
  effectiveTo: momentField.nullable().default(null),
  reviewAt: momentField.nullable().default(null),
  territory: z.array(areaIdField).max(700).default([]),
  signatures: z.array(signatureField).max(10).default([]),
  note: textField(1_000).nullable().default(null),
}

/**
 * Puts a document on file [DOC-01, DOC-03, DOC-04, DOC-06]. `areaId` is whose office keeps it; `issuerAreaId` the area whose
 * issuer it is, null for the nation's (it must be `areaId` for `own`). A full document meets its stub: the stub is filled
 * and `result.documentId` is its id.
 */
export const registerDocument = intentContract({
  type: 'documents.register',
  payload: z.strictObject({
    ...face,
    areaId: areaIdField,
    issuerAreaId: areaIdField.nullable(),
    entry: entryField,
    source: textField(1_000).nullable().default(null),
    measures: z.array(measureField).max(100).default([]),
    delegations: z.array(delegationField).max(40).default([]),
    relations: z.array(relationTo).max(100).default([]),
    recipients: z.array(recipientLine).max(300).default([]),
  }),
  permission: 'documents.write',
  title: { vi: 'Nhập văn bản', en: 'Enter a document' },
})

/** Changes a draft; what is issued is fixed. Measures and relations, where given, take the place of those before. */
export const editDraft = intentContract({
  type: 'documents.edit-draft',
  payload: z.strictObject({
    ...face,
    documentId: uuidField,
    measures: z.array(measureField).max(100).optional(),
    relations: z.array(relationTo).max(100).optional(),
  }),
  permission: 'documents.write',
  title: { vi: 'Sửa dự thảo', en: 'Edit a draft' },
})

/** Gives a document the number it lacks [DOC-06]. */
export const giveNumber = intentContract({
  type: 'documents.give-number',
  payload: z.strictObject({ documentId: uuidField, number: lineField(60) }),
  permission: 'documents.write',
  title: { vi: 'Cấp số hiệu', en: 'Give a number' },
})

/** Says how a document stands to earlier ones [DOC-03]. On an issued document only what it stands on may be added. */
export const relateDocument = intentContract({
  type: 'documents.relate',
  payload: z.strictObject({ documentId: uuidField, relations: z.array(relationTo).min(1).max(100) }),
  permission: 'documents.write',
  title: { vi: 'Ghi quan hệ văn bản', en: 'Relate documents' },
})

/** Adds what a draft orders. */
export const addMeasures = intentContract({
  type: 'documents.add-measures',
  payload: z.strictObject({ documentId: uuidField, measures: z.array(measureField).min(1).max(100) }),
  permission: 'documents.write',
  title: { vi: 'Ghi biện pháp', en: 'Add measures' },
})

/**
 * Puts a draft in force: a decision of a named person in a competent post [SG-08]. Opens or shuts streets the moment it
 * takes effect. The answer names the units that could not be activated for want of a head [ORG-06].
 */
export const issueDocument = intentContract({
  type: 'documents.issue',
  payload: z.strictObject({ documentId: uuidField }),
  permission: 'documents.issue',
  title: { vi: 'Ban hành văn bản', en: 'Issue a document' },
})

/** Ends a document before its time [SG-08]; what it put in force ends with it. */
export const revokeDocument = intentContract({
  type: 'documents.revoke',
  payload: z.strictObject({ documentId: uuidField, reason: textField(1_000), at: momentField.optional() }),
  permission: 'documents.issue',
  title: { vi: 'Thu hồi văn bản', en: 'Revoke a document' },
})

/** Activates the units that have got a head since the document was issued [ORG-06]. */
export const activateUnits = intentContract({
  type: 'documents.activate-units',
  payload: z.strictObject({ documentId: uuidField }),
  permission: 'documents.issue',
  title: { vi: 'Kích hoạt đơn vị còn lại', en: 'Activate the remaining units' },
})

/**
 * Sends a document out [DOC-05]: to its list of recipients, to further lines, and down to every post of a kind under an
 * area (`cell-secretary`: all chi bộ). Nobody is sent it twice.
 */
export const distributeDocument = intentContract({
  type: 'documents.distribute',
  payload: z.strictObject({
    documentId: uuidField,
    recipients: z.array(recipientLine).max(300).default([]),
    toPosts: z
      .strictObject({ postKind: lineField(60), underAreaId: areaIdField, purpose: recipientPurpose })
      .optional(),
  }),
  permission: 'documents.write',
  title: { vi: 'Gửi văn bản', en: 'Distribute a document' },
})

const receipt = z.strictObject({ recipientId: uuidField })

/** The recipient has it. */
export const acknowledgeReceipt = intentContract({
  type: 'documents.acknowledge-receipt',
  payload: receipt,
  permission: 'documents.receive',
  title: { vi: 'Xác nhận đã nhận', en: 'Acknowledge receipt' },
})

/** The recipient has read it. */
export const markRead = intentContract({
  type: 'documents.mark-read',
  payload: receipt,
  permission: 'documents.receive',
  title: { vi: 'Đã đọc', en: 'Mark as read' },
})

/** The recipient has acted on it. */
export const markActed = intentContract({
  type: 'documents.mark-acted',
  payload: receipt,
  permission: 'documents.receive',
  title: { vi: 'Đã thực hiện', en: 'Mark as acted on' },
})

/** A unit's record of one day of a directive [DOC-02]; may be put right later, late stays late. */
export const reportDay = intentContract({
  type: 'documents.report-day',
  payload: z.strictObject({
    documentId: uuidField,
    areaId: areaIdField,
    day: z.int().min(1).max(400),
    report: z.enum(['met', 'not-met']),
    note: textField(1_000).nullable().default(null),
  }),
  permission: 'documents.report',
  title: { vi: 'Báo cáo ngày', en: 'Report a day' },
})

/** Sends a document down a subtree as tasks, by templates of the profile; runs as a job of the same id. */
export const cascadeDocument = intentContract({
  type: 'documents.cascade',
  payload: z.strictObject({
    documentId: uuidField,
    areaId: areaIdField,
    templates: z.array(codeField).min(1).max(40),
  }),
  permission: 'documents.cascade',
  title: { vi: 'Giao việc xuống cấp dưới', en: 'Cascade as tasks' },
})

/** Stops a cascade after its current step; the tasks made stay. */
export const cancelCascade = intentContract({
  type: 'documents.cancel-cascade',
  payload: z.strictObject({ cascadeId: uuidField }),
  permission: 'documents.cascade',
  title: { vi: 'Dừng giao việc', en: 'Stop a cascade' },
})

/** A record of a meeting, an inspection or a statement, with its conclusions [DOC-10]. */
export const recordMeeting = intentContract({
  type: 'documents.record-meeting',
  payload: z.strictObject({
    areaId: areaIdField,
    form: z.enum(['meeting', 'inspection', 'statement']),
    kind: codeField,
    issuer: codeField,
    title: textField(1_000),
    heldOn: dayField,
    place: lineField(100).nullable().default(null),
    chair: z.strictObject({ name: lineField(200), title: lineField(300) }),
    attendees: z
      .array(z.strictObject({ name: lineField(200), title: lineField(300) }))
      .max(300)
      .default([]),
    territory: z.array(areaIdField).max(700).default([]),
    relations: z.array(relationTo).max(40).default([]),
    conclusions: z
      .array(
        z.strictObject({
          sentence: textField(1_000),
          orders: z.boolean().default(true),
          ownerLevel: z.enum(['top', 'district', 'commune', 'group']).nullable().default(null),
          ownerPost: lineField(60).nullable().default(null),
          dueAt: momentField.nullable().default(null),
          dueStated: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(300),
    source: textField(1_000).nullable().default(null),
    note: textField(1_000).nullable().default(null),
  }),
  permission: 'documents.write',
  title: { vi: 'Ghi biên bản, kết luận', en: 'Record a meeting' },
})

/** Makes a task of a conclusion [DOC-10]; the task bears the intent's id. */
export const spawnTask = intentContract({
  type: 'documents.spawn-task',
  payload: z.strictObject({
    conclusionId: uuidField,
    ownerPostId: uuidField,
    dueAt: momentField,
    title: textField(300).optional(),
    product: lineField(300).nullable().default(null),
    coordinatorPostIds: z.array(uuidField).max(40).default([]),
  }),
  permission: 'documents.cascade',
  title: { vi: 'Giao việc từ kết luận', en: 'Give a task from a conclusion' },
})
