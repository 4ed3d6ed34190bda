import { z } from 'zod'
import { areaIdField, dayField, readContract } from '#kit'

/** The behaviour of the catalogue that forbidden gatherings are (HDC-04): Decree 117/2020, article 12.3.c. */
export const gatheringBehaviour = 'V09'

/** Most days of one heat picture: a column each. */
export const mostHeatDays = 62

/** Hours of a day that its columns are. */
export const hoursOfDay = 24

const words = z.object({ vi: z.string(), en: z.string() })

/**
 * Where and when acts of a kind were found (HDC-04): counts of dossiers by area and hour of the act, or by day of detection;
 * nobody's, and no spot smaller than an area.
 */
export const violationHeat = readContract({
  path: '/violation-heat',
  query: z.object({
    areaId: areaIdField,
    /** Default: all behaviours. */
    behaviour: z.string().max(60).optional(),
    from: dayField,
    to: dayField,
    by: z.enum(['hour', 'day']).optional(),
  }),
  answer: z.object({
    areaId: z.int(),
    areaTitle: words,
    from: dayField,
    to: dayField,
    by: z.enum(['hour', 'day']),
    /** Hours `0` … `23` of the city's clock, or days. */
    columns: z.array(z.string()),
    /** Areas directly below that have any, most first; the area itself where a dossier lies in none of them. */
    rows: z.array(z.object({ areaId: z.int(), title: words, counts: z.array(z.int()), total: z.int() })),
    totals: z.array(z.int()),
    total: z.int(),
  }),
  permission: 'violations.read',
  title: { vi: 'Bản đồ nhiệt vi phạm theo nơi và giờ', en: 'Heat picture of violations by place and hour' },
})
/** See {@link violationHeat}. */
export type ViolationHeat = z.infer<typeof violationHeat.answer>
