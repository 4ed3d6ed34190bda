import { z } from 'zod'
import { instantField, lineField, textField, type Words } from '#kit'

/**
 * How one document stands to an earlier one [DOC-03]: căn cứ, thực hiện, cụ thể hóa, sửa đổi, gia hạn, thay thế,
 * bãi bỏ. Always read from the later document to the earlier: "05-CT/TU *implements* 16/CT-TTg".
 */
export const relationKind = z.enum(['based-on', 'implements', 'details', 'amends', 'extends', 'replaces', 'repeals'])
/** How one document stands to an earlier one: see {@link relationKind}. */
export type RelationKind = z.infer<typeof relationKind>

/** The official words of the relations, read from the later document. */
export const relationWords: Readonly<Record<RelationKind, Words>> = {
  'based-on': { vi: 'căn cứ', en: 'is based on' },
  implements: { vi: 'thực hiện', en: 'implements' },
  details: { vi: 'cụ thể hóa', en: 'details' },
  amends: { vi: 'sửa đổi', en: 'amends' },
  extends: { vi: 'gia hạn', en: 'extends' },
  replaces: { vi: 'thay thế', en: 'replaces' },
  repeals: { vi: 'bãi bỏ', en: 'repeals' },
}

/** Relations by which a document stands on an earlier one; the others change the earlier one. */
export const standingRelations: readonly RelationKind[] = ['based-on', 'implements', 'details']

/**
 * Why a recipient gets the document (nơi nhận) [DOC-05]. `unsaid` is honest: the Ba Đình directive of 31/7/2021 tags
 * only some of its lines (anomaly Z2.7), and the rest is not ours to guess.
 */
export const recipientPurpose = z.enum(['to-report', 'to-act', 'to-coordinate', 'to-know', 'to-file', 'unsaid'])
/** Why a recipient gets a document: see {@link recipientPurpose}. */
export type RecipientPurpose = z.infer<typeof recipientPurpose>

/** The official words of the purposes, as they stand in brackets after a recipient. */
export const recipientPurposeWords: Readonly<Record<RecipientPurpose, Words>> = {
  'to-report': { vi: 'để b/cáo', en: 'as a report' },
  'to-act': { vi: 'để t/hiện', en: 'for action' },
  'to-coordinate': { vi: 'để p/hợp', en: 'for coordination' },
  'to-know': { vi: 'để biết', en: 'for information' },
  'to-file': { vi: 'lưu', en: 'for the file' },
  unsaid: { vi: 'không ghi', en: 'not stated' },
}

/**
 * One thing that a document orders, in a sentence; `parameter` and `value` make it comparable with other documents
 * [DOC-08] (`gathering-public-max-people`: 2). A measure may hold for a shorter time than its document.
 */
export const measureField = z.object({
  sentence: textField(600),
  parameter: lineField(60).optional(),
  value: z.union([z.number(), z.boolean(), lineField(120)]).optional(),
  from: instantField.optional(),
  to: instantField.optional(),
})

/** One thing that a document orders: see {@link measureField}. */
export type Measure = z.infer<typeof measureField>

/**
 * Who signed, and in what capacity [DOC-06]: `T/M BAN THƯỜNG VỤ / BÍ THƯ / Hoàng Minh Dũng Tiến`. `capacity` is a code
 * of the profile's catalogue, or null when a head signs as himself; `onBehalfOf` is the body or head named after it.
 */
export const signatureField = z.object({
  capacity: lineField(40).nullable(),
  onBehalfOf: lineField(200).nullable(),
  title: lineField(200),
  name: lineField(200),
})

/** Who signed, and as what: see {@link signatureField}. */
export type Signature = z.infer<typeof signatureField>

/** One line of nơi nhận, as written, with its purpose. */
export const recipientField = z.object({ name: lineField(300), purpose: recipientPurpose })
/** One line of nơi nhận: see {@link recipientField}. */
export type Recipient = z.infer<typeof recipientField>

const purposeTags: readonly (readonly [RegExp, RecipientPurpose])[] = [
  [/[([]?\s*để\s+(?:b\/cáo|báo cáo|b\/c)\s*[)\]]?/iu, 'to-report'],
  [/[([]?\s*để\s+(?:t\/hiện|thực hiện|t\/h)\s*[)\]]?/iu, 'to-act'],
  [/[([]?\s*để\s+(?:p\/hợp|phối hợp|p\/h)\s*[)\]]?/iu, 'to-coordinate'],
  [/[([]?\s*để\s+biết\s*[)\]]?/iu, 'to-know'],
  [/^lưu\s*:?\s*/iu, 'to-file'],
]

/**
 * Reads one line of nơi nhận as it stands in a document: `- TT HĐND – lãnh đạo UBND Thành phố, (để b/cáo)` is that body,
 * to report. A line without a tag is `unsaid`, even between tagged ones.
 */
export function readRecipient(line: string): Recipient {
  const text = line
    .normalize('NFC')
    .replace(/^[\s\-–•+]+/, '')
    .trim()
  for (const [tag, purpose] of purposeTags) {
    if (tag.test(text)) return { name: trimName(text.replace(tag, '')), purpose }
  }
  return { name: trimName(text), purpose: 'unsaid' }
}

function trimName(name: string): string {
  return name.replace(/[\s,;.]+$/u, '').trim()
}
