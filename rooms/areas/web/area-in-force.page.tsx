import { type PageProps, useReading, useWords } from '#platform/web'
import { Answer, Page } from '#ui'
import { AreaBreadcrumb } from './area-breadcrumb.tsx'
import { useAreaHead } from './area-head.ts'
import { areaWords } from './areas.words.ts'
import { InForcePanel } from './in-force.panel.tsx'

/** Everything in force in one area now: the page behind the strip and the panel, and one that can be sent to anybody. */
export function AreaInForcePage({ params }: PageProps) {
  const areaId = Number(params.areaId)
  const t = useWords(areaWords)
  const reading = useReading()
  return (
    <Answer to={useAreaHead(areaId)}>
      {(head) => (
        <Page
          title={t('in-force.in', { area: reading(head.title) })}
          above={<AreaBreadcrumb areaId={areaId} />}
          width="reading"
        >
          <InForcePanel areaId={areaId} />
        </Page>
      )}
    </Answer>
  )
}
