import type { SuccessionEdge } from './succession.ts'

/** An order (or level, zone, measure) in force on an area that ends. Rows of one `signature` say the same thing. */
export interface StandingOrder {
  readonly id: string
  readonly areaId: number
  readonly signature: string
}

/** Where orders go on, and whose old row is wholly taken over by that. */
export interface ContinuedOrders<Order extends StandingOrder> {
  readonly goesOn: readonly { readonly order: Order; readonly areaId: number }[]
  readonly replaced: readonly Order[]
  /** Still in force in what the old area was; where it should go on, a person must say. */
  readonly undecided: readonly Order[]
}

/**
 * Orders in force go on over the successors. An order goes on in a new unit exactly when it was in force in every piece
 * the unit was made of: then nobody gets it who did not have it, and nobody loses it. Anything else stays where it is, on
 * the old area, until a person decides.
 *
 * @param edges of the reform, groups that went over included
 * @param insideOf ended areas below an ended area, itself included: a district's order was in force in its communes
 */
export function continueOrders<Order extends StandingOrder>(
  orders: readonly Order[],
  edges: readonly SuccessionEdge[],
  insideOf: (areaId: number) => readonly number[],
): ContinuedOrders<Order> {
  const piecesOf = Map.groupBy(edges, (edge) => edge.newId)
  const heirsOf = Map.groupBy(edges, (edge) => edge.oldId)
  const result = { goesOn: [], replaced: [], undecided: [] } as Sorting<Order>
  for (const alike of Map.groupBy(orders, (order) => order.signature).values()) {
    const covered = new Set(alike.flatMap((order) => insideOf(order.areaId)))
    const isCovered = (areaId: number) => (piecesOf.get(areaId) ?? []).every((edge) => covered.has(edge.oldId))
    sortAlike(alike, result, { heirsOf: (order) => heirsBelow(order, insideOf, heirsOf), isCovered })
  }
  return result
}

type Sorting<Order> = {
  readonly goesOn: { order: Order; areaId: number }[]
  readonly replaced: Order[]
  readonly undecided: Order[]
}

/** Orders that say the same: each new area they all cover gets it once. */
function sortAlike<Order extends StandingOrder>(
  alike: readonly Order[],
  { goesOn, replaced, undecided }: Sorting<Order>,
  { heirsOf, isCovered }: { heirsOf: (order: Order) => readonly number[]; isCovered: (areaId: number) => boolean },
): void {
  const put = new Set<number>()
  for (const order of alike) {
    const heirs = heirsOf(order)
    const covered = heirs.filter(isCovered)
    for (const areaId of covered.filter((each) => !put.has(each))) goesOn.push({ order, areaId })
    for (const areaId of covered) put.add(areaId)
    if (heirs.length > 0 && covered.length === heirs.length) replaced.push(order)
    else undecided.push(order)
  }
}

/** The new areas an old one went to; of a level that is no more, those its own units went to. */
function heirsBelow(
  order: StandingOrder,
  insideOf: (areaId: number) => readonly number[],
  heirsOf: ReadonlyMap<number, readonly SuccessionEdge[]>,
): number[] {
  const own = heirsOf.get(order.areaId) ?? []
  const edges = own.length > 0 ? own : insideOf(order.areaId).flatMap((areaId) => heirsOf.get(areaId) ?? [])
  return [...new Set(edges.map((edge) => edge.newId))]
}
