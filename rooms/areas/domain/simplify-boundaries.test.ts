import { describe, expect, test } from 'vitest'
import type { Boundary, Position } from './boundary.ts'
import { signedSurface } from './boundary.ts'
import { simplifyBoundaries } from './simplify-boundaries.ts'

// Two areas side by side; the border between them wriggles by 0.01 from (1,0) to (1,1).
const border: Position[] = Array.from({ length: 21 }, (_, step) => [1 + (step % 2) * 0.01, step / 20])
const west: Boundary = { type: 'MultiPolygon', coordinates: [[[[0, 0], ...border, [0, 1], [0, 0]]]] }
const east: Boundary = { type: 'MultiPolygon', coordinates: [[[[2, 0], [2, 1], ...[...border].reverse(), [2, 0]]]] }
const ringOf = (boundary: Boundary | undefined): readonly Position[] => boundary?.coordinates[0]?.[0] ?? []

describe('thinning boundaries for a screen', () => {
  test('[ORG-01] a shared border → thinned the same from both sides: no gap, no overlap', () => {
    const [left, right] = simplifyBoundaries([west, east], 0.05)
    expect(ringOf(left)).toHaveLength(5)
    expect(ringOf(right)).toHaveLength(5)
    expect(signedSurface(ringOf(left)) + signedSurface(ringOf(right))).toBeCloseTo(2, 9)
  })

  test('[ORG-01] a finer tolerance keeps the wriggle; an island keeps at least a triangle', () => {
    expect(ringOf(simplifyBoundaries([west], 0.001)[0])).toEqual(ringOf(west))
    const island: Boundary = {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [5, 5],
            [5.01, 5],
            [5.01, 5.01],
            [5, 5.01],
            [5, 5],
          ],
        ],
      ],
    }
    expect(simplifyBoundaries([island], 1)).toEqual([island])
  })
})
