import { z } from 'zod'
import { instantField, readContract, uuidField } from '#kit'

const words = z.object({ vi: z.string(), en: z.string() })

const activationSchema = z.object({
  bodyId: z.string(),
  name: z.string(),
  areaId: z.int(),
  area: words,
  /** Who heads it now; null: nobody does, and then it cannot take a directive up (ORG-06). */
  head: z.string().nullable(),
  /** When it took this directive up, and under whom; null: not yet. */
  active: z.object({ at: instantField, head: z.string() }).nullable(),
  mayActivate: z.boolean(),
})

/** A command post as it stands to a directive. */
export type Activation = z.infer<typeof activationSchema>

/**
 * Which command posts (sở chỉ huy) took a directive up, and which the asker could: those of the areas in which they hold
 * the right to, by a post of that very area. At most 200.
 */
export const activationList = readContract({
  path: '/bodies/activations',
  query: z.object({ documentId: uuidField }),
  answer: z.object({ items: z.array(activationSchema) }),
  permission: 'bodies.read',
  title: { vi: 'Sở chỉ huy theo một văn bản', en: 'Command posts for a directive' },
})
