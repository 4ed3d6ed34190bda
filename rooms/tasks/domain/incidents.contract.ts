import { z } from 'zod'
import {
  areaIdField,
  dayField,
  intentContract,
  lineField,
  pageOf,
  pageQuery,
  readContract,
  textField,
  uuidField,
} from '#kit'
import { personShape } from './task-list.contract.ts'

/** 1 to know, 2 soon, 3 serious, 4 harm is near. */
export const incidentSeverity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])

/** "Việc đột xuất": to whoever is in charge of the area, or one level up when that is the reporter [TSK-06]. */
export const reportIncidentContract = intentContract({
  type: 'incidents.report',
  payload: z.strictObject({
    areaId: areaIdField,
    title: lineField(200),
    details: textField(4000).optional(),
    severity: incidentSeverity.default(3),
  }),
  permission: 'incidents.report',
  title: { vi: 'Báo việc đột xuất', en: 'Report an incident' },
})

export const takeIncidentContract = intentContract({
  type: 'incidents.take',
  payload: z.strictObject({ incidentId: uuidField }),
  permission: 'incidents.take',
  title: { vi: 'Nhận xử lý việc đột xuất', en: 'Take an incident' },
})

export const forwardIncidentContract = intentContract({
  type: 'incidents.forward',
  payload: z.strictObject({ incidentId: uuidField }),
  permission: 'incidents.take',
  title: { vi: 'Chuyển việc đột xuất lên cấp trên', en: 'Forward an incident' },
})

export const settleIncidentContract = intentContract({
  type: 'incidents.settle',
  payload: z.strictObject({ incidentId: uuidField, outcome: textField(4000) }),
  permission: 'incidents.take',
  title: { vi: 'Kết thúc việc đột xuất', en: 'Settle an incident' },
})

const incidentShape = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  title: z.string(),
  details: z.string().nullable(),
  severity: z.number(),
  reportedBy: z.string().nullable(),
  happenedAt: z.string(),
  reportedAt: z.string(),
  responder: personShape,
  takeBy: z.string(),
  isLate: z.boolean(),
  forwarded: z.number(),
  takenBy: z.string().nullable(),
  takenAt: z.string().nullable(),
  outcome: z.string().nullable(),
  settledAt: z.string().nullable(),
  mayTake: z.boolean(),
})
/** An incident as it is listed. */
export type IncidentItem = z.infer<typeof incidentShape>

/** Incidents of an area and all inside it, newest first; unsettled ones unless `settled`, both with a day `from` or `to`. */
export const incidentListContract = readContract({
  path: '/incidents',
  query: pageQuery.extend({
    areaId: areaIdField.optional(),
    settled: z.stringbool().optional(),
    /** Days, both included, on which they happened. */
    from: dayField.optional(),
    to: dayField.optional(),
  }),
  answer: pageOf(incidentShape),
  permission: 'tasks.read',
  title: { vi: 'Việc đột xuất', en: 'Incidents' },
})
/** Which incidents are asked for. */
export type IncidentListQuery = z.infer<typeof incidentListContract.query>
