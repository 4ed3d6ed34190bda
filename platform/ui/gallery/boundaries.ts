import type { BoundaryCollection } from '../maps/boundaries.ts'
import { districtPlaces } from './districts.ts'

/** The squares as if they were boundaries, a little bent: enough to see the drawing work. */
export const squaresAsBoundaries: BoundaryCollection = {
  type: 'FeatureCollection',
  features: districtPlaces.map(({ areaId, column, row }) => {
    const [west, north] = [105.4 + column * 0.1, 21.3 - row * 0.08]
    const bend = ((areaId * 7) % 5) / 200
    const ring = [
      [west, north],
      [west + 0.1, north + bend],
      [west + 0.1 + bend, north - 0.08],
      [west, north - 0.08 - bend],
      [west, north],
    ]
    return { type: 'Feature', properties: { areaId }, geometry: { type: 'Polygon', coordinates: [ring] } }
  }),
}
