import { z } from 'zod'
import { areaIdField, instantField, readContract, toInstant } from '#kit'
import { standingStates } from './checkpoint-words.ts'
import { standingSchema, wordsSchema } from './checkpoints-reads.contract.ts'

const momentField = instantField.transform((text) => toInstant(text))

const dayShiftSchema = z.object({
  id: z.string(),
  fromAt: instantField,
  toAt: instantField,
  startedAt: instantField.nullable(),
  endedAt: instantField.nullable(),
  /** Who commands it; null: nobody, or not exactly one. */
  commander: z.string().nullable(),
  /** Forces the kind asks for and of which nobody is on the roster. */
  lacks: z.array(z.string()),
})

const dayPostSchema = z.object({
  id: z.string(),
  number: z.int().nullable(),
  name: z.string(),
  areaId: z.int(),
  areaTitle: wordsSchema,
  kind: z.string(),
  kindTitle: wordsSchema,
  /** Whether posts of this kind stand day and night. */
  continuous: z.boolean(),
  openedAt: instantField,
  closedAt: instantField.nullable(),
  standing: standingSchema,
  /** How it stood, stretch by stretch, until now. */
  spans: z.array(
    z.object({
      fromAt: instantField,
      toAt: instantField,
      state: z.enum(standingStates),
      missingForces: z.array(z.string()),
    }),
  ),
  shifts: z.array(dayShiftSchema),
})

/** A post with its day, see {@link checkpointDayContract}. */
export type DayOfPost = z.infer<typeof dayPostSchema>

/** Most posts in one picture of a day; `left` says how many more there are. */
export const mostPostsInDay = 120

/**
 * The day of the posts of an area (CHK-01, CHK-03): who stood when and who commanded, up to now; what is planned after it.
 * `[from, to)` at most 3 days. Posts in the order of their list.
 */
export const checkpointDayContract = readContract({
  path: '/checkpoints/day',
  query: z.object({
    areaId: areaIdField,
    kind: z.string().max(40).optional(),
    from: momentField,
    to: momentField,
  }),
  answer: z.object({ asOf: instantField, posts: z.array(dayPostSchema), left: z.int() }),
  permission: 'checkpoints.read',
  title: { vi: 'Một ngày của các chốt', en: 'A day of the checkpoints' },
})
