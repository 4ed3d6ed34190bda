import { z } from 'zod'
import { instantField, intentContract, textField, uuidField } from '#kit'

const times = { enteredAt: instantField, leftAt: instantField.nullable().default(null) }

/** Most visits in one intent. */
const mostVisitsAtOnce = 2000

/**
 * People were at places (lượt đến): who, where, from when until when. Nobody's whereabouts are tracked: a person said so, or a list at
 * the door (SG-18). Lines that cannot be true are given back with their field, the others are kept; when none can, the whole is refused.
 */
export const recordVisits = intentContract({
  type: 'tracing.record-visits',
  payload: z.strictObject({
    source: z.enum(['interview', 'register']),
    visits: z
      .array(z.strictObject({ personId: uuidField, siteId: uuidField, ...times }))
      .min(1)
      .max(mostVisitsAtOnce),
  }),
  permission: 'tracing.interview',
  title: { vi: 'Ghi lượt đến địa điểm', en: 'Record visits to places' },
})

const visitIdField = z.int().min(0)

/** The visit was otherwise: its times or its place are put right, and the trace follows. */
export const correctVisit = intentContract({
  type: 'tracing.correct-visit',
  payload: z.strictObject({
    personId: uuidField,
    visitId: visitIdField,
    siteId: uuidField.optional(),
    ...times,
    reason: textField(300),
  }),
  permission: 'tracing.interview',
  title: { vi: 'Sửa một lượt đến', en: 'Correct a visit' },
})

/** The visit was not. */
export const withdrawVisit = intentContract({
  type: 'tracing.withdraw-visit',
  payload: z.strictObject({ personId: uuidField, visitId: visitIdField, reason: textField(300) }),
  permission: 'tracing.interview',
  title: { vi: 'Rút một lượt đến', en: 'Withdraw a visit' },
})

/**
 * People who checked in at a place by themselves in these hours and left a phone that is in the book become visits. Who left no phone, or
 * one that nobody in the book has, or that several have, stays unknown.
 */
export const borrowCheckIns = intentContract({
  type: 'tracing.borrow-check-ins',
  payload: z.strictObject({ siteId: uuidField, from: instantField, to: instantField, reason: textField(300) }),
  permission: 'tracing.read-person',
  title: { vi: 'Lấy lượt quét mã tại địa điểm để truy vết', en: 'Use check-ins at a place for tracing' },
})
