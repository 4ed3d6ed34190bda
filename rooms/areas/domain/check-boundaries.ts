import { notParsed, type Parsed, parsed, type Refusal, refuse } from '#kit'
import { BOUNDARIES } from './boundaries.refusals.ts'
import { type Boundary, countVertices } from './boundary.ts'
import { groupBy } from './group-by.ts'
import { readBoundary } from './read-boundary.ts'

/** More corners than this in all are not taken: a screen shows a tenth of them. */
export const MOST_VERTICES = 200_000

/** A shape that can be kept. `notes` say what was mended on it or should be looked at. */
export interface AcceptedBoundary {
  readonly code: string
  readonly boundary: Boundary
  readonly vertices: number
  readonly notes: readonly Refusal[]
}

/** A shape that cannot be kept: its place in the file (from 1), its code if it has one, and why. */
export interface RefusedBoundary {
  readonly feature: number
  readonly code: string | null
  readonly refusal: Refusal
}

/** The verdict on a file of boundaries: nothing of it is lost, each shape is in one of the two lists. */
export interface CheckedBoundaries {
  readonly accepted: readonly AcceptedBoundary[]
  readonly refused: readonly RefusedBoundary[]
  /** Known codes for which no shape can be kept. */
  readonly missingCodes: readonly string[]
}

/**
 * Checks boundaries that somebody imports against the codes in force. The whole file is refused only when it is no
 * GeoJSON FeatureCollection or has more than {@link MOST_VERTICES} corners; else each shape has its own verdict.
 * A code that stands at two shapes takes neither, for nobody knows which is right. Leading zeros that a spreadsheet
 * ate are put back where only one known code fits.
 *
 * @param collection the parsed JSON, of whatever shape
 * @param codeProperty name of the property that holds the official code
 */
export function checkBoundaries(
  collection: unknown,
  knownCodes: Iterable<string>,
  codeProperty = 'code',
): Parsed<CheckedBoundaries> {
  const features = listFeatures(collection)
  if (!features) return notParsed(BOUNDARIES.BOUNDARIES_NOT_GEOJSON)
  const count = features.reduce<number>((sum, feature) => sum + countPositions(geometryOf(feature)), 0)
  if (count > MOST_VERTICES) {
    return notParsed(BOUNDARIES.BOUNDARIES_TOO_DETAILED, { params: { count, limit: MOST_VERTICES } })
  }
  const known = new Set(knownCodes)
  const verdicts = features.map((feature, index) => judge(feature, { number: index + 1, known, codeProperty }))
  const { once, refused } = refuseTwins(verdicts)
  const found = new Set(once.map((boundary) => boundary.code))
  return parsed({ accepted: once, refused, missingCodes: [...known].filter((code) => !found.has(code)).sort() })
}

interface Verdict {
  readonly feature: number
  readonly code: string | null
  readonly refusal: Refusal | null
  readonly accepted: AcceptedBoundary | null
}

interface Judging {
  readonly number: number
  readonly known: ReadonlySet<string>
  readonly codeProperty: string
}

function judge(feature: unknown, { number, known, codeProperty }: Judging): Verdict {
  const raw = codeOf(feature, codeProperty)
  const no = (code: string | null, refusal: Refusal): Verdict => ({ feature: number, code, refusal, accepted: null })
  if (raw === null) return no(null, refuse(BOUNDARIES.BOUNDARY_WITHOUT_CODE, { params: { feature: number } }))
  const code = known.has(raw) ? raw : findPadded(raw, known)
  if (!code) return no(raw, refuse(BOUNDARIES.BOUNDARY_CODE_UNKNOWN, { params: { code: raw } }))
  const { boundary, refusals } = readBoundary(geometryOf(feature), code)
  const [why] = refusals
  if (!boundary) return no(code, why ?? refuse(BOUNDARIES.BOUNDARY_RING_UNREADABLE, { params: { code } }))
  const padded = code === raw ? [] : [refuse(BOUNDARIES.BOUNDARY_CODE_PADDED, { params: { raw, code } })]
  const accepted = { code, boundary, vertices: countVertices(boundary), notes: [...padded, ...refusals] }
  return { feature: number, code, refusal: null, accepted }
}

function refuseTwins(verdicts: readonly Verdict[]): { once: AcceptedBoundary[]; refused: RefusedBoundary[] } {
  const byCode = groupBy(verdicts, (verdict) => verdict.code)
  const once: AcceptedBoundary[] = []
  const refused: RefusedBoundary[] = []
  for (const { feature, code, refusal, accepted } of verdicts) {
    if (refusal) {
      refused.push({ feature, code, refusal })
    } else if (code !== null && (byCode.get(code) ?? []).length > 1) {
      refused.push({ feature, code, refusal: refuse(BOUNDARIES.BOUNDARY_CODE_TWICE, { params: { code } }) })
    } else if (accepted) {
      once.push(accepted)
    }
  }
  return { once, refused }
}

function listFeatures(collection: unknown): unknown[] | undefined {
  if (typeof collection !== 'object' || collection === null) return undefined
  const { type, features } = collection as { type?: unknown; features?: unknown }
  return type === 'FeatureCollection' && Array.isArray(features) ? features : undefined
}

function geometryOf(feature: unknown): unknown {
  return typeof feature === 'object' && feature !== null ? (feature as { geometry?: unknown }).geometry : undefined
}

function codeOf(feature: unknown, codeProperty: string): string | null {
  if (typeof feature !== 'object' || feature === null) return null
  const { properties } = feature as { properties?: unknown }
  if (typeof properties !== 'object' || properties === null) return null
  const code: unknown = (properties as Record<string, unknown>)[codeProperty]
  if (typeof code !== 'string' && typeof code !== 'number') return null
  return String(code).trim() || null
}

function findPadded(raw: string, known: ReadonlySet<string>): string | undefined {
  if (!/^\d+$/.test(raw)) return undefined
  const fitting = [2, 3, 5].map((length) => raw.padStart(length, '0')).filter((code) => known.has(code))
  return new Set(fitting).size === 1 ? fitting[0] : undefined
}

/** Positions in nested arrays of any depth; counted before anything else looks at them, without recursion. */
function countPositions(geometry: unknown): number {
  if (typeof geometry !== 'object' || geometry === null) return 0
  const open: unknown[] = [(geometry as { coordinates?: unknown }).coordinates]
  let count = 0
  while (open.length > 0) {
    const part = open.pop()
    if (!Array.isArray(part)) continue
    if (typeof part[0] === 'number') count++
    else for (const inner of part as unknown[]) open.push(inner)
  }
  return count
}
