import { type GeoJSONSource, type MapGeoJSONFeature, Map as MapView, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useMedia } from '../shell/use-media.ts'
import { patternOf, useTheme } from '../theme/theme.ts'
import { type BoundaryCollection, boundsOf, withLooks } from './boundaries.ts'
import { addAreaLayers, addPatternImages, paintsOf } from './boundary-layers.ts'
import styles from './boundary-map.module.css'
import type { AreaMapProps } from './tile.ts'
import { Legend, TileMap } from './tile-map.tsx'

setWorkerUrl(workerUrl)

/** As {@link AreaMapProps}, with the official shapes; features carry `areaId` in their properties. */
export interface BoundaryMapProps extends AreaMapProps {
  readonly boundaries: BoundaryCollection
}

/**
 * The same board with real shapes: own polygons only, no outside tiles. Keyboard and screen reader use the squares, which
 * stand under it for them; where the machine has no WebGL the squares are shown to everybody.
 */
export function BoundaryMap(props: BoundaryMapProps) {
  const { boundaries, tiles, onOpen, legend } = props
  const element = useRef<HTMLDivElement>(null)
  const view = useRef<MapView | undefined>(undefined)
  const [shown, setShown] = useState<string>()
  const [cannotDraw, setCannotDraw] = useState(false)
  const latest = useRef({ tiles, onOpen })
  latest.current = { tiles, onOpen }
  const [theme] = useTheme()
  const isDark = useMedia('(prefers-color-scheme: dark)')

  // The colours of the theme are painted into the map: another theme is another map.
  useEffect(() => {
    const container = element.current
    if (!container) return
    const map = openMap(container, boundaries, () => setCannotDraw(true))
    if (!map) return
    view.current = map
    const titleOf = (feature: MapGeoJSONFeature | undefined) =>
      latest.current.tiles.find(({ areaId }) => areaId === feature?.properties.areaId)?.title
    map.on('load', () => {
      addPatternImages(map, paintsOf(container))
      addAreaLayers(map, withLooks(boundaries, latest.current.tiles, patternOf), paintsOf(container))
    })
    map.on('mousemove', 'areas', ({ features }) => setShown(titleOf(features?.[0])))
    map.on('mouseleave', 'areas', () => setShown(undefined))
    map.on('click', 'areas', ({ features }) => {
      const areaId = features?.[0]?.properties.areaId
      if (typeof areaId === 'number') latest.current.onOpen(areaId)
    })
    return () => {
      view.current = undefined
      map.remove()
    }
  }, [boundaries, theme, isDark])

  useEffect(() => {
    const source = view.current?.getSource<GeoJSONSource>('areas')
    source?.setData(withLooks(boundaries, tiles, patternOf))
  }, [boundaries, tiles])

  if (cannotDraw) return <TileMap {...props} />
  return (
    <figure className={styles.map}>
      <div ref={element} className={styles.canvas} aria-hidden="true" />
      <div className={styles.squares}>
        <TileMap {...props} legend={[]} />
      </div>
      <figcaption className={styles.caption}>
        <span className={styles.readout}>{shown ?? ''}</span>
        {legend && <Legend keys={legend} />}
      </figcaption>
    </figure>
  )
}

function openMap(container: HTMLElement, boundaries: BoundaryCollection, onFailure: () => void): MapView | undefined {
  try {
    const map = new MapView({
      container,
      style: { version: 8, sources: {}, layers: [] },
      bounds: boundsOf(boundaries),
      fitBoundsOptions: { padding: 12 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      keyboard: false,
      cooperativeGestures: false,
    })
    map.getCanvas().tabIndex = -1
    map.touchZoomRotate.disableRotation()
    map.scrollZoom.disable()
    return map
  } catch {
    onFailure()
    return undefined
  }
}
