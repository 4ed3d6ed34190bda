import { addMinutes, type Instant } from '#kit'
import type { OrderKind, TracingRule } from './tracing-rules.ts'

/** A contact as far as giving out tasks needs to know: where they live, and which class. */
export interface ContactPlace {
  readonly wardId: number
  readonly level: number
}

/** One task for one ward: what, for how many, until when. It names nobody (SG-04). */
export interface PlannedOrder {
  readonly wardId: number
  readonly kind: OrderKind
  readonly people: number
  readonly dueAt: Instant
}

/** What each ward is to do, by the rule of the day; wards with more people first, kinds in the order of the rule. */
export function planOrders(
  contacts: readonly ContactPlace[],
  rule: Pick<TracingRule, 'orders'>,
  now: Instant,
): PlannedOrder[] {
  const wards = [...Map.groupBy(contacts, ({ wardId }) => wardId)].toSorted(
    ([leftId, left], [rightId, right]) => right.length - left.length || leftId - rightId,
  )
  return wards.flatMap(([wardId, people]) =>
    rule.orders.flatMap(({ kind, levels, withinHours }) => {
      const count = people.filter(({ level }) => levels.includes(level)).length
      if (count === 0) return []
      return [{ wardId, kind, people: count, dueAt: addMinutes(now, withinHours.value * 60) }]
    }),
  )
}
