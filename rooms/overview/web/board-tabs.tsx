import { areaPanelsOf, useFilters, useMay, useReading, useWords } from '#platform/web'
import { AreaPanelView, Tabs } from '#ui'
import { overviewWords } from './overview.words.ts'

/** What lies behind the board, one tab a room: tasks, documents, people, history. */
export function BoardTabs({ areaId }: { readonly areaId: number }) {
  const t = useWords(overviewWords)
  const reading = useReading()
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const panels = areaPanelsOf('tab').filter(({ permission }) => may(permission))
  const current = panels.find(({ name }) => name === filters.tab) ?? panels[0]
  if (!current) return null
  return (
    <Tabs
      label={t('more')}
      tabs={panels.map(({ name, label }) => ({ name, label: label ? reading(label) : name }))}
      current={current.name}
      onChange={(tab) => setFilters({ tab })}
    >
      <AreaPanelView panel={current} areaId={areaId} />
    </Tabs>
  )
}
