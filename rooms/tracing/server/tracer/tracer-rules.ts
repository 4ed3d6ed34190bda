import { z } from 'zod'
import { type Profile, sourceField } from '#platform/server'
import type { TracerRules } from './tracer.contract.ts'

const sourced = (most: number) => z.strictObject({ value: z.number().min(0).max(most), source: sourceField })

/** `tracing/tracer.json`. Times in the index are 16 bits of minutes: 15 of them for entering: a window of 21 days fits. */
const rulesFile = z.strictObject({
  windowDays: sourced(21),
  keepDays: sourced(60),
  openMinutes: sourced(1440),
  householdHours: sourced(240),
  leastMinutes: sourced(1440),
  latentHours: sourced(480),
  mostHours: sourced(24),
  longHours: sourced(24),
})

const known = new WeakMap<Profile, Promise<TracerRules>>()

/** How this city's tracer counts; read once. */
export function tracerRules(profile: Profile): Promise<TracerRules> {
  const before = known.get(profile)
  if (before) return before
  const rules = profile.json('tracing/tracer.json', rulesFile).then(valuesOf)
  known.set(profile, rules)
  return rules
}

function valuesOf(file: z.infer<typeof rulesFile>): TracerRules {
  return {
    windowDays: file.windowDays.value,
    keepDays: file.keepDays.value,
    openMinutes: file.openMinutes.value,
    householdHours: file.householdHours.value,
    leastMinutes: file.leastMinutes.value,
    latentHours: file.latentHours.value,
    mostHours: file.mostHours.value,
    longHours: file.longHours.value,
  }
}
