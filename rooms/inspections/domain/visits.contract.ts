import { z } from 'zod'
import { areaIdField, intentContract, lineField, textField, uuidField } from '#kit'
import { photoField, secondsAgoField } from './fields.ts'
import { visitKinds } from './inspection-words.ts'

const stop = z.strictObject({
  siteId: uuidField.optional(),
  /** Its name where it is no place of the register; else the register's stands. */
  name: lineField(200).optional(),
  secondsAgo: secondsAgoField.optional(),
  observation: textField(4_000).optional(),
  photos: z.array(photoField).max(20).default([]),
})

/**
 * A visit (thị sát, đồng hành …; INS-11, INS-12): its stops in the order in which they were seen. It bears the intent's id
 * and happened at `occurredAt`. `delegationVisitId`: the record of who went along, in the room of bodies (ORG-09).
 */
export const recordVisitItinerary = intentContract({
  type: 'inspections.record-visit',
  payload: z.strictObject({
    areaId: areaIdField,
    kind: z.enum(visitKinds),
    title: lineField(200),
    leaderPostId: uuidField.optional(),
    delegationVisitId: uuidField.optional(),
    documentId: uuidField.optional(),
    stops: z.array(stop).min(1).max(40),
    conclusion: textField(8_000).optional(),
  }),
  permission: 'inspections.visit',
  title: { vi: 'Ghi chuyến thị sát', en: 'Record a visit' },
})

/** What was seen at one stop (`stop`: 1 is the first), or what the visit came to. */
export const noteVisit = intentContract({
  type: 'inspections.note-visit',
  payload: z.strictObject({
    visitId: uuidField,
    stop: z.int().min(1).max(40).optional(),
    observation: textField(4_000).optional(),
    conclusion: textField(8_000).optional(),
    photos: z.array(photoField).max(20).default([]),
  }),
  permission: 'inspections.visit',
  title: { vi: 'Ghi nhận xét, kết luận chuyến thị sát', en: 'Note a visit' },
})
