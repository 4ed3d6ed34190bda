/** Longitude and latitude in degrees, WGS 84, in the order of GeoJSON. */
export type Position = readonly [longitude: number, latitude: number]

/** A closed line: the last position is the first. */
export type Ring = readonly Position[]

/** An outer ring, wound against the clock, then its holes, wound with it (RFC 7946). */
export type PolygonRings = readonly Ring[]

/** The shape of an area: one polygon or several (islands). */
export interface Boundary {
  readonly type: 'MultiPolygon'
  readonly coordinates: readonly PolygonRings[]
}

/** Signed surface of a ring in square degrees (flat: enough to tell winding and emptiness); positive when wound against the clock. */
export function signedSurface(ring: Ring): number {
  const origin = ring[0]
  if (!origin) return 0
  let twice = 0
  for (const [index, [x, y]] of ring.entries()) {
    const next = ring[(index + 1) % ring.length] ?? origin
    // Taken from the first corner, so that small shapes far from 0°, 0° keep their digits.
    twice += (x - origin[0]) * (next[1] - origin[1]) - (next[0] - origin[0]) * (y - origin[1])
  }
  return twice / 2
}

/** Number of positions in all rings, closing ones included. */
export function countVertices(boundary: Boundary): number {
  return boundary.coordinates.reduce((sum, rings) => sum + rings.reduce((inner, ring) => inner + ring.length, 0), 0)
}
