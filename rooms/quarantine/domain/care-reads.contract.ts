import { z } from 'zod'
import { areaIdField, instantField, readContract } from '#kit'
import { daySchema } from '#rooms/areas/domain'
import { checkOutcomes, isolationClasses } from './quarantine-words.ts'

const words = z.object({ vi: z.string(), en: z.string() })

const waitingLine = z.object({
  personId: z.string(),
  areaId: z.int(),
  areaTitle: words,
  since: instantField,
  lastExposedOn: daySchema.nullable(),
  caseId: z.string().nullable(),
})
/** A contact for whom nothing is proposed yet. */
export type WaitingLine = z.infer<typeof waitingLine>

/** Contacts (F1) without an order: oldest first, at most 200. */
export const waitingContract = readContract({
  path: '/quarantine/waiting',
  query: z.object({ areaId: areaIdField }),
  answer: z.object({ items: z.array(waitingLine), count: z.int(), mayPropose: z.boolean() }),
  permission: 'quarantine.read',
  title: { vi: 'F1 chờ đề nghị cách ly', en: 'Contacts waiting for a proposal' },
})

const roundLine = z.object({
  id: z.string(),
  sign: z.string(),
  areaTitle: words,
  /** Number in the group's book, where there is a household. */
  number: z.int().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  class: z.enum(isolationClasses),
  day: z.int(),
  of: z.int(),
  isMinor: z.boolean(),
  /** The last check of today, if there is one. */
  today: z.enum(checkOutcomes).nullable(),
  isMissed: z.boolean(),
  /** After isolation, not heard of for some days: days of their own watch left; null: in isolation. */
  watchLeft: z.int().nullable(),
  needsOpen: z.int(),
})
/** Somebody to ask after today. */
export type RoundLine = z.infer<typeof roundLine>

/** Today's round of a health worker, brought along (QUA-06). */
export const roundContract = readContract({
  path: '/quarantine/round',
  query: z.object({}),
  answer: z.object({
    asOf: instantField,
    people: z.array(roundLine),
    needs: z.array(z.object({ key: z.string(), title: words })),
    call: z.array(z.string()),
  }),
  permission: 'quarantine.follow',
  title: { vi: 'Theo dõi hôm nay', en: 'Today’s round' },
})
/** See {@link roundContract}. */
export type TodaysCare = z.infer<(typeof roundContract)['answer']>
