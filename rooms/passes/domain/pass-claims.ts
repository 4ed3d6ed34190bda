import { z } from 'zod'
import { areaIdField, dayField, instantField, type Uuid, uuidField, type Words } from '#kit'

/** The kinds of signed codes, in the order of their numbers in the code (1 …): the order is for ever. */
export const PASS_KINDS = ['permit', 'coupon', 'receipt', 'card'] as const

/** Kind of a signed code. */
export type PassKind = (typeof PASS_KINDS)[number]

/** The official words of a kind. */
export const passKindWords: Readonly<Record<PassKind, Words>> = {
  permit: { vi: 'giấy đi đường', en: 'travel permit' },
  coupon: { vi: 'phiếu đi chợ', en: 'shopping coupon' },
  receipt: { vi: 'giấy biên nhận khai báo', en: 'declaration receipt' },
  card: { vi: 'thẻ công vụ', en: 'duty card' },
}

/** A key of a catalogue as a code carries it: short, lower case, never personal. */
export const passWordField = z.string().regex(/^[a-z][a-z0-9-]{0,15}$/)

/** What is a UUID in canonical form may be called one: nothing is left to turn. */
const idField = uuidField as unknown as z.ZodType<Uuid, string>

const common = {
  /** The pass itself (claim 7, `cti`): what is withdrawn, and what is used once. */
  id: idField,
  /** City that issued it (claim 1, `iss`): `issuer` of profiles/<name>/passes/rules.json, e.g. `VN-HN`. */
  issuer: z.string().regex(/^[A-Z0-9-]{2,12}$/),
  /** From when it holds (claim 5, `nbf`), whole seconds. */
  from: instantField,
  /** From when it holds no more (claim 4, `exp`), whole seconds. There is none without an end (SG-01). */
  until: instantField,
  /** Area for which it holds; 0 is not an area. */
  areaId: areaIdField,
}

/** Giấy đi đường. The traveller is named on the paper only. */
export const permitClaims = z.strictObject({
  kind: z.literal('permit'),
  ...common,
  /** Key of a kind and of a purpose in profiles/<name>/passes/permits.json. */
  permitKind: passWordField,
  purpose: passWordField,
  /** Directive under which it was issued; it lapses with it. */
  documentId: idField,
  /** Area to which the way leads, where it is bound to one. */
  toAreaId: areaIdField.nullable(),
  /** Persons who may travel on it. */
  persons: z.number().int().min(1).max(60),
})

/** Phiếu đi chợ. `householdId` is the room of people's id: it says nothing to who has not that room. */
export const couponClaims = z.strictObject({
  kind: z.literal('coupon'),
  ...common,
  schemeId: idField,
  householdId: idField,
  /** Number of the coupon in the household's series, from 1. */
  serial: z.number().int().min(1).max(9999),
  /** The day it is for; null: any day that the scheme allows. */
  day: dayField.nullable(),
  /** Place of the slot in the scheme, from 0; null: any. */
  slot: z.number().int().min(0).max(99).nullable(),
  /** The market it is for; null: any of the scheme. */
  marketId: idField.nullable(),
})

/** Biên nhận khai báo y tế: `id` is the declaration's own id. What was declared is not in it. */
export const receiptClaims = z.strictObject({
  kind: z.literal('receipt'),
  ...common,
  /** Key of the form that was filled in. */
  form: passWordField,
})

/** Thẻ kiểm tra viên, thẻ lực lượng: who holds it is printed; the code carries the id. */
export const cardClaims = z.strictObject({
  kind: z.literal('card'),
  ...common,
  /** What it lets its holder do: `inspector`, `force`. */
  role: passWordField,
  /** Key of the force (rooms/forces), of a force member's card. */
  force: passWordField.nullable(),
  /** The officer, or the member of a force. */
  holderId: idField,
})

/** Everything a code says, by kind. */
export const passClaims = z.discriminatedUnion('kind', [permitClaims, couponClaims, receiptClaims, cardClaims])

/** Everything a code says: see {@link passClaims}. */
export type PassClaims = z.infer<typeof passClaims>
/** What a code of one kind says. */
export type ClaimsOf<K extends PassKind> = Extract<PassClaims, { kind: K }>

/** Claims as a room states them for signing: the issuer is the house's. */
export type ClaimsToSign = PassClaims extends infer C ? (C extends PassClaims ? Omit<C, 'issuer'> : never) : never
