import { z } from 'zod'
import type { Day } from '#kit'

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) })
const dated = {
  code: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  name: words,
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  source: z.string().min(1),
}

/** The line of power that an issuer stands in: Đảng, chính quyền (with the councils), Mặt trận and the unions. */
export const issuerLine = z.enum(['party', 'state', 'front'])

/** How an issuer writes numbers: state `17/CT-UBND`, Party `05-CT/TU`. */
export const numberFamily = z.enum(['state', 'party'])

/**
 * An issuer of documents. `symbols` are how it signs its numbers, the usual one first (several issuers share one: `UBND`
 * of the city and of a ward); `rank` orders issuers, 100 above 200, for telling which of two contradicting documents
 * stands higher [DOC-08]. `standing` is the kind of territory it speaks for, a word of the profile. `signers` are the kinds
 * of post whose holder may put its documents in force [SG-08]; none for issuers above the city. `header` is the left side
 * of its paper, line by line; `{area}` is the bare name of its area, `{Area}` the full one.
 */
export const issuerRow = z.object({
  ...dated,
  symbols: z.array(z.string().regex(/^\p{L}+$/u)).min(1),
  line: issuerLine,
  numbering: numberFamily,
  standing: z.string().min(1),
  rank: z.number().int().positive(),
  aliases: z.array(z.string().min(1)),
  signers: z.array(z.string().min(1)).default([]),
  header: z.array(z.string().min(1)).default([]),
})

/**
 * A kind of document. `binding` tells whether it can order tasks and be the ground of a fine: an appeal cannot [DOC-09].
 * `symbol` is its abbreviation in numbers; null where the kind has none. `needsEnd` marks directives, which must name an
 * end or a review [SG-01]; a `numbered` document without a number is flagged [DOC-06].
 */
export const documentKindRow = z.object({
  ...dated,
  symbol: z.string().min(1).nullable(),
  numbered: z.boolean(),
  binding: z.boolean(),
  needsEnd: z.boolean(),
})

/** In what capacity a person signs [DOC-06]: `T/M` and `TM.` for a body, `KT.` for the head, `TL.`, `TUQ.`, `Q.`. */
export const capacityRow = z.object({
  ...dated,
  symbol: z.string().min(1),
  line: z.enum(['party', 'state', 'any']),
})

/** A line of power: see {@link issuerLine}. */
export type IssuerLine = z.infer<typeof issuerLine>
/** A form of numbers: see {@link numberFamily}. */
export type NumberFamily = z.infer<typeof numberFamily>
/** A row of the catalogue of issuers: see {@link issuerRow}. */
export type IssuerRow = z.infer<typeof issuerRow>
/** A row of the catalogue of kinds: see {@link documentKindRow}. */
export type DocumentKindRow = z.infer<typeof documentKindRow>
/** A row of the catalogue of signing capacities: see {@link capacityRow}. */
export type CapacityRow = z.infer<typeof capacityRow>

/** The issuers of a profile, `issuers.json`: rows with their validity and source. */
export const issuerCatalogue = z.array(issuerRow)
/** The kinds of document of a profile, `kinds.json`. */
export const documentKindCatalogue = z.array(documentKindRow)
/** The signing capacities of a profile, `capacities.json`. */
export const capacityCatalogue = z.array(capacityRow)

/** The row of a catalogue that holds on a day; undefined when the code is unknown or was not in use then. */
export function findRowOn<Row extends { code: string; validFrom: string; validTo: string | null }>(
  rows: readonly Row[],
  code: string,
  on: Day,
): Row | undefined {
  return rows.find((row) => row.code === code && row.validFrom <= on && (row.validTo === null || on < row.validTo))
}
