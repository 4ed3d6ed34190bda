import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })
const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })
const sourced = z.strictObject({ value: z.int().min(1), source })

const rule = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Days a declaration is kept after it was made, and after each use. */
  keepDays: sourced,
  /** Days a check-in at a place is kept. */
  keepCheckInDays: sourced,
  /** How far back places are asked for, in days. */
  askedDays: sourced,
  /** Hours within which the health station calls about a risk. */
  callWithinHours: sourced,
  /** From this level, or tone of a colour, of an area on, having been there is a risk; null: neither says anything. */
  riskFromLevel: z.int().min(1).max(4).nullable(),
  /** Submissions taken from one network address in a minute: many households share one. */
  perAddressAMinute: z.int().min(1),
  emergencyNumbers: z.array(z.strictObject({ number: z.string(), label: words, source })).min(1),
})

/** `declarations/rules.json`: how declarations are asked for, kept and followed, by date, with sources. */
export const declarationRulesFile = z.array(rule).min(1)

/** The rule of a day: see {@link declarationRulesFile}. */
export type DeclarationRule = z.infer<typeof rule>

/** The rule of a day, if the profile has one. */
export function declarationRuleOn(rules: readonly DeclarationRule[], day: string): DeclarationRule | undefined {
  return rules.find((one) => isOn(one, day))
}

const province = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
})
const epidemic = z.strictObject({
  provinceCode: z.string().min(1),
  from: daySchema,
  /** First day on which it was over; null: no end is known. */
  to: daySchema.nullable(),
  source,
})

/** `declarations/provinces.json`: other provinces by date, and since when each was called an epidemic area (vùng dịch), by which document. */
export const provincesFile = z
  .strictObject({ source, provinces: z.array(province), epidemic: z.array(epidemic) })
  .refine(
    ({ provinces, epidemic: list }) => list.every((one) => provinces.some(({ code }) => code === one.provinceCode)),
    {
      message: 'an epidemic province stands in the list of provinces',
    },
  )

/** See {@link provincesFile}. */
export type ProvinceBook = z.infer<typeof provincesFile>

/** A province of the list. */
export type Province = ProvinceBook['provinces'][number]

/** The provinces that exist on a day. */
export function provincesOn({ provinces }: ProvinceBook, day: string): Province[] {
  return provinces.filter((one) => isOn(one, day))
}

function isOn(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null },
  day: string,
): boolean {
  return validFrom <= day && (validTo === null || day < validTo)
}
