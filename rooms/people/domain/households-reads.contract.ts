import { z } from 'zod'
import {
  areaIdField,
  instantField,
  lineField,
  pageOf,
  pageQuery,
  type RouteContract,
  readContract,
  uuidField,
} from '#kit'
import { leavingReasons } from './households.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** The reason for which a name is opened: written down before anything is shown (SG-09). */
export const lookReason = lineField(300).min(5)

const householdLine = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  /** Number in the group's book: what a list calls it by, in place of a name. */
  number: z.int(),
  size: z.int(),
  elderly: z.int().nullable(),
  children: z.int().nullable(),
  boarding: z.boolean(),
  hasPhone: z.boolean(),
  synthetic: z.boolean(),
  since: z.string(),
  leftOn: z.string().nullable(),
})

/** A household in a list: nothing in it names anybody. */
export type HouseholdLine = z.infer<typeof householdLine>

const householdFilter = z.object({
  /** Absent: wherever the asker may look. */
  areaId: areaIdField.optional(),
  only: z.enum(['no-phone', 'boarding', 'elderly', 'children']).optional(),
  state: z.enum(['here', 'left', 'all']).default('here'),
})

/** What a list of households is asked by. */
export type HouseholdQuestion = z.infer<typeof householdFilter>

/** Households of an area, in the order of the tree, then by number. */
export const householdListContract = readContract({
  path: '/people/households',
  query: pageQuery.extend(householdFilter.shape),
  answer: pageOf(householdLine),
  permission: 'people.read',
  title: { vi: 'Hộ trong địa bàn', en: 'Households of an area' },
})

const countLine = z.object({
  areaId: z.int(),
  areaTitle: words,
  households: z.int(),
  people: z.int(),
  noPhone: z.int(),
  boarding: z.int(),
  elderly: z.int(),
  children: z.int(),
})

/** Numbers of one area. */
export type HouseholdCount = z.infer<typeof countLine>

/** Households and people by the areas right below one (a group: by itself), for those who see no name. */
export const householdCountsContract = readContract({
  path: '/people/counts',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ asOf: instantField, whole: countLine, below: z.array(countLine) }),
  permission: 'people.read',
  title: { vi: 'Số hộ, số người', en: 'Households and people' },
})

const householdPage = householdLine.extend({
  version: z.int(),
  source: z.string().nullable(),
  leftReason: z.enum(leavingReasons).nullable(),
  /** Without names: who is temporary. */
  residents: z.array(z.object({ id: z.string(), temporary: z.boolean() })),
  /** False: what named it has been erased. */
  isKept: z.boolean(),
  mayKeep: z.boolean(),
  mayIdentify: z.boolean(),
})

/** All of a household but what names it. */
export type HouseholdPage = z.infer<typeof householdPage>

export const householdPageContract = readContract({
  path: '/people/households/:id',
  query: z.object({ id: uuidField }),
  answer: householdPage,
  permission: 'people.read',
  title: { vi: 'Một hộ', en: 'A household' },
})

const residentIdentity = z.object({
  id: z.string(),
  name: z.string(),
  birthYear: z.int().nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  temporary: z.boolean(),
})

const householdIdentity = z.object({
  id: z.string(),
  house: z.string().nullable(),
  head: z.string().nullable(),
  phone: z.string().nullable(),
  residents: z.array(residentIdentity),
})

/** What names a household and its people, opened. */
export type HouseholdIdentity = z.infer<typeof householdIdentity>

/** Opens one household for a reason; the look is written down first (SG-09). */
export const householdIdentityContract = readContract({
  path: '/people/households/:id/identity',
  query: z.object({ id: uuidField, reason: lookReason }),
  answer: householdIdentity,
  permission: 'people.identify',
  title: { vi: 'Mở tên, địa chỉ một hộ', en: 'Open the name and address of a household' },
})

/** Opens the book of one residential group for a reason: doors and heads, not the people in them. One look is written down. */
export const groupBookContract = readContract({
  path: '/people/book',
  query: z.object({ areaId: areaIdField, reason: lookReason }),
  answer: z.object({
    items: z.array(householdIdentity.omit({ residents: true }).extend({ number: z.int() })),
  }),
  permission: 'people.identify',
  title: { vi: 'Mở sổ hộ của một tổ dân phố', en: 'Open the book of a residential group' },
})

/** Why each field that says something of a person is asked, how it is kept and until when (SG-02). */
export const personalFieldsContract = readContract({
  path: '/people/fields',
  query: z.object({}),
  answer: z.object({
    /** Days that what names a household stays after it left; then it is erased by the clock. */
    daysAfterLeaving: z.int(),
    source: z.string(),
    fields: z.array(
      z.object({
        field: z.string(),
        title: words,
        purpose: words,
        kept: z.enum(['sealed', 'counted', 'beside', 'reckoned']),
        required: z.boolean(),
      }),
    ),
  }),
  permission: 'signed-in',
  title: { vi: 'Mục đích từng thông tin về người', en: 'The purpose of each personal field' },
})

/** Body of `POST /api/people/find`: in a body, never in an address, so that no log holds a number. */
export const findBody = z.strictObject({
  phone: lineField(30).optional(),
  idNumber: lineField(30).optional(),
  reason: lookReason,
})

/** Households that a phone or identity number belongs to, inside what the asker may open. */
export const findAnswer = z.object({
  found: z.array(
    z.object({ householdId: z.string(), residentId: z.string().nullable(), areaId: z.int(), number: z.int() }),
  ),
})

/** `POST /api/people/find`. */
export const findRoute: RouteContract = {
  method: 'post',
  path: '/api/people/find',
  body: findBody,
  answer: findAnswer,
  permission: 'people.identify',
  title: { vi: 'Tìm hộ theo số điện thoại hoặc số định danh', en: 'Find a household by phone or identity number' },
}
