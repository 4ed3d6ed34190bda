import { useFilters, useMay, useWords } from '#platform/web'
import { ChosenArea, useChosenArea } from '#rooms/areas/web'
import { Page, Tabs } from '#ui'
import { CasesFace } from './cases.face.tsx'
import { PaceFace } from './pace.face.tsx'
import { SitesFace } from './sites.face.tsx'
import { TracesFace } from './traces.face.tsx'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

const faces = { cases: CasesFace, traces: TracesFace, sites: SitesFace, pace: PaceFace } as const
const names = Object.keys(faces) as (keyof typeof faces)[]

/** Tracing of an area: cases that wait, traces, places, and how fast it goes. Who may only see the clock sees only that. */
export function TracingPage() {
  const t = useWords(tracingWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const areaId = useChosenArea()
  const shown = names.filter((name) => name === 'pace' || may('tracing.read'))
  const current = shown.find((name) => name === filters.tab) ?? shown[0] ?? 'pace'
  const Shown = faces[current]
  return (
    <Page title={t('title')}>
      <div className={styles.bar}>
        <ChosenArea />
      </div>
      <Tabs
        label={t('title')}
        tabs={shown.map((name) => ({ name, label: t(`tab.${name}`) }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === shown[0] ? undefined : tab, state: undefined })}
      >
        <Shown key={areaId} areaId={areaId} />
      </Tabs>
    </Page>
  )
}
