import { z } from 'zod'
import { areaIdField, dayField, readContract } from '#kit'
import { moneyField } from './money.ts'

const words = z.object({ vi: z.string(), en: z.string() })

/** One step counted apart: how many dossiers, how much money. `mean` in đồng with one decimal, `1907524.9`; null: none. */
const counted = z.object({ count: z.int(), amount: moneyField, mean: z.string().nullable() })

/** The five steps, never added to each other: detected, proposed (đề nghị), decided, paid, cancelled. */
export const countsField = z.object({
  detected: z.object({ count: z.int() }),
  proposed: counted,
  decided: counted,
  paid: counted,
  cancelled: counted,
})
/** See {@link countsField}. */
export type StepCounts = z.infer<typeof countsField>

/**
 * The bulletin of an area for a day (or `from`–`to`): "phát hiện, lập hồ sơ đề nghị xử phạt 804 trường hợp,
 * 1.533.650.000 đồng" (VIO-01). The list behind each number: `/violations?areaId&step&from&to&behaviour`.
 */
export const violationBulletin = readContract({
  path: '/violation-bulletin',
  query: z.object({
    areaId: areaIdField,
    /** Default: today. */
    from: dayField.optional(),
    /** Default: `from`. */
    to: dayField.optional(),
  }),
  answer: z.object({
    areaId: z.int(),
    areaTitle: words,
    from: dayField,
    to: dayField,
    total: countsField,
    byBehaviour: z.array(z.object({ code: z.string(), title: words, counts: countsField })),
    /** The areas one level below, those with nothing left out. */
    byArea: z.array(z.object({ areaId: z.int(), title: words, counts: countsField })),
    /** "đề nghị": what the proposed sum is called. */
    proposedLabel: words,
  }),
  permission: 'violations.read',
  title: { vi: 'Bản tin xử phạt trong ngày', en: 'Bulletin of violations' },
})
/** See {@link violationBulletin}. */
export type ViolationBulletin = z.infer<typeof violationBulletin.answer>

/** The same counts day by day, for a line. */
export const violationDays = readContract({
  path: '/violation-days',
  query: z.object({ areaId: areaIdField, from: dayField, to: dayField }),
  answer: z.object({ items: z.array(z.object({ day: dayField, counts: countsField })) }),
  permission: 'violations.read',
  title: { vi: 'Xử phạt theo ngày', en: 'Violations day by day' },
})
