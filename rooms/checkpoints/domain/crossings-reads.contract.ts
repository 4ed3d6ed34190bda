import { z } from 'zod'
import { areaIdField, dayField, instantField, lineField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { crossingDecisions, crossingSubjects } from './checkpoint-words.ts'
import { wordsSchema } from './checkpoints-reads.contract.ts'

const crossingSchema = z.object({
  id: z.string(),
  at: instantField,
  subject: z.enum(crossingSubjects),
  decision: z.enum(crossingDecisions),
  reason: z.string().nullable(),
  reasonTitle: wordsSchema.nullable(),
  direction: z.enum(['in', 'out']),
  people: z.int(),
  hasReceipt: z.boolean(),
  noReceipt: z.string().nullable(),
  passVerdict: z.string().nullable(),
  province: z.string().nullable(),
  hasPlate: z.boolean(),
  voidedAt: instantField.nullable(),
})

/** A crossing in a list: nobody is named. */
export type CrossingLine = z.infer<typeof crossingSchema>

/** Crossings of a post on a day (today if not said), latest first. */
export const crossingListContract = readContract({
  path: '/checkpoints/:id/crossings',
  query: pageQuery.extend({
    id: uuidField,
    day: dayField.optional(),
    decision: z.enum(crossingDecisions).optional(),
    subject: z.enum(crossingSubjects).optional(),
  }),
  answer: pageOf(crossingSchema),
  permission: 'checkpoints.read',
  title: { vi: 'Lượt qua chốt', en: 'Crossings of a checkpoint' },
})

const hourSchema = z.object({
  fromAt: instantField,
  crossings: z.int(),
  turnedBack: z.int(),
  emergencies: z.int(),
  withReceipt: z.int(),
  /** An hour that is over, at a post that stands day and night, without a single record (CHK-06). */
  silent: z.boolean(),
})

/** One hour at a post. */
export type FlowHour = z.infer<typeof hourSchema>

/**
 * The hours of a day at a post, and its coverage: checked against an independent count of the same span. `percent` null:
 * nobody counted independently, so there is no ground for a figure (không đủ căn cứ), and never 100 % (CHK-02).
 */
export const crossingFlowContract = readContract({
  path: '/checkpoints/:id/flow',
  query: z.object({ id: uuidField, day: dayField.optional() }),
  answer: z.object({
    asOf: instantField,
    day: z.string(),
    hours: z.array(hourSchema),
    totals: z.object({
      crossings: z.int(),
      persons: z.int(),
      vehicles: z.int(),
      goods: z.int(),
      passed: z.int(),
      turnedBack: z.int(),
      sentToTest: z.int(),
      emergencies: z.int(),
      withReceipt: z.int(),
    }),
    /** The same by decision and reason, the most frequent first. */
    reasons: z.array(
      z.object({
        decision: z.enum(crossingDecisions),
        reason: z.string().nullable(),
        title: wordsSchema.nullable(),
        count: z.int(),
      }),
    ),
    coverage: z.object({ checked: z.int(), observed: z.int().nullable(), percent: z.number().nullable() }),
    counts: z.array(
      z.object({
        id: z.string(),
        fromAt: instantField,
        toAt: instantField,
        subject: z.enum(crossingSubjects),
        observed: z.int(),
        checked: z.int(),
        method: z.enum(['camera', 'toll-gate', 'by-hand']),
        recordedBy: z.string().nullable(),
      }),
    ),
  }),
  permission: 'checkpoints.read',
  title: { vi: 'Lưu lượng và độ phủ của một chốt', en: 'Flow and coverage of a checkpoint' },
})

const testOrderSchema = z.object({
  id: z.string(),
  crossingId: z.string(),
  checkpointId: z.string(),
  checkpointName: z.string(),
  areaId: z.int(),
  orderedAt: instantField,
  origin: wordsSchema.nullable(),
  doneAt: instantField.nullable(),
  taskId: z.string(),
})

/** A test that a post ordered (CHK-10); what it found is not kept here. */
export type TestOrder = z.infer<typeof testOrderSchema>

/** Tests ordered at posts of an area and inside it, latest first, with "ordered against taken". */
export const testOrderListContract = readContract({
  path: '/checkpoints/test-orders',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    checkpointId: uuidField.optional(),
    state: z.enum(['waiting', 'done', 'all']).default('waiting'),
  }),
  answer: pageOf(testOrderSchema).extend({ ordered: z.int(), done: z.int() }),
  permission: 'checkpoints.read',
  title: { vi: 'Yêu cầu xét nghiệm từ chốt', en: 'Tests ordered at checkpoints' },
})

/** A sealed number plate, opened for a reason that is written down first (SG-09); gone after its days (SG-03). */
export const crossingPlateContract = readContract({
  path: '/checkpoints/crossings/:id/plate',
  query: z.object({ id: uuidField, why: lineField(300) }),
  answer: z.object({ plate: z.string(), keepUntil: z.string() }),
  permission: 'checkpoints.read-plates',
  title: { vi: 'Mở biển số đã niêm phong', en: 'Open a sealed number plate' },
})
