import { useState } from 'react'
import type { Day } from '#kit'
import { areaPath, useGo, useRead, useReading, useWords } from '#platform/web'
import {
  Answer,
  type BoundaryCollection,
  BoundaryMap,
  Choice,
  Empty,
  type MapKey,
  type MapTile,
  type Pattern,
  TileMap,
  type Tone,
} from '#ui'
import { type AreaGrid, areaBoundaries, areaGrid } from '../domain/index.ts'
import { shortName } from './area-head.ts'
import { areaWords } from './areas.words.ts'

/** What a map shows of one area. */
export interface AreaMeasure {
  /** Short number or word in the square. */
  readonly value?: string | undefined
  readonly tone?: Tone | undefined
  readonly pattern?: Pattern | undefined
  /** What the value means, in words: read aloud and shown on hover after the name of the area. */
  readonly said?: string | undefined
}

interface AreaMapProps {
  readonly areaId: number
  /** The day whose areas are drawn; today if left out. */
  readonly on?: Day | undefined
  /** By id of the child; an absent child is drawn grey, with nothing in it. */
  readonly measures?: ReadonlyMap<number, AreaMeasure> | undefined
  readonly legend?: readonly MapKey[] | undefined
  /** What the map is, for those who do not see it. */
  readonly label?: string | undefined
  /** Where a press leads; to the area's page if left out. */
  readonly onOpen?: ((areaId: number) => void) | undefined
}

/**
 * The map of the areas directly under one: equal squares, or the real shapes where boundaries of all of them were
 * imported. Both take the same measures, so that a board need not know which is drawn.
 */
export function AreaMap({ areaId, on, ...rest }: AreaMapProps) {
  const t = useWords(areaWords)
  const grid = useRead(areaGrid, { id: areaId, on })
  return (
    <Answer to={grid} rows={6}>
      {(answer) =>
        answer.tiles.length === 0 ? (
          <Empty title={t('map.none')} />
        ) : (
          <DrawnMap areaId={areaId} on={on} grid={answer} {...rest} />
        )
      }
    </Answer>
  )
}

function DrawnMap({ areaId, on, grid, measures, legend, label, onOpen }: AreaMapProps & { readonly grid: AreaGrid }) {
  const t = useWords(areaWords)
  const reading = useReading()
  const go = useGo()
  const [wantsSquares, setWantsSquares] = useState(false)
  const boundaries = useRead(areaBoundaries, { id: areaId, on }, { enabled: grid.hasBoundaries })
  const shapes = grid.hasBoundaries ? boundaries.data : undefined
  // A map with holes would hide areas: shapes only when nobody is left out.
  const canDraw = shapes !== undefined && shapes.features.length === grid.tiles.length
  const map = {
    label: label ?? t('map', { area: '' }).trim(),
    columns: grid.columns,
    rows: grid.rows,
    tiles: grid.tiles.map((tile) => toMapTile(tile, measures?.get(tile.areaId), reading(tile.title))),
    onOpen: onOpen ?? ((id: number) => go(areaPath(id))),
    ...(legend ? { legend } : {}),
  }
  if (!canDraw) return <TileMap {...map} />
  return (
    <>
      {wantsSquares ? <TileMap {...map} /> : <BoundaryMap {...map} boundaries={shapes as BoundaryCollection} />}
      <Choice
        label={t('map.look')}
        options={[
          { value: 'shapes', label: t('map.shapes') },
          { value: 'squares', label: t('map.squares') },
        ]}
        value={wantsSquares ? 'squares' : 'shapes'}
        onChange={(look) => setWantsSquares(look === 'squares')}
      />
    </>
  )
}

function toMapTile(tile: AreaGrid['tiles'][number], measure: AreaMeasure | undefined, title: string): MapTile {
  const { areaId, column, row, name } = tile
  return {
    areaId,
    column,
    row,
    label: shortName(name),
    ...(measure?.value === undefined ? {} : { value: measure.value }),
    ...(measure?.tone === undefined ? {} : { tone: measure.tone }),
    ...(measure?.pattern === undefined ? {} : { pattern: measure.pattern }),
    title: measure?.said ? `${title}: ${measure.said}` : title,
  }
}
