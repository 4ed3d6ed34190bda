import { z } from 'zod'
import { areaIdField, instantField, intentContract, toInstant, uuidField } from '#kit'
import { crossingDecisions, crossingSubjects } from './checkpoint-words.ts'

const momentField = instantField.transform((text) => toInstant(text))
const keyField = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)

/**
 * Records one crossing (lượt qua chốt) at `occurredAt` (CHK-02, CHK-05, CHK-13). It bears the intent's id; no name and no
 * paper's content is ever taken. `reason`: a key of the list of the directive in force then (passed), of the grounds
 * (turned back, sent to test) or of the emergencies; see `/checkpoints/book`. `receipt` or `noReceipt`: the declaration's
 * receipt or why there is none. `origin`: an area of this city or the key of a province, for the rule of risk (CHK-10).
 * An emergency needs nothing of all that and is never refused at a post of the register (SG-10).
 * `plate` is kept only where the profile says that a rule needs it, sealed and for days; elsewhere it is dropped unread.
 * Answers `{ testOrderId }` where a test was ordered, else nothing.
 */
export const recordCrossing = intentContract({
  type: 'checkpoints.cross',
  payload: z.strictObject({
    areaId: areaIdField,
    checkpointId: uuidField,
    subject: z.enum(crossingSubjects),
    decision: z.enum(crossingDecisions),
    reason: keyField.optional(),
    direction: z.enum(['in', 'out']).optional(),
    /** People on board of a vehicle, the driver too. */
    people: z.int().min(1).max(500).optional(),
    receipt: z
      .string()
      .regex(/^[A-Za-z0-9-]{4,40}$/)
      .optional(),
    noReceipt: keyField.optional(),
    origin: z.strictObject({ areaId: areaIdField.optional(), province: keyField.optional() }).optional(),
    /** What the scan of a pass said, offline or not: `valid`, `forged`, `expired` …, as the room of passes names it. */
    pass: z.strictObject({ verdict: keyField, passId: z.string().max(60).optional() }).optional(),
    plate: z.string().max(20).optional(),
  }),
  permission: 'checkpoints.stand',
  title: { vi: 'Ghi lượt qua chốt', en: 'Record a crossing' },
})

/** The payload of {@link recordCrossing}. */
export type CrossingPayload = z.infer<typeof recordCrossing.payload>

/** Takes back a crossing recorded by mistake; the journal keeps both. */
export const voidCrossing = intentContract({
  type: 'checkpoints.void-crossing',
  payload: z.strictObject({ crossingId: uuidField, reason: z.string().trim().min(1).max(300) }),
  permission: 'checkpoints.stand',
  title: { vi: 'Hủy lượt ghi nhầm', en: 'Take back a crossing' },
})

/**
 * An independent count of what crossed (CHK-02): by a camera, a toll gate, or somebody who does not stand the shift. Only
 * with it is there a coverage. Answers `{ countId }`.
 */
export const countFlow = intentContract({
  type: 'checkpoints.count-flow',
  payload: z.strictObject({
    areaId: areaIdField,
    checkpointId: uuidField,
    fromAt: momentField,
    toAt: momentField,
    subject: z.enum(crossingSubjects),
    observed: z.int().min(0).max(1_000_000),
    method: z.enum(['camera', 'toll-gate', 'by-hand']),
  }),
  permission: 'checkpoints.observe',
  title: { vi: 'Ghi số đếm độc lập', en: 'Record an independent count' },
})

/** A test that a post ordered has been taken (CHK-10). What it found is not for this room (SG-02). */
export const completeTest = intentContract({
  type: 'checkpoints.complete-test',
  payload: z.strictObject({ testOrderId: uuidField }),
  permission: 'checkpoints.test',
  title: { vi: 'Đã lấy mẫu theo yêu cầu từ chốt', en: 'A test ordered at a checkpoint is taken' },
})
