import { readFactRows } from './fact-rows.ts'
import type { TilePosition } from './tile-grid.ts'

/**
 * Reads a drawn tile-grid (`code,column,row`, cells from 0) by official code. A line with a column or row that is not
 * a whole number from 0 is left out: the area then follows below the others, where it is seen.
 */
export function parseTilePositions(text: string): Map<string, TilePosition> {
  const positions = new Map<string, TilePosition>()
  for (const { fields } of readFactRows(text)) {
    const { code = '', column = '', row = '' } = fields
    if (code !== '' && /^\d+$/.test(column) && /^\d+$/.test(row)) {
      positions.set(code, { column: Number(column), row: Number(row) })
    }
  }
  return positions
}
