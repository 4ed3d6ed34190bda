import { type PageProps, useFilters, useMay, useReading, useWords } from '#platform/web'
import { AreaBreadcrumb, useAreaHead } from '#rooms/areas/web'
import { Page, Tabs } from '#ui'
import { AreaBodiesMenu } from './area-bodies-menu.tsx'
import { bodyWords } from './bodies.words.ts'
import { BodiesTab } from './bodies-tab.tsx'
import { CompetenceTab } from './competence-tab.tsx'
import { CoverageTab } from './coverage-tab.tsx'
import { EntitiesTab } from './entities-tab.tsx'
import { areaBodiesPath } from './holder-line.tsx'
import { OpinionsTab } from './opinions-tab.tsx'
import { VisitsTab } from './visits-tab.tsx'

const faces = {
  bodies: BodiesTab,
  coverage: CoverageTab,
  competence: CompetenceTab,
  visits: VisitsTab,
  opinions: OpinionsTab,
  entities: EntitiesTab,
} as const

type Face = keyof typeof faces

/** Everything about who answers in an area; the same page for the city, a district, a ward and a residential group. */
export function AreaBodiesPage({ params }: PageProps) {
  const t = useWords(bodyWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const areaId = Number(params.areaId)
  const reading = useReading()
  const { data: head } = useAreaHead(areaId)
  const current: Face = filters.tab && filters.tab in faces ? (filters.tab as Face) : 'bodies'
  const Shown = faces[current]
  return (
    <Page
      title={t('title')}
      lead={head?.parents.length === 0 ? reading(head.title) : undefined}
      above={<AreaBreadcrumb areaId={areaId} linkTo={(id) => areaBodiesPath(id, filters.tab)} />}
      actions={may('bodies.organise') && <AreaBodiesMenu areaId={areaId} />}
    >
      <Tabs
        label={t('title')}
        tabs={(Object.keys(faces) as Face[]).map((name) => ({ name, label: t(name) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === 'bodies' ? undefined : tab, of: undefined })}
      >
        <Shown key={`${areaId} ${current}`} areaId={areaId} />
      </Tabs>
    </Page>
  )
}
