import { type ComponentType, lazy, Suspense } from 'react'
import { type AreaPanel, type AreaPanelSlot, areaPanelsOf, useMay } from '#platform/web'
import { CrashBoundary } from '../states/crash-boundary.tsx'
import { Loading } from '../states/states.tsx'

const drawn = new Map<AreaPanel, ComponentType<{ areaId: number }>>()

/** Everything that rooms show in one place of the area page; a fault in one panel leaves the others. */
export function AreaPanels({ slot, areaId }: { readonly slot: AreaPanelSlot; readonly areaId: number }) {
  const may = useMay()
  return (
    <>
      {areaPanelsOf(slot)
        .filter(({ permission }) => may(permission))
        .map((panel) => (
          <AreaPanelView key={panel.name} panel={panel} areaId={areaId} />
        ))}
    </>
  )
}

/** One panel, fetched when it is first drawn. */
export function AreaPanelView({ panel, areaId }: { readonly panel: AreaPanel; readonly areaId: number }) {
  const Panel = lateComponent(panel)
  return (
    <CrashBoundary place={`${panel.name}-${areaId}`}>
      <Suspense fallback={<Loading />}>
        <Panel areaId={areaId} />
      </Suspense>
    </CrashBoundary>
  )
}

function lateComponent(panel: AreaPanel): ComponentType<{ areaId: number }> {
  const known = drawn.get(panel)
  if (known) return known
  const late = lazy(async () => ({ default: await panel.load() }))
  drawn.set(panel, late)
  return late
}
