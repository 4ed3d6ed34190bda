/** One square of a tile-grid: an area and its cell, counted from 0 at the top left. */
export interface Tile {
  readonly areaId: number
  readonly column: number
  readonly row: number
}

/** A map of equal squares, one per area: needs no shapes, and a small ward is as easy to hit as a large commune. */
export interface TileGrid {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly Tile[]
}

/** Cell of an area where somebody drew the grid after the real map (`profiles/<name>/areas/grid.csv`). */
export interface TilePosition {
  readonly column: number
  readonly row: number
}

/** Widest grid: eight squares on a phone of 360 pixels leave 40 pixels each. */
export const MOST_COLUMNS = 8

/**
 * Lays areas out in reading order, as compact as it gets: as near a square as possible with few empty cells in the last
 * row, never wider than `mostColumns`. The same list gives the same grid; neighbours in the list stay neighbours.
 */
export function layOutTiles(areaIds: readonly number[], mostColumns: number = MOST_COLUMNS): TileGrid {
  const columns = bestColumns(areaIds.length, mostColumns)
  return {
    columns,
    rows: columns === 0 ? 0 : Math.ceil(areaIds.length / columns),
    tiles: areaIds.map((areaId, index) => ({ areaId, column: index % columns, row: Math.floor(index / columns) })),
  }
}

/**
 * Lays areas out at drawn places, cut to the rectangle they fill. Areas without a place, or whose cell is taken, follow
 * in rows of their own below, in the order given; without any drawn place this is {@link layOutTiles}.
 */
export function placeTiles(areaIds: readonly number[], positions: ReadonlyMap<number, TilePosition>): TileGrid {
  const taken = new Set<string>()
  const placed: Tile[] = []
  const others: number[] = []
  for (const areaId of areaIds) {
    const position = positions.get(areaId)
    const cell = position && `${position.column},${position.row}`
    if (!position || !cell || taken.has(cell)) {
      others.push(areaId)
      continue
    }
    taken.add(cell)
    placed.push({ areaId, ...position })
  }
  if (placed.length === 0) return layOutTiles(areaIds)
  const left = Math.min(...placed.map((tile) => tile.column))
  const top = Math.min(...placed.map((tile) => tile.row))
  const tiles = placed.map((tile) => ({ ...tile, column: tile.column - left, row: tile.row - top }))
  const columns = Math.max(...tiles.map((tile) => tile.column)) + 1
  const rows = Math.max(...tiles.map((tile) => tile.row)) + 1
  const below = others.map((areaId, index) => ({
    areaId,
    column: index % columns,
    row: rows + Math.floor(index / columns),
  }))
  return { columns, rows: rows + Math.ceil(others.length / columns), tiles: [...tiles, ...below] }
}

/** Where an arrow key points. */
export type Direction = 'left' | 'right' | 'up' | 'down'

const steps: Readonly<Record<Direction, TilePosition>> = {
  left: { column: -1, row: 0 },
  right: { column: 1, row: 0 },
  up: { column: 0, row: -1 },
  down: { column: 0, row: 1 },
}

/**
 * The tile an arrow key goes to: the nearest one further in that direction, where a step aside counts double, so that
 * gaps are jumped and a jagged edge is followed. Undefined at the edge, or for an area that is not on the grid.
 */
export function nextTile(grid: TileGrid, areaId: number, direction: Direction): number | undefined {
  const here = grid.tiles.find((tile) => tile.areaId === areaId)
  if (!here) return undefined
  const step = steps[direction]
  let best: Tile | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (const tile of grid.tiles) {
    const ahead = (tile.column - here.column) * step.column + (tile.row - here.row) * step.row
    const aside = Math.abs((tile.column - here.column) * step.row) + Math.abs((tile.row - here.row) * step.column)
    if (ahead <= 0 || ahead + 2 * aside >= bestCost) continue
    best = tile
    bestCost = ahead + 2 * aside
  }
  return best?.areaId
}

function bestColumns(count: number, mostColumns: number): number {
  const widest = Math.min(count, mostColumns)
  const wanted = Math.min(widest, Math.ceil(Math.sqrt(count)))
  let best = wanted
  // One column more or less may fill the last row; more than that would make the grid a strip.
  for (const columns of [wanted, wanted + 1, wanted - 1]) {
    if (columns >= 1 && columns <= widest && emptyCells(count, columns) < emptyCells(count, best)) best = columns
  }
  return best
}

function emptyCells(count: number, columns: number): number {
  return columns * Math.ceil(count / columns) - count
}
