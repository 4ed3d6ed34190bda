import { type Refusal, type RefusalKind, refuse } from '#kit'
import { BOUNDARIES } from './boundaries.refusals.ts'
import { type Boundary, type PolygonRings, type Position, type Ring, signedSurface } from './boundary.ts'
import { crossesItself } from './ring-crossing.ts'

/** A shape that can be kept, with what was mended on it; or none, and why. */
export interface ReadBoundary {
  readonly boundary: Boundary | null
  readonly refusals: readonly Refusal[]
}

/**
 * Reads the geometry of one GeoJSON feature. Heights are dropped, holes kept, and the shape is always a MultiPolygon.
 * Mended and said: an open ring is closed, a ring wound the wrong way is turned. Said only: a border that crosses
 * itself. Refused: no polygon, a ring that cannot be read, a coordinate out of range, a ring without surface.
 *
 * @param code how the sentences name the shape
 */
export function readBoundary(geometry: unknown, code: string): ReadBoundary {
  const polygons = listPolygons(geometry)
  if (!polygons) return refused(BOUNDARIES.BOUNDARY_NOT_A_POLYGON, { code })
  const notes = new Map<string, Refusal>()
  const read = polygons.map((polygon) => polygon.map((raw, index) => readRing(raw, index === 0 ? 'outer' : 'hole')))
  for (const { fault, notes: said } of read.flat()) {
    if (fault) return refused(fault.kind, { code, ...fault.params })
    for (const note of said) notes.set(note.code, refuse(note, { params: { code } }))
  }
  const coordinates = read.map((rings): PolygonRings => rings.map((ring) => ring.positions))
  return { boundary: { type: 'MultiPolygon', coordinates }, refusals: [...notes.values()] }
}

function refused(kind: RefusalKind, params: Record<string, string | number>): ReadBoundary {
  return { boundary: null, refusals: [refuse(kind, { params })] }
}

function listPolygons(geometry: unknown): unknown[][] | undefined {
  if (typeof geometry !== 'object' || geometry === null) return undefined
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if (!Array.isArray(coordinates) || coordinates.length === 0) return undefined
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []
  const readable = polygons.filter((polygon): polygon is unknown[] => Array.isArray(polygon) && polygon.length > 0)
  return readable.length > 0 && readable.length === polygons.length ? readable : undefined
}

interface ReadRing {
  readonly positions: Ring
  readonly notes: readonly RefusalKind[]
  readonly fault?: { readonly kind: RefusalKind; readonly params: Record<string, string | number> }
}

function readRing(raw: unknown, role: 'outer' | 'hole'): ReadRing {
  const read = readPositions(raw)
  if (!Array.isArray(read)) return { positions: [], notes: [], fault: read }
  const notes: RefusalKind[] = []
  let positions: Position[] = read
  const [first, last] = [positions[0], positions.at(-1)]
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
    positions = [...positions, first]
    notes.push(BOUNDARIES.BOUNDARY_RING_CLOSED)
  }
  if (positions.length < 4)
    return { positions, notes, fault: { kind: BOUNDARIES.BOUNDARY_RING_UNREADABLE, params: {} } }
  const surface = signedSurface(positions)
  if (surface === 0) return { positions, notes, fault: { kind: BOUNDARIES.BOUNDARY_RING_WITHOUT_SURFACE, params: {} } }
  if (surface > 0 !== (role === 'outer')) {
    positions = positions.reverse()
    notes.push(BOUNDARIES.BOUNDARY_RING_TURNED)
  }
  if (crossesItself(positions)) notes.push(BOUNDARIES.BOUNDARY_CROSSES_ITSELF)
  return { positions, notes }
}

function readPositions(raw: unknown): Position[] | NonNullable<ReadRing['fault']> {
  const unreadable = { kind: BOUNDARIES.BOUNDARY_RING_UNREADABLE, params: {} }
  if (!Array.isArray(raw)) return unreadable
  const positions: Position[] = []
  for (const pair of raw as unknown[]) {
    if (!Array.isArray(pair)) return unreadable
    const [longitude, latitude] = pair as unknown[]
    if (!isNumber(longitude) || !isNumber(latitude)) return unreadable
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) {
      return { kind: BOUNDARIES.BOUNDARY_OUT_OF_RANGE, params: { longitude, latitude } }
    }
    positions.push([longitude, latitude])
  }
  return positions
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}
