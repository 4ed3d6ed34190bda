import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, type RouteContract, readContract, uuidField } from '#kit'
import { lookReason } from './households-reads.contract.ts'
import { likenessReasons } from './matching/index.ts'
import { sexes, toldPersonFields } from './told-person.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** Where a person is on file: nothing in it names anybody. */
const personPlace = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  /** Number of the household in the book of its group; null: of none. */
  householdNumber: z.int().nullable(),
  synthetic: z.boolean(),
})

const candidate = personPlace.extend({
  /** Natural logarithm of how much likelier one person is than two. */
  score: z.number(),
  verdict: z.enum(['same', 'maybe']),
  why: z.array(z.enum(likenessReasons)),
})

/** Somebody on file who may be the one told of. */
export type PersonCandidate = z.infer<typeof candidate>

/** Body of `POST /api/people/persons/match`: in a body, never in an address. Telling less than a form needs is no mistake here. */
export const matchBody = z.strictObject({ areaId: areaIdField, ...toldPersonFields })

/** Who on file it may be, likeliest first, inside what the asker may see. */
export const matchAnswer = z.object({ candidates: z.array(candidate) })

/** `POST /api/people/persons/match`. */
export const matchRoute: RouteContract = {
  method: 'post',
  path: '/api/people/persons/match',
  body: matchBody,
  answer: matchAnswer,
  permission: 'people.register',
  title: { vi: 'Tìm người có thể đã có trong hệ thống', en: 'Find persons who may be on file already' },
}

const officer = z.object({ officerName: z.string().nullable() })

const merge = officer.extend({
  id: z.string(),
  personId: z.string(),
  intoId: z.string(),
  reason: z.string(),
  at: instantField,
  undoneAt: instantField.nullable(),
  undoneReason: z.string().nullable(),
})

/** That one entry was found to be another, and whether it was taken back. */
export type PersonMerge = z.infer<typeof merge>

const personPage = personPlace.extend({
  /** The person it is now: another id after a merge. */
  currentId: z.string(),
  householdId: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  sex: z.enum(sexes).nullable(),
  enteredAt: instantField,
  isForgotten: z.boolean(),
  merges: z.array(merge),
  /** Rooms that need the person named, and until when. */
  heldBy: z.array(z.object({ room: z.string(), until: z.string().nullable() })),
  mayIdentify: z.boolean(),
  mayMerge: z.boolean(),
  mayRequest: z.boolean(),
})

/** All of a person but what names one. */
export type PersonPage = z.infer<typeof personPage>

export const personPageContract = readContract({
  path: '/people/persons/:id',
  query: z.object({ id: uuidField }),
  answer: personPage,
  permission: 'people.read',
  title: { vi: 'Một người', en: 'A person' },
})

const personIdentity = z.object({
  id: z.string(),
  name: z.string().nullable(),
  yearOfBirth: z.int().nullable(),
  sex: z.enum(sexes).nullable(),
  phone: z.string().nullable(),
  idNumber: z.string().nullable(),
  address: z.string().nullable(),
})

/** What names a person, opened. */
export type PersonIdentity = z.infer<typeof personIdentity>

/** Opens one person for a reason; the look is written down first (SG-09). */
export const personIdentityContract = readContract({
  path: '/people/persons/:id/identity',
  query: z.object({ id: uuidField, reason: lookReason }),
  answer: personIdentity,
  permission: 'people.identify',
  title: { vi: 'Mở tên một người', en: 'Open the name of a person' },
})

const likenessLine = z.object({
  left: personPlace,
  right: personPlace,
  score: z.number(),
  foundAt: instantField,
})

/** Two on file that may be one: nothing in it names anybody. */
export type LikenessLine = z.infer<typeof likenessLine>

/** Possible duplicates that nobody has decided yet, likeliest first. */
export const likenessListContract = readContract({
  path: '/people/likenesses',
  query: pageQuery.extend({ areaId: areaIdField.optional() }),
  answer: pageOf(likenessLine),
  permission: 'people.merge',
  title: { vi: 'Có thể là một người', en: 'Possible duplicates' },
})

const comparedField = z.object({
  field: z.enum(['name', 'yearOfBirth', 'sex', 'phone', 'idNumber', 'address']),
  left: z.string().nullable(),
  right: z.string().nullable(),
  /** `same`, `differs`, or one of them is unknown. */
  is: z.enum(['same', 'differs', 'unknown']),
})

/** Two persons side by side, opened. */
export type ComparedField = z.infer<typeof comparedField>

/** Opens two persons side by side for a reason: two looks are written down first (SG-09). */
export const comparePersonsContract = readContract({
  path: '/people/persons/compare',
  query: z.object({ left: uuidField, right: uuidField, reason: lookReason }),
  answer: z.object({
    score: z.number(),
    verdict: z.enum(['same', 'maybe', 'other']),
    why: z.array(z.enum(likenessReasons)),
    fields: z.array(comparedField),
  }),
  permission: 'people.merge',
  title: { vi: 'So hai người', en: 'Two persons side by side' },
})
