import { z } from 'zod'
import { areaIdField, dayField, paperField, readContract, uuidField } from '#kit'

/** The papers of one dossier, by their place in the address. */
export const dossierPaperField = z.enum(['record', 'decision', 'transfer', 'appeal-decision'])
/** See {@link dossierPaperField}. */
export type DossierPaper = z.infer<typeof dossierPaperField>

/** Why somebody wants to see the person; without it the paper leaves room for name and words. */
const reasonField = z.string().trim().min(5).max(300).optional()

/** A paper of a dossier on the screen. With a reason it carries the person, and the look is written down (SG-09). */
export const violationPaper = readContract({
  path: '/violations/:violationId/papers/:paper',
  query: z.object({
    violationId: uuidField,
    paper: dossierPaperField,
    appealId: uuidField.optional(),
    reason: reasonField,
  }),
  answer: z.object({ paper: paperField, hasPerson: z.boolean() }),
  permission: 'violations.read',
  title: { vi: 'Giấy tờ của một hồ sơ xử phạt', en: 'A paper of a violation dossier' },
})

const fileFormat = z.enum(['docx', 'pdf'])

/** The query of the route that gives a paper as a file. */
export const violationPaperFile = z.object({
  format: fileFormat,
  appealId: uuidField.optional(),
  reason: reasonField,
})

/** At most this many decisions stand on one list. */
export const mostListedDecisions = 2000

/** The query of the route that gives the list of decisions of an area as a file: `from`, `to` are days of decisions. */
export const decisionListFile = z.object({
  format: fileFormat,
  areaId: areaIdField,
  from: dayField,
  to: dayField,
  reason: reasonField,
})
