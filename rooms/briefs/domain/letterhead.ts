import { z } from 'zod'

const level = z.object({
  /** The code of the issuer in `documents/issuers.json`, whose head and symbol the paper bears. */
  issuer: z.string(),
  /** Lines above the name, by the kind of the post that signs: `TM.`, `KT.` and the title. */
  signers: z.record(z.string(), z.array(z.string())),
  /** Nơi nhận, line by line with their punctuation; `{area}` is the bare name of the area, `{Area}` the full one. */
  recipients: z.array(z.string()),
})

/** `briefs/letterhead.json` of a profile: in whose name a brief of each level is issued, who signs, who receives it. */
export const letterheadFile = z.object({
  source: z.object({ text: z.string(), sure: z.enum(['C', 'I', 'B', 'U']) }),
  /** Symbol of a report in numbers, `BC`. */
  symbol: z.string(),
  /** By level of the area; a level without one signs in the plain name of the area. */
  levels: z.record(z.string(), level),
})

/** See {@link letterheadFile}. */
export type LetterheadFile = z.infer<typeof letterheadFile>

/** The head and the foot of a brief's paper. */
export interface Letterhead {
  readonly superior: string | null
  readonly issuer: readonly string[]
  readonly number: string | null
  readonly place: string
  readonly recipients: readonly string[]
  readonly signature: { readonly lines: readonly string[]; readonly note: string | null; readonly name: string } | null
  /** The hash of an issued brief; null for one that nobody has signed. */
  readonly hash: string | null
}
