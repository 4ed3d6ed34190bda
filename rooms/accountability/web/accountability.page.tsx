import { useFilters, useMay, useWords } from '#platform/web'
import { LinkButton, Page, Tabs } from '#ui'
import { accountabilityWords } from './accountability.words.ts'
import { CaseTable } from './case-table.tsx'
import { MineSection } from './mine.section.tsx'
import { NoteTable } from './note-table.tsx'
import { TipInbox } from './tip-inbox.tsx'

/** Cases, praise and criticism, and (for those who handle them) protected tips. */
export function AccountabilityPage() {
  const t = useWords(accountabilityWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const tab = filters.tab ?? 'cases'
  const tabs = [
    { name: 'cases', label: t('cases') },
    { name: 'notes', label: t('notes') },
    ...(may('accountability.receive-tips') ? [{ name: 'tips', label: t('tips') }] : []),
  ]
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {may('accountability.propose') && <LinkButton to="/accountability/notes/new">{t('note.new')}</LinkButton>}
          {may('accountability.open') && (
            <LinkButton look="main" icon="plus" to="/accountability/cases/new">
              {t('case.new')}
            </LinkButton>
          )}
        </>
      }
    >
      <MineSection />
      <Tabs
        label={t('title')}
        tabs={tabs}
        current={tab}
        onChange={(next) => setFilters({ tab: next, q: undefined, state: undefined })}
      >
        {tab === 'cases' && <CaseTable />}
        {tab === 'notes' && <NoteTable />}
        {tab === 'tips' && <TipInbox />}
      </Tabs>
    </Page>
  )
}
