import { z } from 'zod'
import { areaIdField, instantField, readContract, toInstant, uuidField } from '#kit'
import { memberRoles } from './checkpoint-words.ts'
import { powersSchema, standingSchema, wordsSchema } from './checkpoints-reads.contract.ts'

const memberSchema = z.object({
  id: z.string(),
  role: z.enum(memberRoles),
  force: z.string(),
  officerId: z.string().nullable(),
  name: z.string(),
  task: z.string(),
  checkedInAt: instantField.nullable(),
})

/** Somebody on a shift. */
export type ShiftMember = z.infer<typeof memberSchema>

const shiftSchema = z.object({
  id: z.string(),
  checkpointId: z.string(),
  fromAt: instantField,
  toAt: instantField,
  startedAt: instantField.nullable(),
  endedAt: instantField.nullable(),
  cancelledAt: instantField.nullable(),
  members: z.array(memberSchema),
  /** Forces the kind asks for and that have not checked in (before the start: that are not on the roster). */
  missingForces: z.array(z.string()),
  handover: z
    .object({
      note: z.string(),
      givenAt: instantField,
      givenBy: z.string().nullable(),
      acknowledgedAt: instantField.nullable(),
      acknowledgedBy: z.string().nullable(),
      byShiftId: z.string().nullable(),
    })
    .nullable(),
})

/** A shift of a post, with who stands it. */
export type CheckpointShift = z.infer<typeof shiftSchema>

/** The roster of a post: shifts that touch `[from, to)`, in the order of time. At most 31 days. */
export const checkpointShiftsContract = readContract({
  path: '/checkpoints/:id/shifts',
  query: z.object({
    id: uuidField,
    from: instantField.transform((text) => toInstant(text)),
    to: instantField.transform((text) => toInstant(text)),
  }),
  answer: z.object({ asOf: instantField, items: z.array(shiftSchema) }),
  permission: 'checkpoints.read',
  title: { vi: 'Ca trực của một chốt', en: 'Shifts of a checkpoint' },
})

const myPostSchema = z.object({
  id: z.string(),
  number: z.int().nullable(),
  name: z.string(),
  place: z.string().nullable(),
  kind: z.string(),
  kindTitle: wordsSchema,
  areaId: z.int(),
  areaTitle: wordsSchema,
  openedAt: instantField,
  closedAt: instantField.nullable(),
  forces: z.array(z.string()),
  standing: standingSchema,
  /** Whether it may restrict, from when to when: the phone judges by the moment, offline too (SG-01). */
  powers: z.array(powersSchema),
})

/** A post at which I stand or may stand, with all a phone needs to record there offline. */
export type MyPost = z.infer<typeof myPostSchema>

const myShiftSchema = shiftSchema.extend({
  checkpoint: myPostSchema,
  /** I am on it as … */
  myMemberId: z.string(),
  /** What the shift before left for this one. */
  told: z
    .object({
      shiftId: z.string(),
      note: z.string(),
      givenAt: instantField,
      givenBy: z.string().nullable(),
      acknowledgedAt: instantField.nullable(),
    })
    .nullable(),
  /** The shift after this one, who will take over. */
  nextShift: z.object({ id: z.string(), fromAt: instantField, commander: z.string().nullable() }).nullable(),
})

/** One of my shifts, with all a phone needs to stand it offline. */
export type MyCheckpointShift = z.infer<typeof myShiftSchema>

/**
 * My shifts at posts, from half a day ago to a week ahead, and the posts of my area where I may stand in for somebody: what a
 * phone takes along. Whoever is sent to a post at night is on no roster yet, and an emergency there is recorded all the same.
 */
export const myCheckpointShiftsContract = readContract({
  path: '/checkpoints/mine',
  query: z.object({}),
  answer: z.object({
    asOf: instantField,
    shifts: z.array(myShiftSchema),
    /** Open posts that record who crosses, in the order of every list of posts; the first sixty. */
    posts: z.array(myPostSchema),
    hasMorePosts: z.boolean(),
  }),
  permission: 'checkpoints.stand',
  title: { vi: 'Ca trực chốt của tôi', en: 'My shifts at checkpoints' },
})

const choiceSchema = z.object({ key: z.string(), title: wordsSchema })

/** One entry of a catalogue. */
export type CheckpointChoice = z.infer<typeof choiceSchema>

const bookSchema = z.object({
  asOf: instantField,
  kinds: z.array(
    choiceSchema.extend({
      continuous: z.boolean(),
      layers: z.boolean(),
      forces: z.array(z.string()),
      recordsCrossings: z.boolean(),
    }),
  ),
  forces: z.array(choiceSchema),
  /** Lists of permitted trips, each for the time in which its document is in force here. Empty: none applies, no reason is asked. */
  permitted: z.array(
    z.object({
      documentId: z.string(),
      label: wordsSchema,
      source: z.string(),
      fromAt: instantField,
      toAt: instantField.nullable(),
      reasons: z.array(choiceSchema.extend({ paper: wordsSchema.nullable() })),
    }),
  ),
  /** Grounds for `turned-back` and `sent-to-test`; each comes with what the person is told: right, time and channel of appeal. */
  grounds: z.array(
    choiceSchema.extend({ decisions: z.array(z.enum(['turned-back', 'sent-to-test'])), appeal: wordsSchema }),
  ),
  /** Never refused, whatever else is missing (SG-10). */
  emergencies: z.array(choiceSchema),
  noReceipt: z.array(choiceSchema),
  provinces: z.array(choiceSchema.extend({ atRisk: z.boolean() })),
  /** Decisions for which the plate is kept, sealed, and for how many days. */
  plates: z.object({ decisions: z.array(z.string()), keepDays: z.int() }),
  checkInEarlyMinutes: z.int(),
})

/** See {@link checkpointBookContract}. */
export type CheckpointBook = z.infer<typeof bookSchema>

/**
 * The catalogues of the posts in an area, as they apply from a moment (now) on. Without an area: of the post at which the
 * asker stands now or next, else of the area in which they may stand at one, which is what a phone takes along.
 */
export const checkpointBookContract = readContract({
  path: '/checkpoints/book',
  query: z.object({
    areaId: areaIdField.optional(),
    at: instantField.transform((text) => toInstant(text)).optional(),
  }),
  answer: bookSchema,
  permission: 'checkpoints.read',
  title: { vi: 'Danh mục dùng ở chốt', en: 'Catalogues used at checkpoints' },
})
