import { z } from 'zod'
import { type Area, areaKindSchema, daySchema } from './area.ts'
import type { UnitRow } from './parse-units.ts'

/** How to make a synthetic set of residential groups; `profiles/<name>/areas/residential-groups.json` holds one. */
export const residentialGroupPlanSchema = z.object({
  synthetic: z.literal(true),
  why: z.string().min(1),
  seed: z.int().nonnegative(),
  validFrom: daySchema,
  counts: z.array(
    z
      .object({ in: areaKindSchema, kind: areaKindSchema, least: z.int().nonnegative(), most: z.int().max(999) })
      .refine((count) => count.least <= count.most, { message: 'least ≤ most' }),
  ),
})

/** See {@link residentialGroupPlanSchema}. */
export type ResidentialGroupPlan = z.infer<typeof residentialGroupPlanSchema>

/** A unit that nobody announced: made for the sample, and marked so wherever it is shown. */
export type SyntheticUnit = UnitRow & { readonly synthetic: true }

/**
 * Makes a plausible set of residential groups: "Tổ dân phố số 1 … n" in wards and townships, "Thôn 1 … n" in communes.
 * The code is the commune's with three digits more: `00325-007`. The same plan and commune give the same groups on
 * every machine and in whatever order the communes come, for each commune throws its own dice.
 */
export function makeSyntheticGroups(
  communes: readonly Pick<Area, 'code' | 'kind'>[],
  plan: ResidentialGroupPlan,
): SyntheticUnit[] {
  return communes.flatMap(({ code, kind }) => {
    const range = plan.counts.find((count) => count.in === kind)
    if (!range) return []
    const count = range.least + (mix(plan.seed, code) % (range.most - range.least + 1))
    return Array.from({ length: count }, (_, index): SyntheticUnit => {
      const number = index + 1
      return {
        code: `${code}-${String(number).padStart(3, '0')}`,
        kind: range.kind,
        name: range.kind === 'residential_group' ? `số ${number}` : String(number),
        parentCode: code,
        validFrom: plan.validFrom,
        validTo: null,
        synthetic: true,
      }
    })
  })
}

/** A number of 32 bits that looks random, from a seed and a text (FNV-1a, then the finisher of MurmurHash3). */
function mix(seed: number, text: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
