import { z } from 'zod'
import { uuidField } from '#kit'

/** A sentence in both languages, in answers. */
export const wordsField = z.object({ vi: z.string(), en: z.string() })

/** Who, as a person reads it. The journal itself holds the ids only. */
export const doerField = z.object({
  accountId: uuidField.nullable(),
  officerId: uuidField.nullable(),
  name: z.string().nullable(),
  post: z.string().nullable(),
})
