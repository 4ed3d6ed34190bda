import { describe, expect, test } from 'vitest'
import {
  buildSuccession,
  fateOf,
  predecessors,
  type SuccessionEdge,
  type SuccessionPart,
  successors,
} from './succession.ts'

const reform1 = '2025-01-01'
const reform2 = '2025-07-01'
type Ends = readonly [oldId: number, newId: number]
const edge = (on: string, [oldId, newId]: Ends, part: SuccessionPart, share: number | null = null): SuccessionEdge => ({
  on,
  oldId,
  newId,
  part,
  share,
})

// 1 and 2 became 11; 11 was split over 21 and 22; 3 went into 22 whole; 4 by 30 % into 21 and the rest into 22.
const history = buildSuccession([
  edge(reform1, [1, 11], 'whole'),
  edge(reform1, [2, 11], 'unstated'),
  edge(reform2, [11, 21], 'part'),
  edge(reform2, [11, 22], 'rest'),
  edge(reform2, [3, 22], 'whole'),
  edge(reform2, [4, 21], 'part', 0.3),
  edge(reform2, [4, 22], 'rest', 0.7),
])

describe('succession of areas, many to many', () => {
  test('[ORG-01] one reform → its heirs with the part as stated; an unknown share stays unknown', () => {
    expect(successors(history, 11, reform2)).toEqual([
      { areaId: 21, part: 'part', share: null, steps: 1 },
      { areaId: 22, part: 'rest', share: null, steps: 1 },
    ])
    expect(successors(history, 4, '2026-01-01').map((heir) => heir.share)).toEqual([0.3, 0.7])
  })

  test('[ORG-01] two reforms → a piece of a larger area is unstated, nothing is multiplied out of thin air', () => {
    expect(successors(history, 1, reform2).map(({ areaId, part, steps }) => [areaId, part, steps])).toEqual([
      [21, 'unstated', 2],
      [22, 'unstated', 2],
    ])
    expect(successors(history, 3, reform2)).toEqual([{ areaId: 22, part: 'whole', share: 1, steps: 1 }])
  })

  test('[ORG-01] the day before a reform → it has not happened', () => {
    expect(successors(history, 1, '2025-06-30')).toEqual([{ areaId: 11, part: 'whole', share: 1, steps: 1 }])
    expect(successors(history, 11, '2025-06-30')).toEqual([])
    expect(predecessors(history, 22, '2025-06-30')).toEqual([])
  })

  test('[ORG-01] backwards and what became of it: merged, split, both', () => {
    expect(predecessors(history, 22, reform2).map(({ oldId }) => oldId)).toEqual([11, 3, 4])
    expect(fateOf(history, 1)).toEqual({ splits: false, merges: true })
    expect(fateOf(history, 11)).toEqual({ splits: true, merges: true })
    expect(fateOf(history, 22)).toEqual({ splits: false, merges: false })
  })
})
