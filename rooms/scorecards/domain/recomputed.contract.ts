import { z } from 'zod'
import { areaIdField, dayField, readContract, uuidField } from '#kit'

/** What recomputing came to. `renewed`: units that have a newer computation beside the one they had. */
export const recomputedField = z.object({
  days: z.int(),
  checked: z.int(),
  equal: z.int(),
  /** Kept scores that did not come out the same: it must never happen, and each is told. */
  differing: z.array(
    z.object({
      scoreId: uuidField,
      areaId: areaIdField,
      day: dayField,
      was: z.number().nullable(),
      is: z.number().nullable(),
    }),
  ),
  renewed: z.int(),
})
/** See {@link recomputedField}. */
export type Recomputed = z.infer<typeof recomputedField>

/** Where a recomputing stands, as much of `GET /jobs/:id` as its page needs. */
export const recomputeProgress = readContract({
  path: '/jobs/:id',
  query: z.object({ id: uuidField }),
  answer: z.object({
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    done: z.int(),
    total: z.int(),
    cancelAsked: z.boolean(),
    outcome: z.unknown(),
  }),
  permission: 'signed-in',
  title: { vi: 'Tiến độ tính lại thước đo', en: 'Progress of computing scores again' },
})
