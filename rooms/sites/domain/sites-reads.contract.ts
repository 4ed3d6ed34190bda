import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { siteRisks } from './site-risk.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const riskField = z.enum(siteRisks)

/** A place in a list. */
const siteLineSchema = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  kind: z.string(),
  kindTitle: words,
  family: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  /** Name of the body or entity that runs it. */
  inCharge: z.string().nullable(),
  risk: riskField.nullable(),
  riskReviewOn: z.string().nullable(),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
})

/** See {@link siteListContract}. */
export type SiteLine = z.infer<typeof siteLineSchema>

const siteFilter = z.object({
  /** Absent: wherever the asker may look. */
  areaId: areaIdField.optional(),
  kind: z.string().max(40).optional(),
  family: z.string().max(40).optional(),
  /** `none`: nobody has judged it yet; `review-due`: high, and its day of review has come. */
  risk: z.enum([...siteRisks, 'none', 'review-due']).optional(),
  q: z.string().max(100).optional(),
  state: z.enum(['open', 'closed', 'all']).default('open'),
})

/** What a list of places is asked by. */
export type SiteQuestion = z.infer<typeof siteFilter>

/** Places of an area and inside it (of all one may see), in the order of the tree, then by name. `q`: name or address, diacritics optional. */
export const siteListContract = readContract({
  path: '/sites',
  query: pageQuery.extend(siteFilter.shape),
  answer: pageOf(siteLineSchema),
  permission: 'sites.read',
  title: { vi: 'Địa điểm trong địa bàn', en: 'Places in an area' },
})

const kindCount = z.object({
  kind: z.string(),
  title: words,
  family: z.string(),
  familyTitle: words,
  entryPoint: z.boolean(),
  source: z.string(),
  count: z.int(),
  high: z.int(),
})

/** How many places of each kind, with the same filters as the list (but `kind`). Every kind of today stands in it. */
export const siteCountsContract = readContract({
  path: '/sites/counts',
  query: siteFilter.omit({ kind: true }),
  answer: z.object({ asOf: instantField, total: z.int(), kinds: z.array(kindCount) }),
  permission: 'sites.read',
  title: { vi: 'Số địa điểm theo loại', en: 'Places by kind' },
})

/** One line of {@link siteCountsContract}. */
export type SiteKindCount = z.infer<typeof kindCount>

const person = z.object({ officerId: z.string(), name: z.string(), acting: z.boolean() })

const stageSchema = z.object({
  id: z.string(),
  name: z.string(),
  duty: z.string().nullable(),
  ownerPostId: z.string(),
  ownerPostTitle: z.string(),
  /** Who holds the post now; null: nobody, which is a gap. */
  owner: person.nullable(),
})

/** A stage of an entry point, with who answers for it. */
export type SiteStage = z.infer<typeof stageSchema>

const sitePageSchema = siteLineSchema.extend({
  note: z.string().nullable(),
  source: z.string().nullable(),
  closeReason: z.string().nullable(),
  inChargeOf: z.object({ kind: z.enum(['body', 'entity']), id: z.string() }).nullable(),
  entryPoint: z.boolean(),
  kindSource: z.string(),
  familyTitle: words,
  /** How it was judged, latest first. */
  risks: z.array(
    z.object({
      level: riskField,
      reason: z.string(),
      reviewOn: z.string().nullable(),
      setAt: instantField,
      setBy: z.string().nullable(),
    }),
  ),
  stages: z.array(stageSchema),
})

/** All that is known of a place. */
export type SitePage = z.infer<typeof sitePageSchema>

/** The page of a place. */
export const sitePageContract = readContract({
  path: '/sites/:id',
  query: z.object({ id: uuidField }),
  answer: sitePageSchema,
  permission: 'sites.read',
  title: { vi: 'Một địa điểm', en: 'A place' },
})
