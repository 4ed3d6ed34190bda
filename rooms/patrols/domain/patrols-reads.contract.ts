import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract } from '#kit'
import { patrolModes } from './patrols.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const person = z.object({ postId: z.string(), postTitle: z.string(), name: z.string().nullable() })

const patrolLineSchema = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  mode: z.enum(patrolModes),
  route: z.string(),
  fromAt: instantField,
  toAt: instantField,
  people: z.int(),
  withWhom: z.string().nullable(),
  /** Who is in charge; the first leads. */
  inCharge: z.array(person),
  state: z.enum(['planned', 'running', 'recorded', 'unrecorded', 'cancelled']),
  checks: z.int(),
  reminders: z.int(),
})

/** A patrol in a list; `unrecorded`: it is over and nobody has said what it did. */
export type PatrolLine = z.infer<typeof patrolLineSchema>

/** Patrols of an area and inside it on a day (today if not said), in the order of time. */
export const patrolListContract = readContract({
  path: '/patrols',
  query: pageQuery.extend({
    areaId: areaIdField,
    day: dayField.optional(),
    mode: z.enum(patrolModes).optional(),
    state: z.enum(['all', 'unrecorded']).default('all'),
  }),
  answer: pageOf(patrolLineSchema),
  permission: 'patrols.read',
  title: { vi: 'Lượt tuần tra', en: 'Patrols' },
})

const checkLineSchema = z.object({
  id: z.string(),
  areaId: z.int(),
  areaTitle: words,
  patrolId: z.string().nullable(),
  route: z.string().nullable(),
  at: instantField,
  persons: z.int(),
  vehicles: z.int(),
  reminders: z.int(),
  note: z.string().nullable(),
  recordedBy: z.string().nullable(),
  correctReason: z.string().nullable(),
})

/** What was recorded at one time. */
export type CheckLine = z.infer<typeof checkLineSchema>

/** Checks recorded in an area and inside it on a day: the records behind a number. */
export const checkListContract = readContract({
  path: '/patrols/checks',
  query: pageQuery.extend({ areaId: areaIdField, day: dayField.optional() }),
  answer: pageOf(checkLineSchema),
  permission: 'patrols.read',
  title: { vi: 'Kết quả kiểm tra', en: 'Checks recorded' },
})

const densityDay = z.object({
  day: z.string(),
  checks: z.int(),
  persons: z.int(),
  vehicles: z.int(),
  reminders: z.int(),
  /** People planned on patrol (quy mô). */
  people: z.int(),
  /** Minutes of patrol planned. */
  minutes: z.int(),
  perKm2: z.number().nullable(),
  perThousand: z.number().nullable(),
  perCommune: z.number().nullable(),
  /** Label of the directive in force on that day; null: none. */
  directive: words.nullable(),
  /** It fell while a directive was in force. */
  falls: z.boolean(),
})

/** One day of {@link densityContract}. */
export type DensityDay = z.infer<typeof densityDay>

const densitySchema = z.object({
  asOf: instantField,
  areaTitle: words,
  areaKm2: z.number().nullable(),
  population: z.number().nullable(),
  /** Communes the area is made of. */
  communes: z.int(),
  /** Where surface and population come from, or that they are not known. */
  sources: z.array(z.string()),
  /** Share by which density must go down to be told of, and whose assumption that is. */
  fallShare: z.number(),
  fallSource: z.string(),
  /** Oldest first, none left out. */
  days: z.array(densityDay),
  /** The last day that is over. */
  partsOn: z.string(),
  /** The areas right under this one on that day and the day before, most checks first. */
  parts: z.array(
    z.object({ areaId: z.int(), title: words, checks: z.int(), before: z.int(), perKm2: z.number().nullable() }),
  ),
})

/** See {@link densityContract}. */
export type Density = z.infer<typeof densitySchema>

/**
 * Density of checks (mật độ kiểm tra) day by day until `day` (today if not said): per km² and per 1,000 people where
 * surface and population are known with a source, otherwise null, never guessed; per commune always (INS-13).
 */
export const densityContract = readContract({
  path: '/patrols/density',
  query: z.object({
    areaId: areaIdField,
    day: dayField.optional(),
    days: z.coerce.number().int().min(2).max(92).default(15),
  }),
  answer: densitySchema,
  permission: 'patrols.read',
  title: { vi: 'Mật độ kiểm tra theo ngày', en: 'Density of checks by day' },
})
