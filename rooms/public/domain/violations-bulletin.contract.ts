import { z } from 'zod'
import { readContract } from '#kit'

const cell = z.object({ value: z.number().nullable(), hidden: z.enum(['small', 'beside']).nullable() })

/**
 * How many violations each district proposed for a fine, on whole past days; small numbers hidden. Each day is a table of
 * its own, made of that day alone: days that are added up or slide would let one work out what is hidden.
 */
export const violationsBulletin = readContract({
  path: '/public/violations',
  query: z.object({}),
  answer: z.object({
    days: z.array(z.string()),
    rows: z.array(
      z.object({ areaId: z.number(), areaTitle: z.object({ vi: z.string(), en: z.string() }), cells: z.array(cell) }),
    ),
    totals: z.array(cell),
  }),
  permission: 'public',
  keepSeconds: 300,
  title: { vi: 'Vi phạm đề nghị xử phạt theo ngày', en: 'Violations proposed for a fine, by day' },
})
/** See {@link violationsBulletin}. */
export type ViolationsBulletin = z.infer<typeof violationsBulletin.answer>
