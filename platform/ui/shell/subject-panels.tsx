import { type ComponentType, lazy, Suspense } from 'react'
import { type SubjectPanel, subjectPanelsOf, useMay } from '#platform/web'
import { CrashBoundary } from '../states/crash-boundary.tsx'
import { Loading } from '../states/states.tsx'

type Drawn = ComponentType<{ subjectId: string; areaId: number }>

const drawn = new Map<SubjectPanel, Drawn>()

/** Everything that later rooms show on the page of a subject; a fault in one panel leaves the others. */
export function SubjectPanels({
  slot,
  ...subject
}: {
  readonly slot: string
  readonly subjectId: string
  readonly areaId: number
}) {
  const may = useMay()
  return (
    <>
      {subjectPanelsOf(slot)
        .filter(({ permission }) => may(permission))
        .map((panel) => {
          const Panel = lateComponent(panel)
          return (
            <CrashBoundary key={panel.name} place={`${panel.name}-${subject.subjectId}`}>
              <Suspense fallback={<Loading />}>
                <Panel {...subject} />
              </Suspense>
            </CrashBoundary>
          )
        })}
    </>
  )
}

function lateComponent(panel: SubjectPanel): Drawn {
  const known = drawn.get(panel)
  if (known) return known
  const late = lazy(async () => ({ default: await panel.load() }))
  drawn.set(panel, late)
  return late
}
