import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })
const severityField = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** Who must close a gap: the person, the post they hold; nulls where nobody holds any post up the line. */
export const gapOwnerSchema = z.object({
  officerId: z.string().nullable(),
  name: z.string().nullable(),
  postId: z.string().nullable(),
  post: z.string().nullable(),
  areaId: z.int(),
})

/** A gap (kẽ hở) as a list shows it. `data` holds ids and numbers, `names` what those ids stand for. */
export const gapLineSchema = z.object({
  id: z.string(),
  rule: z.string(),
  title: words,
  /** The requirement or document that the rule comes from. */
  source: z.string(),
  severity: severityField,
  areaId: z.int(),
  areaTitle: words,
  subject: z.string(),
  owner: gapOwnerSchema,
  since: instantField,
  dueAt: instantField.nullable(),
  openedAt: instantField,
  closedAt: instantField.nullable(),
  /** How many steps up the line have been told. */
  raised: z.int(),
  data: z.record(z.string(), z.unknown()),
  names: z.record(z.string(), z.string()),
})

/** See {@link gapLineSchema}. */
export type GapLine = z.infer<typeof gapLineSchema>

/** Which gaps: every list, count and group of gaps is cut by these, so that a number and its list agree. */
export const gapFilter = {
  /** `inside`: of the area and everything inside it; `direct`: of the area itself. */
  reach: z.enum(['inside', 'direct']).default('inside'),
  state: z.enum(['open', 'closed']).default('open'),
  severity: z.coerce.number().int().min(1).max(4).optional(),
  rule: z.string().max(80).optional(),
  /** `mine`, or the id of an officer; `nobody`: nobody holds any post up the line. */
  owner: z.union([z.enum(['mine', 'nobody']), uuidField]).optional(),
  /** Words of the name of its owner or its area; case, diacritics and đ do not matter. */
  q: z.string().max(100).optional(),
  /** `yes`: past the moment it was due. */
  overdue: z.enum(['yes']).optional(),
  /** `yes`: a superior has been told. */
  raised: z.enum(['yes']).optional(),
  /** `yes`: not yet missing, will be (severity 1 and 2 with a moment still to come). */
  soon: z.enum(['yes']).optional(),
}

const gapQuery = z.object(gapFilter)

/** See {@link gapFilter}. */
export type GapFilter = z.infer<typeof gapQuery>

/**
 * Gaps of an area. Open ones: the worst first, overdue before the others, then the oldest. Closed ones: the last closed
 * first.
 */
export const gapList = readContract({
  path: '/overview/areas/:id/gaps',
  query: pageQuery.extend({ id: areaIdField, ...gapFilter }),
  answer: pageOf(gapLineSchema),
  permission: 'overview.read',
  title: { vi: 'Kẽ hở của một địa bàn', en: 'Gaps of an area' },
})

/** What gaps are gathered by. */
export const gapGroupings = ['rule', 'area', 'owner'] as const

/** One pile of gaps. `key` is the value to filter by: a rule, an area directly below, an officer (or `nobody`). */
const gapGroupSchema = z.object({
  key: z.string(),
  title: words,
  detail: z.string().nullable(),
  count: z.int(),
  overdue: z.int(),
  worst: severityField,
})

/** See {@link gapGroups}. */
export type GapGroup = z.infer<typeof gapGroupSchema>

/** The same gaps, counted by rule, by area directly below, or by owner; the fullest pile first (at most 200). */
export const gapGroups = readContract({
  path: '/overview/areas/:id/gap-groups',
  query: z.object({ id: areaIdField, by: z.enum(gapGroupings).default('rule'), ...gapFilter }),
  answer: z.object({ total: z.int(), groups: z.array(gapGroupSchema) }),
  permission: 'overview.read',
  title: { vi: 'Kẽ hở gom theo loại, địa bàn, người', en: 'Gaps by rule, area or owner' },
})

/** One gap, open or closed. */
export const gapById = readContract({
  path: '/overview/gaps/:gapId',
  query: z.object({ gapId: uuidField }),
  answer: gapLineSchema,
  permission: 'overview.read',
  title: { vi: 'Một kẽ hở', en: 'One gap' },
})
