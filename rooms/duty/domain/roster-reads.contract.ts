import { z } from 'zod'
import { instantField, readContract, toInstant, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'

const words = z.object({ vi: z.string(), en: z.string() })
const spanSchema = z.object({ fromAt: instantField, toAt: instantField })
const momentQuery = instantField.transform((text) => toInstant(text)).optional()

/** A command post with its number, as every answer names it. */
export const dutyPostSchema = z.object({
  bodyId: z.string(),
  areaId: z.int(),
  areaTitle: words,
  name: words,
  phone: z.string().nullable(),
})

/** A command post with its number. */
export type DutyPost = z.infer<typeof dutyPostSchema>

/** A shift, as every answer tells it. */
export const shiftSchema = z.object({
  id: z.string(),
  officerId: z.string(),
  name: z.string(),
  synthetic: z.boolean(),
  post: z.string().nullable(),
  role: z.string(),
  roleTitle: words,
  covers: z.boolean(),
  fromAt: instantField,
  toAt: instantField,
  takenAt: instantField.nullable(),
  restReason: z.string().nullable(),
  isMine: z.boolean(),
})

/** A shift as screens show it. */
export type DutyShift = z.infer<typeof shiftSchema>

/** A swap or a cover that was asked for, and what the reader may do with it. */
export const swapSchema = z.object({
  id: z.string(),
  bodyId: z.string(),
  postName: words,
  kind: z.enum(['swap', 'cover']),
  /** `lapsed`: one of its shifts began, or was taken from the roster, before everybody had said yes. */
  state: z.enum(['asked', 'accepted', 'done', 'declined', 'withdrawn', 'refused', 'lapsed']),
  reason: z.string(),
  askedAt: instantField,
  asker: z.object({ officerId: z.string(), name: z.string() }),
  other: z.object({ officerId: z.string(), name: z.string() }),
  shift: spanSchema,
  otherShift: spanSchema.nullable(),
  /** What the reader may do with it now. */
  mayAnswer: z.boolean(),
  mayWithdraw: z.boolean(),
  mayDecide: z.boolean(),
})

/** A swap or a cover that was asked for. */
export type DutySwap = z.infer<typeof swapSchema>

const restFigureSchema = z.object({
  figure: z.enum(['minHoursBetween', 'maxHoursPerDay', 'maxHoursPerWeek']),
  title: words,
  /** Hours; null: not confirmed, and not computed. */
  hours: z.number().nullable(),
  source: z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) }),
})

const weekSchema = z.object({
  at: instantField,
  post: dutyPostSchema,
  week: spanSchema,
  shifts: z.array(shiftSchema),
  coverage: z.object({ minutes: z.int(), of: z.int(), percent: z.int(), holes: z.array(spanSchema) }),
  /** What stands wrong on it: shifts that break the rest rule, people whose office ended. */
  troubles: z.array(
    z.object({
      shiftId: z.string(),
      kind: z.enum(['rest', 'office', 'double']),
      text: words,
      reason: z.string().nullable(),
    }),
  ),
  days: z.array(z.object({ day: daySchema, kind: z.enum(['working', 'weekend', 'holiday']), name: words.nullable() })),
  /** The last word of each outgoing watch. */
  handOvers: z.array(z.object({ shiftId: z.string(), note: z.string(), givenBy: z.string(), givenAt: instantField })),
  swaps: z.array(swapSchema),
  rest: z.array(restFigureSchema),
  roles: z.array(z.object({ key: z.string(), title: words, covers: z.boolean() })),
  patterns: z.array(z.object({ key: z.string(), title: words, roles: z.array(z.string()) })),
  mayPlan: z.boolean(),
})

/** See {@link rosterWeek}. */
export type RosterWeek = z.infer<typeof weekSchema>

/** A week of a command post, from Monday 00:00: shifts, holes, what is wrong. `at`: any moment of the week, now if left out. */
export const rosterWeek = readContract({
  path: '/duty/posts/:bodyId/week',
  query: z.object({ bodyId: uuidField, at: momentQuery }),
  answer: weekSchema,
  permission: 'duty.read',
  title: { vi: 'Lịch trực một tuần', en: 'Roster of a week' },
})

/** Who may stand duty at a post in a role, with the hours they have in the week of `at`. */
export const dutyCandidates = readContract({
  path: '/duty/posts/:bodyId/candidates',
  query: z.object({ bodyId: uuidField, at: momentQuery, role: z.string().max(40).optional() }),
  answer: z.object({
    items: z.array(
      z.object({
        officerId: z.string(),
        name: z.string(),
        post: z.string(),
        roles: z.array(z.string()),
        hours: z.number(),
      }),
    ),
  }),
  permission: 'duty.read',
  title: { vi: 'Người có thể trực', en: 'Who may stand duty' },
})

/** `watch:id,id|lead:id`: the people of each role in the order of their turns. */
const peopleField = z
  .string()
  .max(4000)
  .transform((text) =>
    text
      .split('|')
      .filter((part) => part !== '')
      .map((part) => {
        const [role = '', ids = ''] = part.split(':')
        return { role, officerIds: ids.split(',').filter((id) => id !== '') }
      }),
  )
  .pipe(z.array(z.object({ role: z.string().min(1).max(40), officerIds: z.array(uuidField).max(40) })))

const planSchema = z.object({
  window: spanSchema,
  shifts: z.array(
    z.object({
      officerId: z.string(),
      name: z.string(),
      role: z.string(),
      fromAt: instantField,
      toAt: instantField,
      /** Why the door would refuse this shift; null: it would not. */
      refusal: words.nullable(),
      /** What of the rest rule it breaks; it needs a reason then. */
      rest: z.array(words),
    }),
  ),
  coverage: z.object({ minutes: z.int(), of: z.int(), percent: z.int(), holes: z.array(spanSchema) }),
  /** Shifts there now that would give way. */
  replaces: z.int(),
  /** Rest figures that nobody confirmed: not computed. */
  blank: z.array(words),
})

/** See {@link rosterPlan}. */
export type RosterPlan = z.infer<typeof planSchema>

/** What a week built from a pattern would be: shifts, holes, double duty, rest broken. Changes nothing. */
export const rosterPlan = readContract({
  path: '/duty/posts/:bodyId/plan',
  query: z.object({
    bodyId: uuidField,
    pattern: z.string().max(40),
    from: daySchema,
    days: z.coerce.number().int().min(1).max(31).default(7),
    people: peopleField,
  }),
  answer: planSchema,
  permission: 'duty.plan',
  title: { vi: 'Xem trước lịch trực', en: 'Preview a roster' },
})
