import { z } from 'zod'
import { type Day, dayField, formatNumber } from '#kit'
import type { ClockPeriod, Clocks } from '../clocks.ts'

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
  /** A second complaint, after the first decision on it. The other terms are those of the law: `clocks.json`. */
  secondComplaint: z.object({ days: z.int().positive(), sure: sureField }),
  /** Where a fine is paid; a city fills in its treasury and account. */
  payment: z.object({ lines: z.array(z.string()), sure: sureField }),
  /** How a complaint can be made: each line one way, with and without a machine (SG-12). */
  complaint: z.object({ lines: z.array(z.string()), sure: sureField }),
  levels: z.record(z.string(), levelField),
})

/** See {@link papersFile}. */
export type PapersFile = z.infer<typeof papersFile>
/** The terms of the law as a paper prints them: `90 ngày`, `05 ngày làm việc`, `0,05%`. */
export interface PaperTerms {
  readonly comply: string
  readonly lateShare: string
  readonly complaint: string
  readonly secondComplaint: string
  readonly court: string
  readonly oralExplanation: string
  readonly writtenExplanation: string
}

/** What the file says of a paper on a day. */
export interface PaperRules {
  readonly form: z.infer<typeof formField> | null
  readonly bases: readonly string[]
  readonly terms: PaperTerms
}

/** The form and the bases in force on a day, with the terms of the clocks of that day. */
export function paperRulesOn(
  { file, clocks }: { readonly file: PapersFile; readonly clocks: Clocks },
  paper: ViolationPaperKind,
  day: Day,
): PaperRules {
  return {
    form: file.forms.find((one) => one.paper === paper && holdsOn(one, day)) ?? null,
    bases: file.bases.filter((one) => one.paper === paper && holdsOn(one, day)).flatMap(({ lines }) => lines),
    terms: {
      comply: sayPeriod(clocks.comply),
      lateShare: `${formatNumber(clocks.lateInterest.perDayPer10000 / 100)}%`,
      complaint: sayPeriod(clocks.appeal),
      secondComplaint: sayPeriod({ value: file.secondComplaint.days, unit: 'day' }),
      court: sayPeriod(clocks.court),
      oralExplanation: sayPeriod(clocks.explainDirect),
      writtenExplanation: sayPeriod(clocks.explainWritten),
    },
  }
}

const units = { hour: 'giờ', day: 'ngày', 'working-day': 'ngày làm việc', month: 'tháng', year: 'năm' } as const

/** A period as papers write it, with a zero before a single figure; dots where the text gives no figure. */
function sayPeriod({ value, unit }: Pick<ClockPeriod, 'value' | 'unit'>): string {
  return `${value === null ? '……' : String(value).padStart(2, '0')} ${units[unit]}`
}

function holdsOn({ from, to }: { readonly from: string; readonly to: string | null }, day: Day): boolean {
  return from <= day && (to === null || day < to)
}
