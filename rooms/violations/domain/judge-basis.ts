import { type Instant, notParsed, type Parsed, parsed } from '#kit'
import type { Charge } from './behaviour.ts'
import { VIOLATIONS } from './violations.refusals.ts'

/** Something in force at the place and moment of the act, nearest order first: rows of the room of areas. */
export interface OrderInForce {
  readonly id: string
  readonly kind: string
  readonly documentId: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** What a dossier stands on besides the decree; null: the decree alone. */
export interface Basis {
  readonly inForceId: string
  readonly documentId: string | null
}

const binding = ['directive', 'measure', 'zone']

/**
 * The order that the act broke (SG-01): powers tied to a directive end with it. `orders` are those in force at the place at
 * the very moment of the act (the end instant is exclusive), so an act one second after the end finds none.
 */
export function judgeBasis(
  charge: Charge,
  act: { readonly at: Instant; readonly saidAt: string; readonly cited: string | undefined },
  orders: readonly OrderInForce[],
): Parsed<Basis | null> {
  const params = { at: act.saidAt, behaviour: charge.behaviour.code }
  const usable = orders.filter(
    ({ kind, data }) => binding.includes(kind) && (charge.needs !== 'emergency' || data.emergency === true),
  )
  const order = act.cited === undefined ? usable[0] : usable.find(({ id }) => id === act.cited)
  if (charge.needs === 'none' && act.cited === undefined) return parsed(null)
  if (order) return parsed({ inForceId: order.id, documentId: order.documentId })
  if (charge.needs === 'emergency') return notParsed(VIOLATIONS.NO_EMERGENCY, { field: 'actAt', params })
  if (act.cited !== undefined) return notParsed(VIOLATIONS.ORDER_NOT_IN_FORCE, { field: 'inForceId', params })
  return notParsed(VIOLATIONS.NO_ORDER_IN_FORCE, { field: 'actAt', params })
}
