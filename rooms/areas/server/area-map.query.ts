import { defineRead, notFound, type Tree } from '#platform/server'
import {
  areaBoundaries,
  areaGrid,
  areaTitle,
  type Boundary,
  levelOf,
  placeTiles,
  type TilePosition,
} from '../domain/index.ts'
import { childrenOn, openBook, type RegisteredArea, todayOf } from './area-book.ts'
import { readBoundaries, thinForScreen } from './boundaries.store.ts'

/** `GET /areas/:id/grid` */
export const areaGridRead = defineRead(areaGrid, async (asking, { id, on }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const children = childrenOn(book, id, on ?? todayOf(asking))
  const byId = new Map(children.map((child) => [child.id, child]))
  const grid = placeTiles([...byId.keys()], drawnPlaces(children))
  return {
    columns: grid.columns,
    rows: grid.rows,
    tiles: grid.tiles.map((tile) => {
      const { code, kind, name, synthetic } = byId.get(tile.areaId) as RegisteredArea
      return { ...tile, code, level: levelOf(kind), name, title: areaTitle({ kind, name }), synthetic }
    }),
    hasBoundaries: children.some((child) => book.withBoundary.has(child.id)),
  }
})

function drawnPlaces(areas: readonly RegisteredArea[]): Map<number, TilePosition> {
  const places = new Map<number, TilePosition>()
  for (const { id, gridColumn, gridRow } of areas) {
    if (gridColumn !== null && gridRow !== null) places.set(id, { column: gridColumn, row: gridRow })
  }
  return places
}

type Shapes = Awaited<ReturnType<typeof readBoundaries>>

/** Thinning a city's borders takes longer than sending them: kept until the register changes. */
const thinned = new WeakMap<Tree, Map<string, Promise<Shapes>>>()

/** `GET /areas/:id/boundaries` */
export const areaBoundariesRead = defineRead(areaBoundaries, async (asking, { id, on }) => {
  const book = await openBook(asking)
  if (!book.byId.has(id)) return notFound('id')
  const day = on ?? todayOf(asking)
  const children = childrenOn(book, id, day).filter((child) => book.withBoundary.has(child.id))
  const kept = thinned.get(asking.tree) ?? new Map<string, Promise<Shapes>>()
  thinned.set(asking.tree, kept)
  const key = `${id} ${day}`
  const shapes =
    kept.get(key) ??
    readBoundaries(
      asking.db,
      children.map((child) => child.id),
    ).then(thinForScreen)
  kept.set(key, shapes)
  shapes.catch(() => kept.delete(key))
  const drawn = await shapes
  return {
    type: 'FeatureCollection' as const,
    features: drawn.map(({ areaId, boundary }) => {
      const { code, kind, name } = book.byId.get(areaId) as RegisteredArea
      const properties = { areaId, code, name: areaTitle({ kind, name }).vi }
      return { type: 'Feature' as const, id: areaId, properties, geometry: toGeometry(boundary) }
    }),
    sources: [...new Set(drawn.map((shape) => shape.source))],
  }
})

/** The same shape as the contract has it: lists that may be written to. */
function toGeometry({ type, coordinates }: Boundary) {
  return { type, coordinates: coordinates as unknown as number[][][][] }
}
