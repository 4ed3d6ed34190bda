import { type Instant, millisOf } from '#kit'

/** What can be in force in an area: an order, an epidemic level, a zone (vùng đỏ …), a single measure. */
export type InForceKind = 'directive' | 'level' | 'zone' | 'measure'

/**
 * One thing in force in an area and everything inside it, by the authority of a document. `to` is the first moment at
 * which it is no more; null only where the document gives a review date instead of an end (SG-01).
 */
export interface InForce {
  readonly areaId: number
  readonly kind: InForceKind
  readonly label: string
  readonly from: Instant
  readonly to: Instant | null
  readonly documentId: string
}

const dayMs = 86_400_000
const kindOrder: Readonly<Record<InForceKind, number>> = { directive: 0, level: 1, zone: 2, measure: 3 }

/**
 * What is in force in an area at a moment: rows of the area itself and of those above it. The end is exclusive: Chỉ thị
 * 17/CT-UBND (06:00 24/7/2021, 15 days) holds no more at 06:00 8/8/2021 exactly. Directives first, then levels, zones,
 * measures; the order nearest to the area first, for the nearer one is the more particular.
 *
 * @param ancestorsOrSelf ids from the area itself up to the root
 */
export function inForceAt(rows: readonly InForce[], ancestorsOrSelf: readonly number[], at: Instant): InForce[] {
  const distance = new Map(ancestorsOrSelf.map((areaId, index) => [areaId, index]))
  return rows
    .filter((row) => distance.has(row.areaId) && isInForce(row, at))
    .sort(
      (left, right) =>
        kindOrder[left.kind] - kindOrder[right.kind] ||
        (distance.get(left.areaId) ?? 0) - (distance.get(right.areaId) ?? 0) ||
        millisOf(left.from) - millisOf(right.from),
    )
}

/** Whether a row holds at a moment: from its first moment on, no more at its end. */
export function isInForce(row: Pick<InForce, 'from' | 'to'>, at: Instant): boolean {
  const moment = millisOf(at)
  return millisOf(row.from) <= moment && (row.to === null || moment < millisOf(row.to))
}

/**
 * "Ngày 4/15": which day of its term it is, days of 24 hours from the first moment. `of` is null without an end.
 * Undefined before and after the term.
 */
export function dayInForce(
  row: Pick<InForce, 'from' | 'to'>,
  at: Instant,
): { readonly day: number; readonly of: number | null } | undefined {
  if (!isInForce(row, at)) return undefined
  const day = Math.floor((millisOf(at) - millisOf(row.from)) / dayMs) + 1
  return { day, of: row.to === null ? null : Math.ceil((millisOf(row.to) - millisOf(row.from)) / dayMs) }
}
