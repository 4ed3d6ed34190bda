import { z } from 'zod'
import { areaIdField, dayField, instantField, intentContract, lineField, toInstant, uuidField } from '#kit'
import { channelKeys, exposureKeys, symptomKeys } from './declaration-fields.ts'

/**
 * A place one has been: an area of this city, or another province (by its code in the profile). `toOn`: the last day there;
 * absent where one still is.
 */
export const originField = z.strictObject({
  areaId: areaIdField.optional(),
  provinceCode: lineField(10).optional(),
  fromOn: dayField.optional(),
  toOn: dayField.optional(),
})

/** See {@link originField}. */
export type Origin = z.infer<typeof originField>

/** Numbers as people write them: digits, spaces, dots, dashes, a plus; not judged further, for a wrong one is no reason to refuse. */
const phoneField = lineField(20).regex(/^\+?[\d .-]{3,20}$/)

/** The personal part: sealed as one, under the key of the day it is kept until. Nothing else of a person exists (SG-02). */
export const declaredField = z.strictObject({
  name: lineField(120),
  birthYear: z.int().min(1900).max(2100).optional(),
  phone: phoneField.optional(),
  address: lineField(200).optional(),
  origins: z.array(originField).max(5).default([]),
  route: lineField(200).optional(),
  symptoms: z.array(z.enum(symptomKeys)).max(symptomKeys.length).default([]),
  exposure: z.enum(exposureKeys),
})

/** See {@link declaredField}. */
export type Declared = z.infer<typeof declaredField>

/**
 * A health declaration (khai báo y tế, HDC-01); it bears the intent's id, which the form got when it was served. `areaId`: the
 * commune or residential group where the person stays now. `salt`: random letters of the form, kept nowhere, so that the
 * digest the door keeps of this intent tells nothing of the person once the declaration is erased (SG-03).
 * Answers nothing: the code on the receipt follows from the id.
 */
export const submitDeclaration = intentContract({
  type: 'declarations.submit',
  payload: z.strictObject({
    areaId: areaIdField,
    channel: z.enum(channelKeys),
    declared: declaredField,
    salt: lineField(64).optional(),
  }),
  permission: 'declarations.submit',
  title: { vi: 'Khai báo y tế', en: 'Health declaration' },
})

/** The same from the public desk: no account, by oneself; only the desk of the house may send it. */
export const submitAtPublicDesk = intentContract({
  type: 'declarations.submit-public',
  payload: submitDeclaration.payload,
  permission: 'declarations.public-desk',
  title: { vi: 'Khai báo y tế trên trang công khai', en: 'Health declaration on the public page' },
})

/** What a call came to. */
export const CALL_OUTCOMES = {
  well: { vi: 'Đã gọi, khỏe', en: 'Called, well' },
  'to-test': { vi: 'Đã gọi, hẹn xét nghiệm', en: 'Called, a test is arranged' },
  'to-care': { vi: 'Đã gọi, chuyển cơ sở y tế', en: 'Called, sent to care' },
  'not-reached': { vi: 'Không liên lạc được', en: 'Not reached' },
  mistaken: { vi: 'Khai nhầm, không có nguy cơ', en: 'Declared by mistake, no risk' },
} as const

/** See {@link CALL_OUTCOMES}. */
export type CallOutcome = keyof typeof CALL_OUTCOMES

/** The outcomes, for a schema or a choice. */
export const callOutcomes = Object.keys(CALL_OUTCOMES) as [CallOutcome, ...CallOutcome[]]

/** Records that the person of a flagged declaration was called; `not-reached` leaves it open. Nothing happens to the person by itself. */
export const recordCall = intentContract({
  type: 'declarations.record-call',
  payload: z.strictObject({ declarationId: uuidField, outcome: z.enum(callOutcomes) }),
  permission: 'declarations.follow',
  title: { vi: 'Ghi kết quả gọi hỏi', en: 'Record a call' },
})

/**
 * Somebody came to a place and scanned its QR code (CHK-12): the time, the place, a random id that they keep; a phone only if they
 * want to be told. Erased after the days of the profile (SG-03).
 */
export const checkIn = intentContract({
  type: 'declarations.check-in',
  payload: z.strictObject({ siteId: uuidField, phone: phoneField.optional(), salt: lineField(64).optional() }),
  permission: 'declarations.public-desk',
  title: { vi: 'Điểm đến bằng mã QR', en: 'Check-in at a place' },
})

/** The ward looked whether a place has its QR code up and people use it (CHK-12). */
export const recordQrCheck = intentContract({
  type: 'declarations.record-qr-check',
  payload: z.strictObject({
    siteId: uuidField,
    hasCode: z.boolean(),
    isUsed: z.boolean().optional(),
    at: instantField.transform((text) => toInstant(text)).optional(),
  }),
  permission: 'declarations.check-places',
  title: { vi: 'Kiểm tra quét mã QR tại địa điểm', en: 'Check the QR code of a place' },
})
