import { describe, expect, it } from 'vitest'
import { initialsOf, type MapTile, neighbourOf } from './tile.ts'

const tile = (areaId: number, column: number, row: number): MapTile => ({ areaId, column, row, label: '', title: '' })

describe('[ORG-01] walking a map of squares by the arrow keys', () => {
  const tiles = [tile(1, 0, 0), tile(2, 2, 0), tile(3, 2, 1), tile(4, 0, 3)]
  const from = (areaId: number) => tiles.find((one) => one.areaId === areaId) as MapTile

  it('jumps over a hole in the row', () => {
    expect(neighbourOf(tiles, from(1), 'ArrowRight')?.areaId).toBe(2)
  })

  it('prefers what lies straight ahead to what is nearer but aside', () => {
    expect(neighbourOf(tiles, from(1), 'ArrowDown')?.areaId).toBe(4)
  })

  it('stays where nothing lies ahead, and on other keys', () => {
    expect(neighbourOf(tiles, from(2), 'ArrowUp')).toBeUndefined()
    expect(neighbourOf(tiles, from(2), 'a')).toBeUndefined()
  })

  it('reaches every square from every other', () => {
    for (const start of tiles) expect(reachable(tiles, start).size).toBe(tiles.length)
  })

  it('shortens names that do not fit, numbers whole', () => {
    expect(['Hoàng Mai', 'Ứng Hòa', 'Phường 12', 'Đống Đa'].map(initialsOf)).toEqual(['HM', 'ỨH', 'P12', 'ĐĐ'])
  })
})

function reachable(tiles: readonly MapTile[], start: MapTile): Set<number> {
  const seen = new Set([start.areaId])
  const open = [start]
  for (let here = open.pop(); here; here = open.pop()) {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = neighbourOf(tiles, here, key)
      if (next && !seen.has(next.areaId)) {
        seen.add(next.areaId)
        open.push(next)
      }
    }
  }
  return seen
}
