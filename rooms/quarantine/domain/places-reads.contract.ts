import { z } from 'zod'
import { areaIdField, instantField, readContract, uuidField } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { isolationClasses, placeStates, settings } from './quarantine-words.ts'

const words = z.object({ vi: z.string(), en: z.string() })
const source = z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) })

const placeLine = z.object({
  id: z.string(),
  siteId: z.string(),
  name: z.string(),
  areaId: z.int(),
  areaTitle: words,
  state: z.enum(placeStates),
  activatedOn: daySchema.nullable(),
  capacity: z.int().nullable(),
  capacitySource: z.string().nullable(),
  /** Orders that bind people to it now. */
  people: z.int(),
  /** The place's own count, kept apart. */
  headcount: z.int().nullable(),
  headcountAt: instantField.nullable(),
  isOver: z.boolean(),
  overReason: z.string().nullable(),
  milestones: z.array(
    z.object({ id: z.string(), title: z.string(), dueOn: daySchema.nullable(), doneOn: daySchema.nullable() }),
  ),
  steps: z.array(z.object({ state: z.enum(placeStates), onDay: daySchema, reason: z.string().nullable() })),
  mayKeep: z.boolean(),
})
/** An isolation place with its course. */
export type PlaceLine = z.infer<typeof placeLine>

/** Isolation places inside an area (QUA-01, QUA-02). */
export const placeListContract = readContract({
  path: '/quarantine/places',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({
    asOf: instantField,
    items: z.array(placeLine),
    /** Sites of the kind that are no isolation place yet. */
    sites: z.array(z.object({ id: z.string(), name: z.string(), areaTitle: words })),
    mayKeep: z.boolean(),
  }),
  permission: 'quarantine.read',
  title: { vi: 'Khu cách ly tập trung', en: 'Concentrated isolation places' },
})

const policyRow = z.object({
  class: z.enum(['F0', 'F1']),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  areas: z.array(z.string()).nullable(),
  isAllowed: z.boolean(),
  alternative: words,
  source,
  /** It is the row that answers for the area on the day. */
  isHere: z.boolean(),
})

/** What is allowed somewhere on a day, and why (QUA-04). */
export const policyContract = readContract({
  path: '/quarantine/policy',
  query: z.object({ areaId: areaIdField, on: daySchema.optional() }),
  answer: z.object({
    on: daySchema,
    about: words,
    home: z.array(policyRow),
    durations: z.array(
      z.object({
        key: z.string(),
        class: z.enum(isolationClasses),
        setting: z.enum(settings),
        protection: z.enum(['any', 'protected', 'not-protected']),
        validFrom: daySchema,
        validTo: daySchema.nullable(),
        days: z.int().nullable(),
        followDays: z.int().nullable(),
        source,
        isInForce: z.boolean(),
      }),
    ),
    checklist: z.array(
      z.object({
        key: z.string(),
        title: words,
        weight: z.enum(['must', 'preferred']),
        classes: z.array(z.enum(['F0', 'F1'])),
      }),
    ),
    checklistSource: source,
    bases: z.array(z.object({ key: z.string(), title: z.string() })),
    needs: z.array(z.object({ key: z.string(), title: words, minutes: z.int() })),
    appealDays: z.int(),
    complaint: z.array(words),
  }),
  permission: 'quarantine.read',
  title: { vi: 'Chính sách cách ly hôm nay', en: 'Isolation policy today' },
})

/** Activated places that may take somebody in: those of the area above the commune, the commune's own included. */
export const placesForOrderContract = readContract({
  path: '/quarantine/orders/:id/places',
  query: z.object({ id: uuidField }),
  answer: z.object({
    items: z.array(z.object({ id: z.string(), name: z.string(), people: z.int(), capacity: z.int().nullable() })),
  }),
  permission: 'quarantine.decide',
  title: { vi: 'Khu cách ly còn nhận', en: 'Places that may take somebody in' },
})
