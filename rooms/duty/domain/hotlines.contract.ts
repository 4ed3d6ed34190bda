import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

const words = z.object({ vi: z.string(), en: z.string() })

/** What a check of a number found. */
export const checkOutcomes = ['answered', 'no-answer', 'wrong-number', 'out-of-service'] as const
const outcomeField = z.enum(checkOutcomes)

/** `hotline`: for the people, at any hour. `duty`: the line of the watch itself. */
export const hotlineKinds = ['hotline', 'duty'] as const
const kindField = z.enum(hotlineKinds)

/** Publishes a number of an office; the number bears the intent's id. */
export const publishHotline = intentContract({
  type: 'duty.publish-hotline',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: kindField,
    number: lineField(30),
    label: lineField(120).optional(),
    /** Said by whoever publishes a mobile number: the line belongs to the office, not to a person. */
    isOfficeLine: z.boolean().optional(),
  }),
  permission: 'duty.keep-hotlines',
  title: { vi: 'Công bố số đường dây nóng', en: 'Publish a hotline' },
})

/** Takes a number out of the directory. */
export const retireHotline = intentContract({
  type: 'duty.retire-hotline',
  payload: z.strictObject({ hotlineId: uuidField }),
  permission: 'duty.keep-hotlines',
  title: { vi: 'Thôi công bố một số', en: 'Retire a hotline' },
})

/** Says what happened when somebody called the number to see whether it works. */
export const checkHotline = intentContract({
  type: 'duty.check-hotline',
  payload: z.strictObject({ hotlineId: uuidField, outcome: outcomeField }),
  permission: 'duty.keep-hotlines',
  title: { vi: 'Ghi kết quả gọi thử', en: 'Record a test call' },
})

/** Makes a day a holiday, or a working day (a swapped Saturday); the last record for a day stands. */
export const setHoliday = intentContract({
  type: 'duty.set-holiday',
  payload: z.strictObject({
    day: daySchema,
    kind: z.enum(['holiday', 'working']),
    name: lineField(120),
    source: lineField(300),
  }),
  permission: 'duty.set-holidays',
  title: { vi: 'Đặt ngày nghỉ, ngày làm bù', en: 'Set a holiday or a working day' },
})

const hotlineSchema = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  kind: kindField,
  number: z.string(),
  tel: z.string(),
  label: z.string().nullable(),
  fromAt: instantField,
  checkedAt: instantField.nullable(),
  outcome: outcomeField.nullable(),
})

/** A number as those who keep it see it. */
export type Hotline = z.infer<typeof hotlineSchema>

/** Numbers inside an area with their checks, from the top down; `state=broken|unchecked` only those. */
export const hotlineList = readContract({
  path: '/duty/hotlines',
  query: pageQuery.extend({
    areaId: areaIdField,
    q: z.string().max(100).optional(),
    state: z.enum(['all', 'broken', 'unchecked']).default('all'),
  }),
  answer: pageOf(hotlineSchema),
  permission: 'duty.read',
  title: { vi: 'Số đường dây nóng trong địa bàn', en: 'Hotlines of an area' },
})

/** A number as everybody may see it: of an office, with what the last test call found. No person is named. */
const publicNumberSchema = z.object({
  kind: kindField,
  number: z.string(),
  tel: z.string(),
  label: z.string().nullable(),
  checkedAt: instantField.nullable(),
  isBroken: z.boolean(),
})

/** The number to call now. `isSubstitute`: nobody is on duty in the area itself, so it is the nearest post above. */
const callNowSchema = z.object({
  number: z.string(),
  tel: z.string(),
  office: words,
  areaId: z.int(),
  isSubstitute: z.boolean(),
  /** Whether the roster has somebody there at this moment; false: only the office's number is known. */
  isOnDuty: z.boolean(),
})

const publicHotlineSchema = z.object({
  areaId: z.int(),
  title: words,
  above: words.nullable(),
  callNow: callNowSchema.nullable(),
  numbers: z.array(publicNumberSchema),
})

/** A place in the public directory: see {@link publicHotlines}. */
export type PublicHotline = z.infer<typeof publicHotlineSchema>

/**
 * The public directory: for each commune the office numbers and the one to call now, by the roster. `areaId`: the area
 * itself first, then the communes inside it. `q`: by name, diacritics optional. Cacheable; names no person.
 */
export const publicHotlines = readContract({
  path: '/public/hotlines',
  query: pageQuery.extend({ areaId: areaIdField.optional(), q: z.string().max(100).optional() }),
  answer: pageOf(publicHotlineSchema).extend({ at: instantField }),
  permission: 'public',
  keepSeconds: 30,
  title: { vi: 'Danh bạ đường dây nóng', en: 'Directory of hotlines' },
})
