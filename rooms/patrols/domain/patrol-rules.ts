import { z } from 'zod'
import { daySchema } from '#rooms/areas/domain'

const source = z.strictObject({ text: z.string().min(1), sure: z.enum(['C', 'I', 'B', 'U']) })

const rule = z.strictObject({
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  /** Density falls when checks go down by this share; days with fewer checks before are too few to judge by. */
  falls: z.strictObject({ share: z.number().gt(0).lt(1), leastChecks: z.int().min(1), source }),
  /** How long after its end a patrol may stay without a result. */
  recordWithinMinutes: z.strictObject({ value: z.int().min(0), source }),
  longestHours: z.int().min(1),
})

/** `patrols/rules.json`: when density counts as falling (INS-13), by date, with sources. */
export const patrolRulesFile = z.array(rule).min(1)

/** The rule of a day: see {@link patrolRulesFile}. */
export type PatrolRule = z.infer<typeof rule>

/** The rule of a day, if the profile has one. */
export function patrolRuleOn(rules: readonly PatrolRule[], day: string): PatrolRule | undefined {
  return rules.find((one) => one.validFrom <= day && (one.validTo === null || day < one.validTo))
}

const size = z
  .strictObject({
    code: z.string().min(1),
    areaKm2: z.number().positive().nullable(),
    areaSource: z.string().nullable(),
    population: z.int().positive().nullable(),
    populationSource: z.string().nullable(),
  })
  .refine((one) => one.areaKm2 === null || one.areaSource !== null, { message: 'a surface names its source' })
  .refine((one) => one.population === null || one.populationSource !== null, {
    message: 'a population names its source',
  })

/** `patrols/sizes.json`: surface and population by area code, each with its source; blank where none is at hand. */
export const areaSizesFile = z
  .strictObject({ sources: z.record(z.string(), source), sizes: z.array(size) })
  .refine(
    ({ sources, sizes }) =>
      sizes.every((one) => [one.areaSource, one.populationSource].every((key) => key === null || key in sources)),
    { message: 'every source named stands in the list' },
  )

/** See {@link areaSizesFile}. */
export type AreaSizes = z.infer<typeof areaSizesFile>

/** How large an area is, and who says so. */
export interface AreaSize {
  /** Square kilometres; null: not known. */
  readonly areaKm2: number | null
  readonly population: number | null
  /** Where the figures come from, or that there are none. */
  readonly sources: readonly string[]
}

/**
 * The size of an area: its own line; else the sum over `parts` (codes of all communes inside it) where every one of them
 * is known. A sum with a hole in it is no sum.
 */
export function sizeOf({ sources, sizes }: AreaSizes, code: string, parts: readonly string[]): AreaSize {
  const byCode = new Map(sizes.map((one) => [one.code, one]))
  const own = byCode.get(code)
  const inside = parts.map((part) => byCode.get(part))
  const sum = (pick: (one: AreaSizes['sizes'][number]) => number | null): number | null => {
    const figures = inside.map((one) => (one ? pick(one) : null)).filter((figure) => figure !== null)
    return figures.length === parts.length && parts.length > 0 ? figures.reduce((total, one) => total + one, 0) : null
  }
  const areaKm2 = own?.areaKm2 ?? sum((one) => one.areaKm2)
  const population = own?.population ?? sum((one) => one.population)
  const lines = [...(own ? [own] : []), ...inside.filter((one) => one !== undefined)]
  const keys = new Set([
    ...(areaKm2 === null ? [] : lines.map((one) => one.areaSource)),
    ...(population === null ? [] : lines.map((one) => one.populationSource)),
    ...(areaKm2 === null || population === null ? ['not-known'] : []),
  ])
  return { areaKm2, population, sources: [...keys].flatMap((key) => (key && sources[key] ? [sources[key].text] : [])) }
}
