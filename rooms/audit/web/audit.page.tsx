import { useFilters, useMay, useWords } from '#platform/web'
import { Page, Tabs } from '#ui'
import { auditWords } from './audit.words.ts'
import { EntriesTab } from './entries-tab.tsx'
import { LooksTab } from './looks-tab.tsx'
import { MarksTab } from './marks-tab.tsx'
import { SignInsTab } from './sign-ins-tab.tsx'
import { VerifyTab } from './verify-tab.tsx'

const tabs = [
  { name: 'entries', permission: 'audit.read', Face: EntriesTab },
  { name: 'looks', permission: 'audit.access', Face: LooksTab },
  { name: 'sign-ins', permission: 'audit.access', Face: SignInsTab },
  { name: 'marks', permission: 'audit.access', Face: MarksTab },
  { name: 'verify', permission: 'audit.verify', Face: VerifyTab },
] as const

/** Who did and saw what, and whether the record of it is whole. */
export function AuditPage() {
  const t = useWords(auditWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const open = tabs.filter(({ permission }) => may(permission))
  const current = open.find(({ name }) => name === filters.tab) ?? open[0]
  if (!current) return null
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('title')}
        tabs={open.map(({ name }) => ({ name, label: t(`tab.${name}`) }))}
        current={current.name}
        onChange={(tab) => setFilters({ tab: tab === 'entries' ? undefined : tab, q: undefined, subjectId: undefined })}
      >
        <current.Face />
      </Tabs>
    </Page>
  )
}
