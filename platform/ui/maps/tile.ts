import type { Pattern, Tone } from '../theme/theme.ts'

/** One area on a map: where its square stands, what it shows, where it leads. */
export interface MapTile {
  readonly areaId: number
  readonly column: number
  readonly row: number
  readonly label: string
  /** Short number or word in the square. */
  readonly value?: string | undefined
  readonly tone?: Tone | undefined
  readonly pattern?: Pattern | undefined
  /** The whole sentence: name, measure, what is wrong. Read aloud, and shown under the map on hover and focus. */
  readonly title: string
}

/** One line of the key under a map. */
export interface MapKey {
  readonly tone: Tone
  readonly pattern?: Pattern | undefined
  readonly label: string
}

/** What both maps take, so that a board can swap them: squares always, boundaries where they have been imported. */
export interface AreaMapProps {
  readonly label: string
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly MapTile[]
  readonly onOpen: (areaId: number) => void
  readonly legend?: readonly MapKey[] | undefined
}

/** The tile to go to from one of them by an arrow key: the nearest in that direction, straight ahead first. */
export function neighbourOf(tiles: readonly MapTile[], from: MapTile, key: string): MapTile | undefined {
  const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key]
  if (!direction) return undefined
  const [right = 0, down = 0] = direction
  let best: MapTile | undefined
  let least = Number.POSITIVE_INFINITY
  for (const tile of tiles) {
    const ahead = (tile.column - from.column) * right + (tile.row - from.row) * down
    const aside = Math.abs((tile.column - from.column) * down) + Math.abs((tile.row - from.row) * right)
    if (ahead <= 0 || ahead + aside * 2.5 >= least) continue
    least = ahead + aside * 2.5
    best = tile
  }
  return best
}

/** First letters of a name for squares too small for it: `Hoàng Mai` is `HM`, `Phường 12` is `P12`. */
export function initialsOf(label: string): string {
  return label
    .split(/\s+/)
    .map((word) => (/^\d/.test(word) ? word : word.charAt(0).toLocaleUpperCase('vi')))
    .join('')
    .slice(0, 4)
}
