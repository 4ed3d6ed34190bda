import { z } from 'zod'
import { areaIdField, intentContract, uuidField } from '#kit'
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
