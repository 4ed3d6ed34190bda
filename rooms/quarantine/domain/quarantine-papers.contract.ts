import { z } from 'zod'
import { lineField, paperField, readContract, uuidField } from '#kit'

/** Which paper: a decision by its id, or the certificate of an isolation that is over. */
export const isolationPapers = ['decision', 'certificate'] as const
/** One of {@link isolationPapers}. */
export type IsolationPaper = (typeof isolationPapers)[number]

const query = z.object({
  /** Id of the decision, or of the isolation. */
  id: uuidField,
  paper: z.enum(isolationPapers),
  /** Given: the paper carries the name, and the look is written down (SG-09). */
  reason: lineField(300).optional(),
})
/** What a paper is asked by. */
export type PaperQuestion = z.infer<typeof query>

/** A decision with the right to complain, or the certificate, as it is printed (SG-07). */
export const isolationPaperContract = readContract({
  path: '/quarantine/papers/:paper/:id',
  query,
  answer: z.object({ paper: paperField }),
  permission: 'quarantine.read',
  title: { vi: 'Giấy tờ cách ly', en: 'Papers of an isolation' },
})

/** The same as a file. */
export const isolationPaperFile = z.object({ format: z.enum(['docx', 'pdf']), reason: lineField(300).optional() })
