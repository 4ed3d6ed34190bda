import { lazy, Suspense } from 'react'
import { CrashBoundary } from '../states/crash-boundary.tsx'
import type { BoundaryMapProps } from './boundary-map.tsx'
import { TileMap } from './tile-map.tsx'

const Drawn = lazy(async () => ({ default: (await import('./boundary-map.tsx')).BoundaryMap }))

/** The map with real shapes; its drawing library is fetched only when a board has boundaries, squares stand in until then. */
export function BoundaryMap(props: BoundaryMapProps) {
  return (
    <CrashBoundary>
      <Suspense fallback={<TileMap {...props} />}>
        <Drawn {...props} />
      </Suspense>
    </CrashBoundary>
  )
}
