import { z } from 'zod'
import { areaIdField, instantField, intentContract, textField, uuidField } from '#kit'
import { orderKinds } from './tracing-rules.ts'

/** Traces everybody whom these cases could have infected, and keeps the answer: who, by which way, how likely, as of which position. */
export const traceCases = intentContract({
  type: 'tracing.trace',
  payload: z.strictObject({
    caseIds: z.array(uuidField).min(1).max(1000),
    levels: z.int().min(1).max(3).default(2),
  }),
  permission: 'tracing.trace',
  title: { vi: 'Truy vết từ ca bệnh', en: 'Trace from cases' },
})

/** Lists the contacts of a trace as F1 and F2 and gives each ward its tasks: call, isolate, test. What was given before is not given again. */
export const issueTasks = intentContract({
  type: 'tracing.issue-tasks',
  payload: z.strictObject({
    traceId: uuidField,
    /** Wards; absent: all of the trace. */
    areaIds: z.array(areaIdField).min(1).max(600).optional(),
    kinds: z
      .array(z.enum(orderKinds))
      .min(1)
      .max(3)
      .default([...orderKinds]),
  }),
  permission: 'tracing.trace',
  title: { vi: 'Giao việc theo truy vết', en: 'Give out the tasks of a trace' },
})

/** The cluster of this trace is over: after the days of the profile who was whose contact is forgotten (SG-03). */
export const closeTrace = intentContract({
  type: 'tracing.close-trace',
  payload: z.strictObject({ traceId: uuidField, reason: textField(300) }),
  permission: 'tracing.trace',
  title: { vi: 'Khép lại truy vết', en: 'Close a trace' },
})

/** What was done about a contact. */
export const contactSteps = ['called', 'isolated', 'tested'] as const
/** See {@link contactSteps}. */
export type ContactStep = (typeof contactSteps)[number]

/** The ward called, isolated or tested contacts on its list. */
export const recordSteps = intentContract({
  type: 'tracing.record-steps',
  payload: z.strictObject({
    traceId: uuidField,
    personIds: z.array(uuidField).min(1).max(500),
    step: z.enum(contactSteps),
    at: instantField.optional(),
  }),
  permission: 'tracing.follow',
  title: { vi: 'Ghi đã gọi, cách ly, xét nghiệm', en: 'Record calls, isolation, tests' },
})
