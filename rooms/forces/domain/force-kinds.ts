import { z } from 'zod'
import { readContract } from '#kit'

/**
 * The twelve forces that the documents name [FOR-03, FOR-04]: công an, quân đội, y tế, cấp ủy – chính quyền, dự bị động
 * viên, dân quân tự vệ, bảo vệ dân phố, tự quản, đoàn thanh niên, cựu chiến binh, phụ nữ, tổ COVID cộng đồng. Their words,
 * sources and who heads them are dated data: profiles/<name>/forces/forces.json.
 */
export const FORCE_KEYS = [
  'police',
  'army',
  'health',
  'government',
  'reserve',
  'militia',
  'guard',
  'self-managed',
  'youth',
  'veterans',
  'women',
  'covid-team',
] as const

/** Key of a force: see {@link FORCE_KEYS}. */
export type ForceKey = (typeof FORCE_KEYS)[number]

/** The four forces that every shift of a gateway post must have [CHK-04]. */
export const SHIFT_FORCES = ['police', 'army', 'health', 'government'] as const satisfies readonly ForceKey[]

/** A force as it travels: a key of the catalogue. */
export const forceField = z.enum(FORCE_KEYS)

const wordsField = z.object({ vi: z.string(), en: z.string() })

/** One force of the catalogue. */
export const forceLine = z.object({
  key: forceField,
  title: wordsField,
  /** The short form of reports: CA, QĐ, DQTV … */
  short: wordsField,
  /** Kind of the post that heads it in an area; null: none is known there, and the head of the area answers. */
  headPostKind: z.string().nullable(),
  /** Whether its people stand where they may be infected: vaccination and tests are followed [FOR-06]. */
  frontline: z.boolean(),
  source: z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) }),
})

/** One force of the catalogue: see {@link forceLine}. */
export type ForceLine = z.infer<typeof forceLine>

/** The twelve forces, in the order in which reports list them. */
export const forceCatalogue = readContract({
  path: '/forces/catalogue',
  query: z.object({}),
  answer: z.object({ forces: z.array(forceLine) }),
  permission: 'signed-in',
  title: { vi: 'Danh mục lực lượng', en: 'Catalogue of forces' },
})
