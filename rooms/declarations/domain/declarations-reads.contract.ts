import { z } from 'zod'
import { areaIdField, dayField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { channelKeys } from './declaration-fields.ts'
import { callOutcomes, declaredField } from './declarations.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const reasonField = lineField(300).min(5)

/** A reason in words, as it is shown: which zone, which province, by which document. */
const reasonSchema = z.object({
  kind: z.enum(['zone', 'level', 'lockdown', 'province', 'contact', 'symptoms']),
  text: words,
})

const flagSchema = z.object({
  declarationId: z.string(),
  code: z.string(),
  areaId: z.int(),
  areaTitle: words,
  declaredAt: instantField,
  callBy: instantField,
  reasons: z.array(reasonSchema),
  taskId: z.string().nullable(),
  calledAt: instantField.nullable(),
  outcome: z.enum(callOutcomes).nullable(),
  tries: z.int(),
})

/** A declaration that a person should look at; without the person. */
export type Flag = z.infer<typeof flagSchema>

/** Flagged declarations of an area and inside it, the earliest deadline first; `state`: those to call, or all. */
export const flagListContract = readContract({
  path: '/declarations/flags',
  query: pageQuery.extend({ areaId: areaIdField, state: z.enum(['open', 'all']).default('open') }),
  answer: pageOf(flagSchema),
  permission: 'declarations.follow',
  title: { vi: 'Khai báo cần gọi hỏi', en: 'Declarations to follow up' },
})

const dayCount = z.object({
  day: dayField,
  declarations: z.int(),
  flagged: z.int(),
  called: z.int(),
  checkIns: z.int(),
})
const partCount = z.object({ areaId: z.int(), title: words, declarations: z.int(), flagged: z.int(), called: z.int() })

/** Declarations by day and, for the last day, by the areas right under this one. Counts only. */
export const declarationCountsContract = readContract({
  path: '/declarations/counts',
  query: z.object({
    areaId: areaIdField,
    day: dayField.optional(),
    days: z.coerce.number().int().min(1).max(62).default(14),
  }),
  answer: z.object({
    asOf: instantField,
    areaTitle: words,
    days: z.array(dayCount),
    partsOn: dayField,
    parts: z.array(partCount),
  }),
  permission: 'declarations.read',
  title: { vi: 'Số khai báo y tế theo ngày, theo địa bàn', en: 'Health declarations by day and area' },
})

/** The areas right under one on a day, one row each: for a table to give out. Counts only. */
export const declarationPartsContract = readContract({
  path: '/declarations/by-area',
  query: pageQuery.extend({ areaId: areaIdField, day: dayField.optional() }),
  answer: pageOf(partCount.extend({ day: dayField })),
  permission: 'declarations.read',
  title: { vi: 'Số khai báo theo địa bàn trực thuộc', en: 'Health declarations by area below' },
})

/** A row of {@link declarationPartsContract}. */
export type DeclarationPart = z.infer<typeof partCount> & { readonly day: string }

/** A declaration opened, for a reason that is written down (SG-09). */
const declarationSchema = z.object({
  declarationId: z.string(),
  code: z.string(),
  areaId: z.int(),
  areaTitle: words,
  declaredAt: instantField,
  channel: z.enum(channelKeys),
  enteredBy: z.string().nullable(),
  keptUntil: dayField,
  reasons: z.array(reasonSchema),
  declared: declaredField,
  /** Names of the places, in the order of `declared.origins`. */
  origins: z.array(words),
})

/** See {@link declarationByCodeContract}. */
export type OpenedDeclaration = z.infer<typeof declarationSchema>

/** The declaration behind the code of a receipt. Each look moves the day of erasure on (it was used), and is logged. */
export const declarationByCodeContract = readContract({
  path: '/declarations/by-code/:code',
  query: z.object({ code: z.string().max(60), reason: reasonField }),
  answer: declarationSchema,
  permission: 'declarations.read-person',
  title: { vi: 'Tra cứu khai báo theo mã biên nhận', en: 'Look up a declaration by its receipt' },
})

/** The signed code of a receipt, to print or show; for whoever may enter declarations there. Holds no name. */
export const declarationReceiptContract = readContract({
  path: '/declarations/:declarationId/receipt',
  query: z.object({ declarationId: uuidField }),
  answer: z.object({ declarationId: z.string(), code: z.string(), text: z.string(), declaredAt: instantField }),
  permission: 'declarations.submit',
  title: { vi: 'Biên nhận khai báo', en: 'Receipt of a declaration' },
})

const placeSchemaOfForm = z.object({ areaId: z.int(), title: words })

/** Provinces, places and days the form needs, for whoever enters declarations; also carried on the phone. */
export const declarationFormContract = readContract({
  path: '/declarations/form',
  query: z.object({}),
  answer: z.object({
    today: dayField,
    askedDays: z.int(),
    keepDays: z.int(),
    provinces: z.array(z.object({ code: z.string(), name: z.string() })),
    /** Places right under the city: where one may have been, chosen without a line. */
    areas: z.array(placeSchemaOfForm),
    /** Communes and residential groups for which the asker may enter declarations; the first are the nearest. At most 300. */
    homes: z.array(placeSchemaOfForm),
  }),
  permission: 'declarations.submit',
  title: { vi: 'Dữ liệu của mẫu khai báo', en: 'What the form of declarations needs' },
})

/** Who came to a place within some hours, for tracing: the moment, and the phone where one was given. Logged with its reason. */
export const checkInListContract = readContract({
  path: '/declarations/check-ins',
  query: pageQuery.extend({ siteId: uuidField, from: instantField, to: instantField, reason: reasonField }),
  answer: pageOf(z.object({ id: z.string(), at: instantField, phone: z.string().nullable() })),
  permission: 'declarations.read-person',
  title: { vi: 'Lượt đến một địa điểm', en: 'Check-ins at a place' },
})

const placeSchema = z.object({
  siteId: z.string(),
  name: z.string(),
  areaId: z.int(),
  areaTitle: words,
  /** Address behind the QR code of its poster, without the server's name. */
  path: z.string(),
  checkInsToday: z.int(),
  hasCode: z.boolean().nullable(),
  isUsed: z.boolean().nullable(),
  lookedAt: instantField.nullable(),
})

/** A place with its code: how often it was used today, and what the ward last saw. */
export type CheckInPlace = z.infer<typeof placeSchema>

/** Places of an area where people check in: those open, of any kind, by name. */
export const checkInPlacesContract = readContract({
  path: '/declarations/places',
  query: pageQuery.extend({ areaId: areaIdField, q: z.string().max(100).optional(), siteId: uuidField.optional() }),
  answer: pageOf(placeSchema),
  permission: 'declarations.read',
  title: { vi: 'Địa điểm quét mã QR', en: 'Places with a QR code' },
})
