import type { RiskParts, Ventilation } from '../tracer.contract.ts'

/** What a risk is reckoned from. */
export interface RiskGround {
  readonly kind: 'visit' | 'household' | 'contact'
  readonly minutes: number
  readonly capacity: number | null
  readonly ventilation: Ventilation
}

const fullDuration = 480
const distances = { household: 1, contact: 0.8, visit: 0.5 } as const
const airs: Readonly<Record<Ventilation, number>> = { poor: 1, unknown: 0.6, good: 0.35, 'open-air': 0.1 }
const weights: RiskParts = { duration: 0.45, distance: 0.25, crowd: 0.15, ventilation: 0.15 }

/**
 * The order in which contacts are looked at, 0–1: how long, how near, how small and how badly aired the place was. Weights are a
 * choice of design to be confirmed by the health service; this is no probability of infection.
 */
export function riskOf({ kind, minutes, capacity, ventilation }: RiskGround): { risk: number; parts: RiskParts } {
  const atHome = kind === 'household'
  const parts = {
    duration: atHome ? 1 : Math.min(1, minutes / fullDuration),
    distance: distances[kind],
    crowd: atHome ? 1 : capacity === null ? 0.5 : 1 / (1 + capacity / 40),
    ventilation: atHome ? 1 : airs[ventilation],
  }
  const risk =
    parts.duration * weights.duration +
    parts.distance * weights.distance +
    parts.crowd * weights.crowd +
    parts.ventilation * weights.ventilation
  return { risk: Math.round(risk * 1000) / 1000, parts }
}
