import { z } from 'zod'
import { areaIdField, pageOf, pageQuery, readContract, uuidField } from '#kit'
import { photoShape } from './read-shapes.ts'

const visitLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  kind: z.string(),
  title: z.string(),
  at: z.string(),
  recordedAt: z.string(),
  leaderName: z.string().nullable(),
  stops: z.number(),
  stopNames: z.array(z.string()),
})

/** Visits, latest first. */
export const visitItineraryListContract = readContract({
  path: '/inspections/visits',
  query: pageQuery.extend({ areaId: areaIdField.optional(), kind: z.string().max(40).optional() }),
  answer: pageOf(visitLine),
  permission: 'inspections.read',
  title: { vi: 'Các chuyến thị sát, đồng hành', en: 'Visits' },
})

/** One visit: its stops in order, what was seen, what it came to (INS-12). */
export const visitItineraryContract = readContract({
  path: '/inspections/visits/:visitId',
  query: z.object({ visitId: uuidField }),
  answer: visitLine.extend({
    documentId: z.string().nullable(),
    delegationVisitId: z.string().nullable(),
    conclusion: z.string().nullable(),
    itinerary: z.array(
      z.object({
        place: z.number(),
        siteId: z.string().nullable(),
        name: z.string(),
        areaName: z.string().nullable(),
        at: z.string().nullable(),
        observation: z.string().nullable(),
        photos: z.array(photoShape),
      }),
    ),
    photos: z.array(photoShape),
    mayNote: z.boolean(),
  }),
  permission: 'inspections.read',
  title: { vi: 'Một chuyến thị sát', en: 'A visit' },
})
