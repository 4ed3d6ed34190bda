import { contains, type Instant, type Interval } from '#kit'
import { groupBy } from './group-by.ts'

/** A document as the search for conflicts sees it: with its rank, its time and its land. */
export interface RankedDocument {
  readonly id: string
  /** Rank of the issuer: 100 stands above 200. */
  readonly issuerRank: number
  readonly issuedOn: string
  readonly effectiveFrom: Instant
  /** The effective end, extensions included; null: no end. */
  readonly effectiveTo: Instant | null
  readonly territory: readonly Interval[]
  readonly measures: readonly ComparableMeasure[]
  /** Documents that this one amends, replaces, extends or repeals: a different value there is intended. */
  readonly supersedes: readonly string[]
}

/** A measure with a parameter; its own times narrow those of the document. */
export interface ComparableMeasure {
  readonly parameter: string
  readonly value: number | boolean | string
  readonly from?: Instant
  readonly to?: Instant
}

/**
 * Two documents that order different things in the same place at the same time [DOC-08]. `higher` is the one that the
 * conflict rule prefers: the higher issuer, then the later date; `because` is null when neither tells, and then the order
 * means nothing. Shown to people, never applied: somebody competent settles it.
 */
export interface Conflict {
  readonly parameter: string
  readonly higher: ConflictSide
  readonly lower: ConflictSide
  readonly because: 'rank' | 'later-date' | null
  readonly from: Instant
  readonly to: Instant | null
  readonly where: readonly Interval[]
}

/** One side of a conflict: which document, and what it orders. */
export interface ConflictSide {
  readonly documentId: string
  readonly value: number | boolean | string
}

interface Claim {
  readonly document: RankedDocument
  readonly measure: ComparableMeasure
  readonly from: Instant
  readonly to: Instant | null
}

/** Every conflict between the documents, each pair once per parameter and overlapping time. */
export function findConflicts(documents: readonly RankedDocument[]): Conflict[] {
  const claims = documents.flatMap((document) => document.measures.map((measure) => toClaim(document, measure)))
  const conflicts: Conflict[] = []
  for (const rivals of groupBy(claims, ({ measure }) => measure.parameter).values()) {
    rivals.forEach((left, index) => {
      for (const right of rivals.slice(index + 1)) {
        const conflict = conflictBetween(left, right)
        if (conflict) conflicts.push(conflict)
      }
    })
  }
  return conflicts
}

function toClaim(document: RankedDocument, measure: ComparableMeasure): Claim {
  return {
    document,
    measure,
    from: laterOf(document.effectiveFrom, measure.from ?? document.effectiveFrom),
    to: earlierEnd(document.effectiveTo, measure.to ?? null),
  }
}

function conflictBetween(left: Claim, right: Claim): Conflict | undefined {
  if (left.document.id === right.document.id || left.measure.value === right.measure.value) return undefined
  if (left.document.supersedes.includes(right.document.id)) return undefined
  if (right.document.supersedes.includes(left.document.id)) return undefined
  const from = laterOf(left.from, right.from)
  const to = earlierEnd(left.to, right.to)
  if (to !== null && to <= from) return undefined
  const where = overlap(left.document.territory, right.document.territory)
  if (where.length === 0) return undefined
  const { because, leftFirst } = rank(left.document, right.document)
  const [higher, lower] = leftFirst ? [left, right] : [right, left]
  return { parameter: left.measure.parameter, higher: sideOf(higher), lower: sideOf(lower), because, from, to, where }
}

function rank(left: RankedDocument, right: RankedDocument): { because: Conflict['because']; leftFirst: boolean } {
  if (left.issuerRank !== right.issuerRank) return { because: 'rank', leftFirst: left.issuerRank < right.issuerRank }
  if (left.issuedOn !== right.issuedOn) return { because: 'later-date', leftFirst: left.issuedOn > right.issuedOn }
  return { because: null, leftFirst: true }
}

function sideOf({ document, measure }: Claim): ConflictSide {
  return { documentId: document.id, value: measure.value }
}

/** Areas are nested or apart, so the common ground of two is the smaller or nothing. */
function overlap(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const common = left.flatMap((one) =>
    right.flatMap((other) => (contains(one, other) ? [other] : contains(other, one) ? [one] : [])),
  )
  return common.filter(
    (area, index) => common.findIndex(({ first, last }) => first === area.first && last === area.last) === index,
  )
}

function laterOf(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}

function earlierEnd(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right
  return left < right ? left : right
}
