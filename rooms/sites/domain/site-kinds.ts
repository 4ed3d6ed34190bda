import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const keyField = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

const kind = z.strictObject({
  key: keyField,
  title: words,
  /** Which family of checklist suits a place of this kind. */
  family: keyField,
  /** A way into the city (airport, landing): it has stages, each with somebody who answers for it (INS-14). */
  entryPoint: z.boolean(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  source: z.string().min(1),
})

/** `sites/kinds.json`: kinds of place by date (INS-05, INS-04), each with its source and its family of checklist. */
export const siteKindsFile = z
  .strictObject({
    source: z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) }),
    families: z.array(z.strictObject({ key: keyField, title: words })).min(1),
    kinds: z.array(kind).min(9),
  })
  .refine(({ families, kinds }) => kinds.every((one) => families.some(({ key }) => key === one.family)), {
    message: 'every kind names a family of the list',
  })

/** A kind of place: see {@link siteKindsFile}. */
export type SiteKind = z.infer<typeof kind>

/** A family of checklists: places of one family are looked at by the same list. */
export type SiteFamily = z.infer<typeof siteKindsFile>['families'][number]

/** The kinds a day knows, in the order of the file. */
export function kindsOn(kinds: readonly SiteKind[], day: string): SiteKind[] {
  return kinds.filter((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
}
