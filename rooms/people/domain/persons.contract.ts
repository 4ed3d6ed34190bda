import { z } from 'zod'
import { areaIdField, intentContract, lineField, uuidField } from '#kit'
import { toldPersonFields } from './told-person.ts'

const registerPersonPayload = z.strictObject({
  /** Where they live or were met: any area. */
  areaId: areaIdField,
  /** A household of the book they belong to; absent: none, or unknown. */
  householdId: uuidField.optional(),
  /** It is this person on file, somebody who looked says. */
  knownAs: uuidField.optional(),
  /** It is none of those who are alike, somebody who looked says. */
  isAnother: z.boolean().optional(),
  synthetic: z.boolean().optional(),
  ...toldPersonFields,
})

/** See {@link registerPerson}. */
export type RegisterPerson = z.infer<typeof registerPersonPayload>

/**
 * Puts a person (người) on file, or recognises one who is: a new person bears the intent's id. Answers
 * `{ personId, isNew, by, warnings, alike }`.
 */
export const registerPerson = intentContract({
  type: 'people.register-person',
  payload: registerPersonPayload,
  permission: 'people.register',
  title: { vi: 'Ghi một người', en: 'Register a person' },
})

const reasonField = lineField(300).min(5)

const mergePayload = z.strictObject({ personId: uuidField, intoId: uuidField, reason: reasonField })

/** See {@link mergePersons}. */
export type MergePersons = z.infer<typeof mergePayload>

/** Says that one entry is the person of another (gộp): everything that points to it is read as that person from now on. */
export const mergePersons = intentContract({
  type: 'people.merge-persons',
  payload: mergePayload,
  permission: 'people.merge',
  title: { vi: 'Gộp hai người là một', en: 'Merge two entries of one person' },
})

const unmergePayload = z.strictObject({ personId: uuidField, reason: reasonField })

/** See {@link unmergePersons}. */
export type UnmergePersons = z.infer<typeof unmergePayload>

/** Takes the last merge of an entry back (tách): both stand exactly as they were before it. */
export const unmergePersons = intentContract({
  type: 'people.unmerge-persons',
  payload: unmergePayload,
  permission: 'people.merge',
  title: { vi: 'Tách lại hai người', en: 'Unmerge two persons' },
})

const tellApartPayload = z.strictObject({ leftId: uuidField, rightId: uuidField, reason: reasonField })

/** See {@link tellApart}. */
export type TellApart = z.infer<typeof tellApartPayload>

/** Says that two who are alike are two: they leave the list of possible duplicates. */
export const tellApart = intentContract({
  type: 'people.tell-apart',
  payload: tellApartPayload,
  permission: 'people.merge',
  title: { vi: 'Là hai người khác nhau', en: 'They are two persons' },
})
