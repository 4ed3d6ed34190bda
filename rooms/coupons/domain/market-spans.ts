import { z } from 'zod'
import { type Instant, instantField } from '#kit'

/** When a market served a scheme, half-open; null: from its beginning, to its end. `reason`: why that began or ended. */
export const marketSpanField = z.object({
  siteId: z.string(),
  from: instantField.nullable(),
  to: instantField.nullable(),
  reason: z.string(),
})

/** See {@link marketSpanField}. */
export interface MarketSpan {
  readonly siteId: string
  readonly from: Instant | null
  readonly to: Instant | null
  readonly reason: string
}

/** The markets of a scheme: all that ever served it, and the spans of those that did not all the time. */
export interface MarketsInTime {
  readonly marketIds: readonly string[]
  /** A phone that took the scheme along with an earlier version has none. */
  readonly marketSpans?: readonly MarketSpan[] | undefined
}

/** Whether a market serves a scheme at a moment: a visit from before a market left stands, told late as it may be. */
export function servesAt({ marketIds, marketSpans = [] }: MarketsInTime, siteId: string, at: Instant): boolean {
  if (!marketIds.includes(siteId)) return false
  const spans = marketSpans.filter((span) => span.siteId === siteId)
  return spans.length === 0 || spans.some(({ from, to }) => (from === null || from <= at) && (to === null || at < to))
}

/** The markets that serve a scheme at a moment, in the order in which they came. */
export function marketsAt(scheme: MarketsInTime, at: Instant): string[] {
  return scheme.marketIds.filter((siteId) => servesAt(scheme, siteId, at))
}

/** The markets of a scheme once exactly `wanted` serve it, from a moment on. */
export function changeMarketsAt(
  scheme: MarketsInTime,
  { wanted, at, reason }: { readonly wanted: readonly string[]; readonly at: Instant; readonly reason: string },
): { readonly marketIds: readonly string[]; readonly marketSpans: readonly MarketSpan[] } {
  const serving = new Set(marketsAt(scheme, at))
  const before = scheme.marketSpans ?? []
  const leaving = [...serving].filter((siteId) => !wanted.includes(siteId))
  const coming = wanted.filter((siteId) => !serving.has(siteId))
  const isOpen = ({ siteId, to }: MarketSpan) => leaving.includes(siteId) && to === null
  const ended = before.map((span) => (isOpen(span) ? { ...span, to: at, reason } : span))
  const neverSaid = leaving.filter((siteId) => !before.some((span) => span.siteId === siteId))
  return {
    marketIds: [...new Set([...scheme.marketIds, ...coming])],
    marketSpans: [
      ...ended,
      ...neverSaid.map((siteId) => ({ siteId, from: null, to: at, reason })),
      ...coming.map((siteId) => ({ siteId, from: at, to: null, reason })),
    ],
  }
}
