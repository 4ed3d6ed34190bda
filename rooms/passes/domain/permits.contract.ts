import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { passWordField } from './pass-claims.ts'

/** Most permits in one sending. */
export const mostPermits = 500

const momentField = instantField.transform((text) => toInstant(text))

/** Whom a permit names: sealed at once, printed on the paper, never in the code, a list or the journal. */
export const permitHolder = z.strictObject({
  name: lineField(120),
  /** Number of a paper that shows who it is, if one is named; nobody is refused for having none. */
  idNumber: lineField(20).optional(),
  workplace: lineField(160).optional(),
  /** Number plate of the vehicle, where the permit is for one. */
  plate: lineField(15).optional(),
})

/** See {@link permitHolder}. */
export type PermitHolder = z.infer<typeof permitHolder>

const permitField = z.strictObject({
  kind: passWordField,
  purpose: passWordField,
  holder: permitHolder,
  persons: z.number().int().min(1).max(60).default(1),
  /** Area to which the way leads, where it is bound to one. */
  toAreaId: areaIdField.optional(),
  from: momentField,
  until: momentField,
})

const issuePayload = z.strictObject({
  /** Area over which they hold. */
  areaId: areaIdField,
  /** Directive they stand on: they lapse with it (SG-01). */
  documentId: uuidField,
  permits: z.array(permitField).min(1).max(mostPermits),
})
/** See {@link issuePermits}. */
export type IssuePermits = z.infer<typeof issuePayload>

/** Issues one permit or a whole list of them, all or none. Answers `{ permits: [{ permitId, number }] }`. */
export const issuePermits = intentContract({
  type: 'passes.issue-permits',
  payload: issuePayload,
  permission: 'passes.issue',
  title: { vi: 'Cấp giấy đi đường', en: 'Issue travel permits' },
})

const withdrawPayload = z.strictObject({
  permitIds: z.array(uuidField).min(1).max(mostPermits),
  reason: lineField(300),
})
/** See {@link withdrawPermits}. */
export type WithdrawPermits = z.infer<typeof withdrawPayload>

/** Withdraws permits before their time, with a reason that their holders are told. */
export const withdrawPermits = intentContract({
  type: 'passes.withdraw-permits',
  payload: withdrawPayload,
  permission: 'passes.issue',
  title: { vi: 'Thu hồi giấy đi đường', en: 'Withdraw travel permits' },
})

const cardsPayload = z.strictObject({
  areaId: areaIdField,
  role: passWordField,
  /** Key of the force, of a force member's card. */
  force: passWordField.optional(),
  officerIds: z.array(uuidField).min(1).max(mostPermits),
  from: momentField,
  until: momentField,
})
/** See {@link issueCards}. */
export type IssueCards = z.infer<typeof cardsPayload>

/** Issues duty cards to officers who hold a post in the area or above it. Answers `{ cards: [{ cardId }] }`. */
export const issueCards = intentContract({
  type: 'passes.issue-cards',
  payload: cardsPayload,
  permission: 'passes.issue-cards',
  title: { vi: 'Cấp thẻ công vụ', en: 'Issue duty cards' },
})

const withdrawCardPayload = z.strictObject({ cardId: uuidField, reason: lineField(300) })
/** See {@link withdrawCard}. */
export type WithdrawCard = z.infer<typeof withdrawCardPayload>

/** Withdraws a duty card: lost, or its holder has left. */
export const withdrawCard = intentContract({
  type: 'passes.withdraw-card',
  payload: withdrawCardPayload,
  permission: 'passes.issue-cards',
  title: { vi: 'Thu hồi thẻ công vụ', en: 'Withdraw a duty card' },
})

const changeKeyPayload = z.strictObject({ reason: lineField(300) })
/** See {@link changeKey}. */
export type ChangeKey = z.infer<typeof changeKeyPayload>

/** Makes a new key that signs from now on; codes of the one before stay good. By a named person. */
export const changeKey = intentContract({
  type: 'passes.change-key',
  payload: changeKeyPayload,
  permission: 'passes.keep-keys',
  title: { vi: 'Đổi khóa ký mã', en: 'Change the signing key' },
})

const withdrawKeyPayload = z.strictObject({ kid: z.string().regex(/^[0-9a-f]{8}$/), reason: lineField(300) })
/** See {@link withdrawKey}. */
export type WithdrawKey = z.infer<typeof withdrawKeyPayload>

/**
 * Withdraws a key whose secret may be known to others: codes signed by it are asked about one by one, none is refused
 * unasked. If it was the one that signs, the next code is signed by a new one.
 */
export const withdrawKey = intentContract({
  type: 'passes.withdraw-key',
  payload: withdrawKeyPayload,
  permission: 'passes.keep-keys',
  title: { vi: 'Thu hồi khóa ký mã', en: 'Withdraw a signing key' },
})
