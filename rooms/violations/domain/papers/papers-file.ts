import { z } from 'zod'
import { type Day, dayField } from '#kit'

/** How sure something of the law is: confirmed, inferred, background knowledge, uncertain (to be checked before real use). */
const sureField = z.enum(['C', 'I', 'B', 'U'])

/** The papers of a violation, one after another in the life of a dossier. */
export const violationPaperKinds = ['record', 'decision', 'transfer', 'appeal-decision', 'decision-list'] as const

/** See {@link violationPaperKinds}. */
export type ViolationPaperKind = (typeof violationPaperKinds)[number]

const dated = z.object({ from: dayField, to: dayField.nullable(), sure: sureField })

const formField = dated.extend({
  paper: z.enum(violationPaperKinds),
  /** Number of the official form, `MQĐ02`. */
  code: z.string(),
  decree: z.string(),
})

const basesField = dated.extend({
  paper: z.enum(violationPaperKinds),
  /** Lines that begin with "Căn cứ"; what the dossier itself adds stands after them. */
  lines: z.array(z.string()),
})

const termsField = dated.extend({
  /** Days to comply with a decision, from receiving it. */
  complyDays: z.int().positive(),
  /** Share of the unpaid sum for each day of delay, as it is written: `0,05%`. */
  lateShare: z.string(),
  /** Days to complain, from receiving or learning of the decision. */
  complaintDays: z.int().positive(),
  /** Days for a second complaint after the first decision on it. */
  secondComplaintDays: z.int().positive(),
  /** Time to go to court, as it is written: `01 năm`. */
  courtTerm: z.string(),
  /** `ngày` or `ngày làm việc`, and how many, to ask for an oral or send a written explanation. */
  oralExplanation: z.string(),
  writtenExplanation: z.string(),
})

const levelField = z.object({
  /** The code of the issuer in `documents/issuers.json`, whose head the paper bears. */
  issuer: z.string(),
  /** Who decides, in capitals in the middle: `{Area}` is the full name of the area. */
  authority: z.string(),
  /** Lines above the name, by the kind of the post that signs. */
  signers: z.record(z.string(), z.array(z.string())),
})

/** `violations/papers.json` of a profile: forms, legal bases, terms and words that stand on the papers, by date. */
export const papersFile = z.object({
  source: z.object({ text: z.string(), sure: sureField }),
  /** Symbols in numbers, `QĐ-XPHC`. */
  symbols: z.record(z.enum(violationPaperKinds), z.string()),
  forms: z.array(formField),
  bases: z.array(basesField),
  terms: z.array(termsField),
  /** Where a fine is paid; a city fills in its treasury and account. */
  payment: z.object({ lines: z.array(z.string()), sure: sureField }),
  /** How a complaint can be made: each line one way, with and without a machine (SG-12). */
  complaint: z.object({ lines: z.array(z.string()), sure: sureField }),
  levels: z.record(z.string(), levelField),
})

/** See {@link papersFile}. */
export type PapersFile = z.infer<typeof papersFile>
/** The terms of the law that a paper prints. */
export type PaperTerms = z.infer<typeof termsField>

/** What the file says of a paper on a day. */
export interface PaperRules {
  readonly form: z.infer<typeof formField> | null
  readonly bases: readonly string[]
  readonly terms: PaperTerms
}

/** The form, bases and terms in force on a day. Fault: the file has no terms for that day. */
export function paperRulesOn(file: PapersFile, paper: ViolationPaperKind, day: Day): PaperRules {
  const terms = file.terms.find((one) => holdsOn(one, day))
  if (terms === undefined) throw new Error(`violations/papers.json has no terms for ${day}`)
  return {
    form: file.forms.find((one) => one.paper === paper && holdsOn(one, day)) ?? null,
    bases: file.bases.filter((one) => one.paper === paper && holdsOn(one, day)).flatMap(({ lines }) => lines),
    terms,
  }
}

function holdsOn({ from, to }: { readonly from: string; readonly to: string | null }, day: Day): boolean {
  return from <= day && (to === null || day < to)
}
