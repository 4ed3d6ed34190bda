import { z } from 'zod'
import { areaIdField, readContract } from '#kit'

/** What the map of the children can be coloured by. */
export const measures = ['gaps', 'overdue', 'unacknowledged', 'posts', 'tasks-done'] as const

/** See {@link measures}. */
export type Measure = (typeof measures)[number]

/** Depth of colour on the map, from nothing (0) to the most (4). */
export const measureStep = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** A measure for each area directly below: counts of records, or a percentage (`null`: nothing to measure). */
export const measureRead = readContract({
  path: '/overview/areas/:id/measures',
  query: z.object({ id: areaIdField, measure: z.enum(measures).default('gaps') }),
  answer: z.object({
    measure: z.enum(measures),
    unit: z.enum(['count', 'percent']),
    items: z.array(z.object({ areaId: z.int(), value: z.int().nullable(), step: measureStep })),
  }),
  permission: 'overview.read',
  title: { vi: 'Chỉ số của các địa bàn trực thuộc', en: 'A measure of the areas directly below' },
})
