import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCity, type Person, type TestCity } from '#test-city'
import type { AreaGrid, AreaHead } from '../domain/index.ts'

type Point = [number, number]
const source = 'bản vẽ thử'
const square = (west: number, south: number, size = 0.1): Point[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const shape = (code: unknown, ...rings: unknown[]) => ({
  type: 'Feature',
  properties: { code },
  geometry: { type: 'Polygon', coordinates: rings },
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

/** A ring of so many corners around a middle. */
function circle(corners: number, west = 105.8): Point[] {
  const points = Array.from({ length: corners - 1 }, (_, index): Point => {
    const angle = (index / (corners - 1)) * 2 * Math.PI
    return [Number((west + 0.05 * Math.cos(angle)).toFixed(6)), Number((21 + 0.05 * Math.sin(angle)).toFixed(6))]
  })
  return [...points, points[0] as Point]
}

describe('boundaries', () => {
  let city: TestCity
  let clerk: Person
  beforeAll(async () => {
    city = await openTestCity()
    clerk = await city.signInWithGrant('administrator', '01')
  })
  afterAll(() => city.close())

  const send = (payload: object) => clerk.send({ type: 'areas.import-boundaries', payload: { source, ...payload } })
  const shapesUnder = async (code: string): Promise<Shapes> => {
    return (await city.visitor().get<Shapes>(`/areas/${city.area(code)}/boundaries`)).body
  }

  test('[ORG-01] each shape has its own verdict: kept, mended and told, or refused; nothing is lost', async () => {
    const answer = await send({
      collection: collection(
        shape('001', square(105.8, 21), square(105.83, 21.03, 0.02)),
        shape(8, square(105.9, 21)),
        shape('99999', square(105, 20)),
        shape(undefined, square(105, 20)),
        shape('00001', [
          [105, 21],
          [21.03, 105.8],
          [106, 21],
          [105, 21],
        ]),
        { type: 'Feature', properties: { code: '00004' }, geometry: { type: 'Point', coordinates: [105, 21] } },
        shape('00328', square(105.9, 21)),
        shape('00328', square(105.9, 20.9)),
      ),
    })
    expect(answer).toMatchObject({
      outcome: 'accepted',
      result: {
        accepted: [
          { code: '001', areaId: city.area('001'), vertices: 10, notes: [{ code: 'AREAS.BOUNDARY_RING_TURNED' }] },
          { code: '008', areaId: city.area('008'), notes: [{ code: 'AREAS.BOUNDARY_CODE_PADDED' }] },
        ],
        missingCodes: [],
      },
    })
    const { refused } = (answer as unknown as { result: { refused: Refused[] } }).result
    expect(refused.map(({ feature, refusal }) => [feature, refusal.code])).toEqual([
      [3, 'AREAS.BOUNDARY_CODE_UNKNOWN'],
      [4, 'AREAS.BOUNDARY_WITHOUT_CODE'],
      [5, 'AREAS.BOUNDARY_OUT_OF_RANGE'],
      [6, 'AREAS.BOUNDARY_NOT_A_POLYGON'],
      [7, 'AREAS.BOUNDARY_CODE_TWICE'],
      [8, 'AREAS.BOUNDARY_CODE_TWICE'],
    ])
    const shapes = await shapesUnder('01')
    expect(shapes.features.map((feature) => feature.properties.code)).toEqual(['001', '008'])
    expect(shapes.features[0]?.geometry.coordinates[0]).toHaveLength(2)
    expect(shapes.sources).toEqual([source])
    const { body: grid } = await city.visitor().get<AreaGrid>('/areas/1/grid')
    expect(grid.hasBoundaries).toBe(true)
  })

  test('[ORG-01] a sibling without a shape is named, and a shape sent again takes the place of the first', async () => {
    const first = await send({ collection: collection(shape('00334', square(105.7, 21))) })
    expect(first).toMatchObject({ result: { missingCodes: ['00328', '00331'] } })
    await send({ collection: collection(shape('00334', square(105.6, 21))), codeProperty: 'code' })
    const { features } = await shapesUnder('008')
    expect(features).toHaveLength(1)
    expect(features[0]?.geometry.coordinates[0]?.[0]?.[0]).toEqual([105.6, 21])
  })

  test('[ORG-01] 200,000 vertices are taken and thinned for the screen; one more is refused, and what was there stays', async () => {
    const most = await send({ collection: collection(shape('001', circle(200_000))) })
    expect(most).toMatchObject({ outcome: 'accepted', result: { accepted: [{ vertices: 200_000 }] } })
    const shapes = await shapesUnder('01')
    const corners =
      shapes.features.find((feature) => feature.properties.code === '001')?.geometry.coordinates[0]?.[0] ?? []
    expect(corners.length).toBeGreaterThan(30)
    expect(corners.length).toBeLessThan(2_000)
    const tooMany = await send({ collection: collection(shape('001', circle(200_001))) })
    expect(tooMany).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'AREAS.BOUNDARIES_TOO_DETAILED', status: 413 },
    })
    expect(await shapesUnder('01')).toEqual(shapes)
  })

  test('[ORG-01] what is no GeoJSON is refused, however deep it is nested', async () => {
    for (const nothing of ['text', [], { type: 'Topology' }, null]) {
      expect(await send({ collection: nothing })).toMatchObject({ refusal: { code: 'AREAS.BOUNDARIES_NOT_GEOJSON' } })
    }
    const deep: unknown = JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`)
    expect(await send({ collection: collection(shape('001', deep)) })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'INTENTS.MALFORMED', field: 'payload' },
    })
  })

  test('[ORG-01] boundaries can be taken away again: the map is squares', async () => {
    const remove = () => clerk.send({ type: 'areas.remove-boundaries', payload: { under: 1 } })
    expect(await remove()).toMatchObject({ outcome: 'accepted', result: { count: 2 } })
    expect((await shapesUnder('01')).features).toEqual([])
    const { body: head } = await city.visitor().get<AreaHead>('/areas/1')
    expect(head.boundariesCount).toBe(0)
    expect(await remove()).toMatchObject({ refusal: { code: 'AREAS.NO_BOUNDARIES_HERE' } })
  })

  test('[ORG-01] boundaries outside the area one edits are refused', async () => {
    const local = await city.signInWithGrant('administrator', '001')
    const payload = { source, collection: collection(shape('00328', square(105.9, 21))) }
    expect(await local.send({ type: 'areas.import-boundaries', payload })).toMatchObject({
      refusal: { code: 'ACCESS.OUTSIDE_AREA' },
    })
  })
})

type Refused = { feature: number; refusal: { code: string } }
type Shapes = {
  features: { properties: { code: string }; geometry: { coordinates: Point[][][] } }[]
  sources: string[]
}
