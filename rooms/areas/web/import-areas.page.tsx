import { useDraft, useFilters, useWords } from '#platform/web'
import { Breadcrumb, Page, Tabs } from '#ui'
import { areaWords } from './areas.words.ts'
import { BoundariesImport } from './boundaries-import.tsx'
import { SuccessionImport, UnitsImport } from './table-import.tsx'

/** Where an administrator brings in lists of areas, their succession, and boundaries. */
export function ImportAreasPage() {
  const t = useWords(areaWords)
  const [filters, setFilters] = useFilters()
  const what = filters.what ?? 'units'
  const source = useDraft('areas.import.source', '')
  const sourceDoor = { value: source.value, onChange: source.change }
  return (
    <Page
      title={t('import.title')}
      above={<Breadcrumb crumbs={[{ label: t('areas'), to: '/areas' }, { label: t('import.title') }]} />}
      lead={t('import.lead')}
      width="reading"
    >
      <Tabs
        label={t('import.title')}
        tabs={[
          { name: 'units', label: t('import.units') },
          { name: 'succession', label: t('import.succession') },
          { name: 'boundaries', label: t('import.boundaries') },
        ]}
        current={what}
        onChange={(next) => setFilters({ what: next })}
      >
        {what === 'units' && <UnitsImport source={sourceDoor} />}
        {what === 'succession' && <SuccessionImport source={sourceDoor} />}
        {what === 'boundaries' && <BoundariesImport source={sourceDoor} />}
      </Tabs>
    </Page>
  )
}
