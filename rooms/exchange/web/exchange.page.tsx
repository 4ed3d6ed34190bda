import { useFilters, useReading, useWords } from '#platform/web'
import { Page, Tabs } from '#ui'
import { BatchList } from './batch-list.tsx'
import { exchangeWords } from './exchange.words.ts'
import { ExportTab } from './export-tab.tsx'
import { ImportTab } from './import-tab.tsx'
import { exchangeNames } from './paths.ts'

const tabs = [
  { name: 'in', Face: ImportTab },
  { name: 'out', Face: ExportTab },
  { name: 'history', Face: BatchList },
] as const

/** Officers' own spreadsheets, in and out. */
export function ExchangePage() {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const current = tabs.find(({ name }) => name === filters.tab) ?? tabs[0]
  const title = reading(exchangeNames.page)
  return (
    <Page title={title} lead={t('lead')}>
      <Tabs
        label={title}
        tabs={tabs.map(({ name }) => ({ name, label: t(`tab.${name}`) }))}
        current={current.name}
        onChange={(tab) => setFilters({ tab: tab === 'in' ? undefined : tab })}
      >
        <current.Face />
      </Tabs>
    </Page>
  )
}
