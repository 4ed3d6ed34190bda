import { describe, expect, test } from 'vitest'
import { signedSurface } from './boundary.ts'
import { type CheckedBoundaries, checkBoundaries, MOST_VERTICES } from './check-boundaries.ts'

type Ring = number[][]
const square = (size: number, at = 105): Ring => [
  [at, 21],
  [at + size, 21],
  [at + size, 21 + size],
  [at, 21 + size],
  [at, 21],
]
const turned = (ring: Ring): Ring => [...ring].reverse()
const feature = (code: unknown, coordinates: unknown, type = 'Polygon'): unknown => ({
  type: 'Feature',
  properties: { code },
  geometry: { type, coordinates },
})

function check(features: unknown[], known = ['00001', '00004']): CheckedBoundaries {
  const checked = checkBoundaries({ type: 'FeatureCollection', features }, known)
  if (!checked.ok) throw new Error(checked.refusal.words.en)
  return checked.value
}
const whyRefused = (coordinates: unknown, type?: string): string | undefined =>
  check([feature('00001', coordinates, type)]).refused[0]?.refusal.code
const notesOf = (coordinates: unknown): string[] | undefined =>
  check([feature('00001', coordinates)]).accepted[0]?.notes.map((note) => note.code)

describe('checking boundaries that somebody imports', () => {
  test('[ORG-01] a good shape with a hole → kept as it is, without a note; codes without a shape are listed', () => {
    const hole = turned(square(0.2, 105.1).map(([x, y]) => [x ?? 0, (y ?? 0) + 0.1]))
    const { accepted, refused, missingCodes } = check([feature('00001', [square(1), hole])])
    expect(accepted).toEqual([
      { code: '00001', boundary: { type: 'MultiPolygon', coordinates: [[square(1), hole]] }, vertices: 10, notes: [] },
    ])
    expect(refused).toEqual([])
    expect(missingCodes).toEqual(['00004'])
  })

  test('[ORG-01] wrong winding, an open ring, heights, eaten zeros → mended, and said', () => {
    const openAndTurned = turned(square(1).slice(0, -1)).map((position) => [...position, 12.5])
    const { accepted } = check([feature(4, [openAndTurned])])
    const ring = accepted[0]?.boundary.coordinates[0]?.[0] ?? []
    expect(signedSurface(ring)).toBeCloseTo(1)
    expect(ring.at(-1)).toEqual(ring[0])
    expect(accepted[0]?.notes.map((note) => note.code)).toEqual([
      'AREAS.BOUNDARY_CODE_PADDED',
      'AREAS.BOUNDARY_RING_CLOSED',
      'AREAS.BOUNDARY_RING_TURNED',
    ])
    expect(notesOf([square(1), square(0.2)])).toEqual(['AREAS.BOUNDARY_RING_TURNED'])
  })

  test('[ORG-01] a border that crosses itself → kept, and said', () => {
    const crossed = [
      [105, 21],
      [106, 21],
      [106, 22],
      [105.2, 20.9],
      [105, 21],
    ]
    expect(notesOf([crossed])).toContain('AREAS.BOUNDARY_CROSSES_ITSELF')
  })

  test('[ORG-01] what is no shape → refused, each with its reason, and its neighbours stay', () => {
    expect(whyRefused([105, 21], 'Point')).toBe('AREAS.BOUNDARY_NOT_A_POLYGON')
    expect(whyRefused([])).toBe('AREAS.BOUNDARY_NOT_A_POLYGON')
    expect(
      whyRefused([
        [
          [105, 21],
          [106, 21],
        ],
      ]),
    ).toBe('AREAS.BOUNDARY_RING_UNREADABLE')
    expect(
      whyRefused([
        [
          [105, 21],
          ['106', 21],
          [106, 22],
          [105, 21],
        ],
      ]),
    ).toBe('AREAS.BOUNDARY_RING_UNREADABLE')
    expect(
      whyRefused([
        [
          [21, 105],
          [21, 106],
          [22, 106],
          [21, 105],
        ],
      ]),
    ).toBe('AREAS.BOUNDARY_OUT_OF_RANGE')
    expect(
      whyRefused([
        [
          [105, 21],
          [106, 22],
          [107, 23],
          [105, 21],
        ],
      ]),
    ).toBe('AREAS.BOUNDARY_RING_WITHOUT_SURFACE')
    const { accepted, refused } = check([
      null,
      feature(undefined, [square(1)]),
      feature('77777', [square(1)]),
      feature('00004', [square(1)]),
    ])
    expect(refused.map(({ feature, refusal }) => [feature, refusal.code])).toEqual([
      [1, 'AREAS.BOUNDARY_WITHOUT_CODE'],
      [2, 'AREAS.BOUNDARY_WITHOUT_CODE'],
      [3, 'AREAS.BOUNDARY_CODE_UNKNOWN'],
    ])
    expect(accepted.map(({ code }) => code)).toEqual(['00004'])
  })

  test('[ORG-01] a code at two shapes → neither is taken, the code is missing', () => {
    const { accepted, refused, missingCodes } = check([feature('00001', [square(1)]), feature(1, [square(2)])])
    expect(accepted).toEqual([])
    expect(refused.map(({ refusal }) => refusal.code)).toEqual([
      'AREAS.BOUNDARY_CODE_TWICE',
      'AREAS.BOUNDARY_CODE_TWICE',
    ])
    expect(missingCodes).toContain('00001')
  })

  test('[ORG-01] more than 200,000 corners, or no FeatureCollection → the file is refused with the number', () => {
    const ring = Array.from({ length: MOST_VERTICES + 1 }, (_, index) => [105 + index * 1e-6, 21])
    expect(
      checkBoundaries({ type: 'FeatureCollection', features: [feature('00001', [ring])] }, ['00001']),
    ).toMatchObject({
      ok: false,
      refusal: { code: 'AREAS.BOUNDARIES_TOO_DETAILED', status: 413, params: { count: 200_001, limit: 200_000 } },
    })
    for (const bad of [null, [], 'x', { type: 'Feature' }, { type: 'FeatureCollection' }]) {
      expect(checkBoundaries(bad, [])).toMatchObject({ refusal: { code: 'AREAS.BOUNDARIES_NOT_GEOJSON' } })
    }
  })
})
