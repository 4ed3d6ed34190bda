import { z } from 'zod'
import { areaIdField, instantField, pageOf, pageQuery, readContract, toInstant } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { dutyPostSchema, shiftSchema, swapSchema } from './roster-reads.contract.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const spanSchema = z.object({ fromAt: instantField, toAt: instantField })
const momentQuery = instantField.transform((text) => toInstant(text)).optional()

const coveredPostSchema = dutyPostSchema.extend({
  percent: z.int(),
  holes: z.int(),
  shifts: z.int(),
  nextHole: spanSchema.nullable(),
  onDuty: z.string().nullable(),
  hasHotline: z.boolean(),
})

/** How one post is covered. */
export type CoveredPost = z.infer<typeof coveredPostSchema>

const totalSchema = z.object({ posts: z.int(), full: z.int(), percent: z.int(), withoutPost: z.int() })

/** The posts of an area and inside it for a week: totals, areas below with "14/14", and the posts themselves. */
export const dutyCoverage = readContract({
  path: '/duty/areas/:areaId/coverage',
  query: z.object({ areaId: areaIdField, at: momentQuery }),
  answer: z.object({
    at: instantField,
    week: spanSchema,
    total: totalSchema,
    own: z.array(coveredPostSchema),
    children: z.array(totalSchema.extend({ areaId: z.int(), title: words })),
  }),
  permission: 'duty.read',
  title: { vi: 'Độ phủ trực của một địa bàn', en: 'Duty coverage of an area' },
})

/** The posts inside an area, one line each; `only=holes`: those that are not fully covered. */
export const dutyPosts = readContract({
  path: '/duty/posts',
  query: pageQuery.extend({
    areaId: areaIdField,
    at: momentQuery,
    only: z.enum(['all', 'holes']).default('all'),
    q: z.string().max(100).optional(),
  }),
  answer: pageOf(coveredPostSchema),
  permission: 'duty.read',
  title: { vi: 'Các nơi trực trong địa bàn', en: 'Posts on duty in an area' },
})

const onDutySchema = z.object({
  bodyId: z.string(),
  office: words,
  officerId: z.string(),
  name: z.string(),
  post: z.string().nullable(),
  role: z.string(),
  roleTitle: words,
  until: instantField,
  phone: z.string().nullable(),
  areaId: z.int(),
  /** From a level above: nobody is on duty in the area itself. */
  isSubstitute: z.boolean(),
  takenAt: instantField.nullable(),
})

/** Somebody on duty now. */
export type OnDuty = z.infer<typeof onDutySchema>

/** Who is on duty now for an area: its own watch, else the nearest above. */
export const onDutyNow = readContract({
  path: '/duty/areas/:areaId/now',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ at: instantField, items: z.array(onDutySchema) }),
  permission: 'duty.read',
  title: { vi: 'Ai đang trực', en: 'Who is on duty now' },
})

const myShiftSchema = z.object({
  id: z.string(),
  bodyId: z.string(),
  office: words,
  role: z.string(),
  roleTitle: words,
  fromAt: instantField,
  toAt: instantField,
  takenAt: instantField.nullable(),
  mayTake: z.boolean(),
  mayHandOver: z.boolean(),
  /** What the watch before said. */
  told: z.object({ note: z.string(), givenBy: z.string(), givenAt: instantField }).nullable(),
  /** What I told the watch after me. */
  given: z.string().nullable(),
  hasOpenSwap: z.boolean(),
})

/** One of my shifts. */
export type MyShift = z.infer<typeof myShiftSchema>

/** My shifts from the last day on, and the swaps that wait for me or that I wait for. */
export const myDuty = readContract({
  path: '/duty/mine',
  query: z.object({}),
  answer: z.object({
    at: instantField,
    shifts: z.array(myShiftSchema),
    swaps: z.array(swapSchema),
    hoursThisWeek: z.number(),
    hasFeed: z.boolean(),
  }),
  permission: 'duty.stand',
  title: { vi: 'Ca trực của tôi', en: 'My shifts' },
})

/** Hours of each person on the rosters of an area in a week, against a figure of the rest rule; refused while that figure is blank. */
export const dutyHours = readContract({
  path: '/duty/areas/:areaId/hours',
  query: z.object({
    areaId: areaIdField,
    at: momentQuery,
    figure: z.enum(['maxHoursPerWeek', 'maxHoursPerDay']).default('maxHoursPerWeek'),
  }),
  answer: z.object({
    week: spanSchema,
    limit: z.number(),
    items: z.array(z.object({ officerId: z.string(), name: z.string(), hours: z.number(), isOver: z.boolean() })),
  }),
  permission: 'duty.read',
  title: { vi: 'Giờ trực của từng người', en: 'Hours on duty by person' },
})

/** Holidays of a stretch of days, and the rosters that were planned for another kind of day. */
export const dutyHolidays = readContract({
  path: '/duty/holidays',
  query: z.object({ areaId: areaIdField, from: daySchema.optional(), to: daySchema.optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        day: daySchema,
        kind: z.enum(['holiday', 'working']),
        name: words,
        source: z.string(),
        touched: z.array(z.object({ bodyId: z.string(), name: words, shifts: z.int() })),
      }),
    ),
  }),
  permission: 'duty.read',
  title: { vi: 'Ngày nghỉ lễ và lịch trực bị ảnh hưởng', en: 'Holidays and the rosters they touch' },
})

const listedShiftSchema = shiftSchema.extend({
  bodyId: z.string(),
  areaId: z.int(),
  areaName: z.string(),
  office: words,
})

/** A shift in a list over many posts. */
export type ListedShift = z.infer<typeof listedShiftSchema>

/** Shifts of an area and inside it that begin in a week, in the order of time: what the roster's table gives out. */
export const dutyShiftList = readContract({
  path: '/duty/shifts',
  query: pageQuery.extend({ areaId: areaIdField, at: momentQuery }),
  answer: pageOf(listedShiftSchema),
  permission: 'duty.read',
  title: { vi: 'Các ca trực trong địa bàn', en: 'Shifts in an area' },
})
