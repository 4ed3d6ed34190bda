import { z } from 'zod'
import { areaIdField, dayField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { forceField } from './force-kinds.ts'
import { leaveKinds } from './forces.contract.ts'

const wordsField = z.object({ vi: z.string(), en: z.string() })
const areaLine = z.object({ id: z.number(), title: wordsField })
const sourceField = z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) })
const forceName = z.object({ key: forceField, title: wordsField, short: wordsField })

/** Strengths of an area on a day: every force, and each of the areas right below [FOR-03]. Null: nobody has reported. */
export const forceTotals = readContract({
  path: '/forces/areas/:areaId/totals',
  query: z.object({ areaId: areaIdField, day: dayField.optional() }),
  answer: z.object({
    asOf: instantField,
    day: z.string(),
    forces: z.array(forceName.extend({ present: z.number(), units: z.number(), reported: z.number() })),
    /** Those right below, with how many units were set up in each; null: below the commune, where none is kept. */
    areas: z.array(
      areaLine.extend({
        units: z.number().nullable(),
        present: z.array(z.object({ key: forceField, present: z.number() })),
      }),
    ),
  }),
  permission: 'forces.read',
  title: { vi: 'Quân số theo lực lượng và địa bàn', en: 'Strengths by force and area' },
})

/** A unit in a list, with its strength of the day and of whom it is. */
export const unitLine = z.object({
  id: z.string(),
  name: z.string(),
  force: forceName,
  area: areaLine,
  head: z.object({ post: z.string(), name: z.string().nullable() }).nullable(),
  present: z.number().nullable(),
  standby: z.number().nullable(),
  closedAt: instantField.nullable(),
  /** Whether doses and tests of its members are kept at all (FOR-06). */
  isFrontline: z.boolean(),
  /** Of how many members the health is known, and how many have the full doses; null: not a frontline force, or not known. */
  health: z
    .object({
      known: z.number(),
      vaccinated: z.number(),
      percent: z.number().nullable(),
      testsDue: z.number().nullable(),
    })
    .nullable(),
})
/** See {@link unitLine}. */
export type UnitLine = z.infer<typeof unitLine>

/** Units of an area and below it. */
export const unitList = readContract({
  path: '/forces/units',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    force: forceField.optional(),
    day: dayField.optional(),
    q: z.string().max(80).optional(),
  }),
  answer: pageOf(unitLine),
  permission: 'forces.read',
  title: { vi: 'Đơn vị lực lượng', en: 'Units' },
})

/** An order in a list: asked, answered, present. */
export const orderLine = z.object({
  id: z.string(),
  unit: z.object({ id: z.string(), name: z.string(), force: forceName }),
  area: areaLine,
  toArea: areaLine,
  document: z.object({ id: z.string(), name: z.string() }),
  task: z.string(),
  asked: z.number(),
  answered: z.number().nullable(),
  reason: z.string().nullable(),
  present: z.number().nullable(),
  from: instantField,
  until: instantField,
  answerBy: instantField,
})
/** See {@link orderLine}. */
export type OrderLine = z.infer<typeof orderLine>

/** Orders that touch an area: of its units, or to it. Newest first. */
export const orderList = readContract({
  path: '/forces/orders',
  query: pageQuery.extend({ areaId: areaIdField.optional(), open: z.enum(['true']).optional() }),
  answer: pageOf(orderLine),
  permission: 'forces.read',
  title: { vi: 'Lệnh điều động', en: 'Mobilisation orders' },
})

/** Members of a unit whose test is due, and their doses: for health staff, for a reason that is written down. */
export const testsDue = readContract({
  path: '/forces/units/:unitId/tests-due',
  query: z.object({ unitId: uuidField, reason: lineField(200) }),
  answer: z.object({
    everyDays: z.number().nullable(),
    source: sourceField,
    members: z.array(
      z.object({
        memberId: z.string(),
        label: z.string(),
        doses: z.number(),
        lastDoseOn: z.string().nullable(),
        lastTestOn: z.string().nullable(),
        /** Null: the interval is blank, or never tested and nothing is computed. */
        dueOn: z.string().nullable(),
        isDue: z.boolean(),
      }),
    ),
  }),
  permission: 'forces.keep-health',
  title: { vi: 'Danh sách đến hạn xét nghiệm', en: 'Members due for a test' },
})

/** Security of an area: each item of the list with its owner, or nobody [FOR-08]. */
export const securityPlan = readContract({
  path: '/forces/areas/:areaId/security',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    items: z.array(
      z.object({
        key: z.string(),
        title: wordsField,
        source: sourceField,
        plan: z.string().nullable(),
        owner: z.object({ postId: z.string(), post: z.string(), name: z.string().nullable() }).nullable(),
        plannedAt: instantField.nullable(),
      }),
    ),
  }),
  permission: 'forces.read',
  title: { vi: 'Kế hoạch an ninh, trật tự', en: 'Security plan' },
})

/** Hours of officers in a week over duty and posts, with who is over the limit. Refused by silence: a blank limit computes nothing. */
export const forceHours = readContract({
  path: '/forces/areas/:areaId/hours',
  query: z.object({ areaId: areaIdField, at: instantField.optional() }),
  answer: z.object({
    from: instantField,
    to: instantField,
    maxHoursPerWeek: z.number().nullable(),
    minHoursBetween: z.number().nullable(),
    source: sourceField,
    items: z.array(
      z.object({
        officerId: z.string(),
        name: z.string(),
        hours: z.number(),
        shortestRest: z.number().nullable(),
        isOver: z.boolean(),
        isShort: z.boolean(),
        /** Days off that touch the week or come after it; the nearest. */
        leave: z.object({ id: z.string(), from: z.string(), to: z.string(), kind: z.enum(leaveKinds) }).nullable(),
      }),
    ),
  }),
  permission: 'forces.read',
  title: { vi: 'Giờ trực và nghỉ trong tuần', en: 'Hours and rest of a week' },
})

/** What the units of an area were given, the newest first, with sums of the thirty days before [FOR-05]. */
export const supportList = readContract({
  path: '/forces/areas/:areaId/support',
  query: pageQuery.extend({ areaId: areaIdField }),
  answer: pageOf(
    z.object({
      id: z.string(),
      unit: z.object({ id: z.string(), name: z.string() }),
      day: z.string(),
      kind: wordsField,
      people: z.number(),
      /** Whole VND, as digits. */
      amount: z.string().nullable(),
      note: z.string().nullable(),
    }),
  ).extend({
    kinds: z.array(z.object({ key: z.string(), title: wordsField, source: sourceField })),
    /** Units of the area that were given nothing in thirty days. */
    without: z.number(),
    units: z.number(),
  }),
  permission: 'forces.read',
  title: { vi: 'Hỗ trợ, động viên lực lượng', en: 'Support of the forces' },
})
