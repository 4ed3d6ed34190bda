import type { Day, Instant } from '#kit'
import { SYMPTOMS } from './declaration-fields.ts'
import type { ProvinceBook } from './declaration-rules.ts'
import type { Declared, Origin } from './declarations.contract.ts'

/** Why a declaration should be looked at by a person, explained. Ids and days; never what the person is called. */
export type RiskReason =
  | { readonly kind: 'zone' | 'level' | 'lockdown'; readonly inForceId: string; readonly areaId: number }
  | { readonly kind: 'province'; readonly provinceCode: string }
  | { readonly kind: 'contact' }
  | { readonly kind: 'symptoms'; readonly isSevere: boolean }

/** Something in force in an area: what matching needs of it. The end is exclusive. */
export interface ZoneSpan {
  readonly id: string
  readonly areaId: number
  readonly kind: 'zone' | 'level' | 'lockdown'
  /** Of a level its number, of a colour its tone (1 calm to 4 alarm); null: nothing is said of how grave it is. */
  readonly level: number | null
  readonly from: Instant
  readonly to: Instant | null
}

/** What a declaration is compared with. `above`: an area and all around it, up to the city. */
export interface Ground {
  readonly spans: readonly ZoneSpan[]
  readonly above: (areaId: number) => readonly number[]
  readonly provinces: Pick<ProvinceBook, 'epidemic'>
  readonly riskFromLevel: number | null
  /** First moment of a day in the city. */
  readonly startOf: (day: Day) => Instant
  readonly dayAfter: (day: Day) => Day
  /** The day of the declaration, and how many days back places are asked for. */
  readonly today: Day
  readonly earliest: Day
}

/** The days of an origin: from coming (or the earliest day asked for) to leaving (or today), both included. */
function daysOf({ fromOn, toOn }: Origin, { today, earliest }: Ground): { first: Day; last: Day } {
  const last = (toOn ?? today) as Day
  const first = (fromOn ?? toOn ?? earliest) as Day
  return { first: first < earliest ? earliest : first, last }
}

/**
 * Compares where somebody was, and when, with what was in force there at that time (HDC-02): a lockdown, a zone or level from
 * `riskFromLevel` on, a province that a document called an epidemic area on one of those days. A zone that began after they
 * left, or ended before they came, is none. A contact or a sign is a reason too. Each reason names what it rests on.
 */
export function findRisks(declared: Pick<Declared, 'origins' | 'symptoms' | 'exposure'>, ground: Ground): RiskReason[] {
  const reasons = declared.origins.flatMap((origin) => [...zonesOf(origin, ground), ...provinceOf(origin, ground)])
  if (declared.exposure === 'contact') reasons.push({ kind: 'contact' })
  if (declared.symptoms.length > 0) {
    reasons.push({ kind: 'symptoms', isSevere: declared.symptoms.some((one) => SYMPTOMS[one].isSevere) })
  }
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()]
}

function zonesOf(origin: Origin, ground: Ground): RiskReason[] {
  if (origin.areaId === undefined) return []
  const around = new Set(ground.above(origin.areaId))
  const { first, last } = daysOf(origin, ground)
  const [from, until] = [ground.startOf(first), ground.startOf(ground.dayAfter(last))]
  return ground.spans
    .filter((span) => around.has(span.areaId) && span.from < until && (span.to === null || span.to > from))
    .filter((span) => isGrave(span, ground.riskFromLevel))
    .map(({ kind, id, areaId }) => ({ kind, inForceId: id, areaId }))
}

/** A place that was closed always; a level, or a colour that says its tone, from the least one on: a green zone is no risk. */
function isGrave({ kind, level }: ZoneSpan, least: number | null): boolean {
  if (kind === 'lockdown' || (kind === 'zone' && level === null)) return true
  return level !== null && least !== null && level >= least
}

function provinceOf(origin: Origin, ground: Ground): RiskReason[] {
  const { provinceCode } = origin
  if (provinceCode === undefined) return []
  const { first, last } = daysOf(origin, ground)
  const isEpidemic = ground.provinces.epidemic.some(
    (one) => one.provinceCode === provinceCode && one.from <= last && (one.to === null || one.to > first),
  )
  return isEpidemic ? [{ kind: 'province', provinceCode }] : []
}
