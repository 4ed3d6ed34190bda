import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '#platform/web'
import { patternOf } from '../theme/theme.ts'
import { uiWords } from '../words.ts'
import { type AreaMapProps, initialsOf, type MapKey, type MapTile, neighbourOf } from './tile.ts'
import styles from './tile-map.module.css'

/**
 * A map of squares that needs no outside tiles: each area is one square near where it lies. Colour always comes with a
 * pattern and a number; one square is in the tab order, arrows go to the neighbours, Enter opens.
 */
export function TileMap({ label, columns, rows, tiles, onOpen, legend }: AreaMapProps) {
  const t = useWords(uiWords)
  const board = useRef<HTMLDivElement>(null)
  const [activeId, setActiveId] = useState(tiles[0]?.areaId)
  const [shownId, setShownId] = useState<number>()
  const active = tiles.find(({ areaId }) => areaId === activeId) ?? tiles[0]
  const shown = tiles.find(({ areaId }) => areaId === shownId)
  const move = (event: KeyboardEvent) => {
    const next = active && neighbourOf(tiles, active, event.key)
    if (!next) return
    event.preventDefault()
    setActiveId(next.areaId)
    board.current?.querySelector<HTMLElement>(`[data-area="${next.areaId}"]`)?.focus()
  }
  return (
    <figure className={styles.map}>
      <div
        ref={board}
        role="group"
        aria-label={`${label}. ${t('map.hint')}`}
        className={styles.board}
        style={{ '--columns': columns, '--rows': rows } as CSSProperties}
        data-size={sizeOf(columns)}
        onKeyDown={move}
        onPointerLeave={() => setShownId(undefined)}
      >
        {tiles.map((tile) => (
          <TileButton
            key={tile.areaId}
            tile={tile}
            isActive={tile === active}
            onOpen={onOpen}
            onShow={setShownId}
            onFocus={setActiveId}
          />
        ))}
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.readout}>{shown?.title ?? ''}</span>
        {legend && <Legend keys={legend} />}
      </figcaption>
    </figure>
  )
}

interface TileButtonProps {
  readonly tile: MapTile
  readonly isActive: boolean
  readonly onOpen: (areaId: number) => void
  readonly onShow: (areaId: number) => void
  readonly onFocus: (areaId: number) => void
}

function TileButton({ tile, isActive, onOpen, onShow, onFocus }: TileButtonProps) {
  const { areaId, column, row, label, value, tone = 'quiet', pattern = patternOf(tone), title } = tile
  const focus = () => {
    onFocus(areaId)
    onShow(areaId)
  }
  return (
    <button
      type="button"
      className={styles.tile}
      style={{ gridColumn: column + 1, gridRow: row + 1 }}
      data-area={areaId}
      data-tone={tone}
      data-pattern={pattern}
      tabIndex={isActive ? 0 : -1}
      aria-label={title}
      onClick={() => onOpen(areaId)}
      onPointerEnter={() => onShow(areaId)}
      onFocus={focus}
    >
      <span className={styles.name}>{label}</span>
      <span className={styles.initials}>{initialsOf(label)}</span>
      {value && <span className={styles.value}>{value}</span>}
    </button>
  )
}

/** The key of a map: what each colour with its pattern says. */
export function Legend({ keys }: { readonly keys: readonly MapKey[] }) {
  const t = useWords(uiWords)
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {keys.map(({ tone, pattern = patternOf(tone), label }) => (
        <li key={label} data-tone={tone} data-pattern={pattern}>
          <span className={styles.swatch} />
          {label}
        </li>
      ))}
    </ul>
  )
}

function sizeOf(columns: number): 'roomy' | 'close' | 'tight' {
  if (columns <= 8) return 'roomy'
  return columns <= 12 ? 'close' : 'tight'
}
