import type { Instant } from '#kit'
import type { CheckpointRisk } from './checkpoint-book.ts'

/** A zone or level in force in an area of the city: `data` as the room of areas keeps it. */
export interface OriginFact {
  readonly kind: string
  readonly fromAt: Instant
  readonly toAt: Instant | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Whether an arrival from a province is to be tested at a moment (CHK-10). */
export function isProvinceAtRisk({ rules }: Pick<CheckpointRisk, 'rules'>, province: string, at: Instant): boolean {
  const moment = Date.parse(at)
  return rules.some(
    (rule) => Date.parse(rule.fromAt) <= moment && moment < Date.parse(rule.toAt) && rule.provinces.includes(province),
  )
}

/** Whether an arrival from an area of the city is to be tested: a zone or level in force there says so (CHK-10). */
export function isAreaAtRisk(
  { zones }: Pick<CheckpointRisk, 'zones'>,
  facts: readonly OriginFact[],
  at: Instant,
): boolean {
  return facts.some(({ kind, fromAt, toAt, data }) => {
    if (fromAt > at || (toAt !== null && toAt <= at)) return false
    if (kind === 'zone') return typeof data.colour === 'string' && zones.colours.includes(data.colour)
    return kind === 'level' && typeof data.level === 'number' && data.level >= zones.leastLevel
  })
}
