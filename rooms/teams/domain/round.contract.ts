import { z } from 'zod'
import { areaIdField, instantField, lineField, readContract, uuidField } from '#kit'
import { needSchema } from './team-rules.ts'

const words = z.object({ vi: z.string(), en: z.string() })

const roundDoor = z.object({
  id: z.string(),
  /** In the group's book. */
  number: z.int(),
  areaId: areaIdField,
  /** House and head of the household; null: nobody gave a reason to know them. */
  house: z.string().nullable(),
  head: z.string().nullable(),
  size: z.int(),
  elderly: z.int().nullable(),
  hasPhone: z.boolean(),
  boarding: z.boolean(),
  isDue: z.boolean(),
  /** Keys of needs that somebody is seeing to. */
  needs: z.array(z.string()),
})

/** A door of a {@link teamRoundContract}. */
export type RoundDoor = z.infer<typeof roundDoor>

/**
 * The doors of one team for a round on paper, care first: for teams without a phone (SG-12). Numbers alone, unless a reason
 * is given to know houses and heads; then each door is a look that is written down (SG-09).
 */
export const teamRoundContract = readContract({
  path: '/teams/:id/round',
  query: z.object({ id: uuidField, reason: lineField(200).optional() }),
  answer: z.object({
    asOf: instantField,
    name: z.string(),
    leader: z.string().nullable(),
    areaId: areaIdField,
    areaTitle: words,
    /** The commune in which the group lies. */
    commune: words,
    isNamed: z.boolean(),
    needs: z.array(needSchema),
    doors: z.array(roundDoor),
  }),
  permission: 'teams.visit',
  title: { vi: 'Phiếu đi thăm của một tổ', en: 'A team’s round on paper' },
})

/** See {@link teamRoundContract}. */
export type TeamRound = z.infer<typeof teamRoundContract.answer>

/** How the sheet is wanted as a file. */
export const roundFileQuery = z.object({
  format: z.enum(['docx', 'pdf']),
  language: z.enum(['vi', 'en']).default('vi'),
  reason: lineField(200).optional(),
})
