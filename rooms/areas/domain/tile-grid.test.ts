import { describe, expect, test } from 'vitest'
import { layOutTiles, nextTile, placeTiles } from './tile-grid.ts'

const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

describe('the tile-grid', () => {
  test('[ORG-01] any number of areas → a compact rectangle of 8 columns at most, every area once', () => {
    for (const count of [1, 2, 3, 7, 14, 22, 30, 126, 579]) {
      const grid = layOutTiles(ids(count))
      expect(grid.columns).toBeLessThanOrEqual(8)
      expect(grid.columns * grid.rows - count).toBeLessThan(grid.columns)
      expect(new Set(grid.tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(count)
    }
    expect(layOutTiles(ids(30))).toMatchObject({ columns: 6, rows: 5 })
    expect(layOutTiles(ids(14))).toMatchObject({ columns: 5, rows: 3 })
    expect(layOutTiles([])).toEqual({ columns: 0, rows: 0, tiles: [] })
  })

  test('[ORG-01] drawn places → used and cut to their rectangle; what has none or a taken one follows below', () => {
    const positions = new Map([
      [1, { column: 3, row: 5 }],
      [2, { column: 4, row: 5 }],
      [3, { column: 4, row: 7 }],
      [4, { column: 4, row: 7 }],
    ])
    expect(placeTiles([1, 2, 3, 4, 5, 6], positions)).toEqual({
      columns: 2,
      rows: 5,
      tiles: [
        { areaId: 1, column: 0, row: 0 },
        { areaId: 2, column: 1, row: 0 },
        { areaId: 3, column: 1, row: 2 },
        { areaId: 4, column: 0, row: 3 },
        { areaId: 5, column: 1, row: 3 },
        { areaId: 6, column: 0, row: 4 },
      ],
    })
    expect(placeTiles(ids(5), new Map())).toEqual(layOutTiles(ids(5)))
  })

  test('[ORG-01] arrow keys → the neighbour; over a gap to the nearest further on; nowhere at the edge', () => {
    // 1 2 .
    // 3 . 4
    const grid = {
      columns: 3,
      rows: 2,
      tiles: [
        { areaId: 1, column: 0, row: 0 },
        { areaId: 2, column: 1, row: 0 },
        { areaId: 3, column: 0, row: 1 },
        { areaId: 4, column: 2, row: 1 },
      ],
    }
    expect(nextTile(grid, 1, 'right')).toBe(2)
    expect(nextTile(grid, 1, 'down')).toBe(3)
    expect(nextTile(grid, 3, 'right')).toBe(4)
    expect(nextTile(grid, 4, 'up')).toBe(2)
    expect(nextTile(grid, 2, 'right')).toBe(4)
    expect(nextTile(grid, 1, 'left')).toBeUndefined()
    expect(nextTile(grid, 99, 'left')).toBeUndefined()
  })
})
