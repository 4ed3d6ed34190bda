import type { GeoJSONSourceSpecification } from 'maplibre-gl'
import type { Pattern, Tone } from '../theme/theme.ts'
import type { MapTile } from './tile.ts'

type Ring = readonly (readonly number[])[]

/** A polygon or several, with the area it belongs to. */
export interface BoundaryFeature {
  readonly type: 'Feature'
  readonly properties: { readonly areaId: number }
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
}

/** What the drawing library takes. */
export type MapData = Exclude<GeoJSONSourceSpecification['data'], string>

/** Boundaries as GeoJSON. */
export interface BoundaryCollection {
  readonly type: 'FeatureCollection'
  readonly features: readonly BoundaryFeature[]
}

/** West-south and east-north corners of all that is drawn. */
export function boundsOf({ features }: BoundaryCollection): [[number, number], [number, number]] {
  let [west, south, east, north] = [180, 90, -180, -90]
  for (const { geometry } of features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const [longitude = 0, latitude = 0] of polygons.flat(2)) {
      west = Math.min(west, longitude)
      east = Math.max(east, longitude)
      south = Math.min(south, latitude)
      north = Math.max(north, latitude)
    }
  }
  return [
    [west, south],
    [east, north],
  ]
}

/** The boundaries with the look of each area's tile beside it, as the map's layers read it. */
export function withLooks(
  { features }: BoundaryCollection,
  tiles: readonly MapTile[],
  patternOf: (tone: Tone) => Pattern,
): MapData {
  const byArea = new Map(tiles.map((tile) => [tile.areaId, tile]))
  return {
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }) => {
      const { tone = 'quiet', pattern } = byArea.get(properties.areaId) ?? {}
      const looks = { areaId: properties.areaId, tone, pattern: pattern ?? patternOf(tone) }
      return { type: 'Feature', properties: looks, geometry }
    }),
  } as unknown as MapData
}
