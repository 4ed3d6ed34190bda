import type { ReactNode } from 'react'
import { addDays, type Day, startOfDay } from '#kit'
import { cityOffset, type Filters, read, useFilters, useMay, useRead, useWords } from '#platform/web'
import { accountContract, listAccountsContract } from '#rooms/access/domain'
import { AreaField } from '#rooms/areas/web'
import { Button, DayField, Note, PickField, useMedia } from '#ui'
import styles from './audit.module.css'
import { type AuditWord, auditWords } from './audit.words.ts'

const shared = ['accountId', 'areaId', 'from', 'to'] as const

/** What every list of audit can be narrowed by: a person, an area, days; and what the tab adds before them. */
export function AuditFilters({ children, also }: { readonly children?: ReactNode; readonly also: readonly string[] }) {
  const t = useWords(auditWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const isWide = useMedia('(min-width: 640px)')
  const hasFilter = [...shared, ...also].some((name) => filters[name])
  const day = (name: 'from' | 'to') => ({
    name,
    value: filters[name] as Day | undefined,
    onChange: (value: Day | undefined) => setFilters({ [name]: value }),
    problem: undefined,
  })
  return (
    <details className={styles.more} open={isWide || hasFilter}>
      <summary>{t('filters')}</summary>
      <div className={styles.filters}>
        {children}
        {may('accounts.read') && <PersonField />}
        <AreaField
          name="areaId"
          label={t('area')}
          value={filters.areaId === undefined ? undefined : Number(filters.areaId)}
          onChange={(areaId) => setFilters({ areaId: areaId === undefined ? undefined : String(areaId) })}
          problem={undefined}
        />
        <DayField label={t('from')} {...day('from')} />
        <DayField label={t('to')} {...day('to')} />
      </div>
    </details>
  )
}

function PersonField() {
  const t = useWords(auditWords)
  const [filters, setFilters] = useFilters()
  const accountId = filters.accountId
  const account = useRead(accountContract, { accountId }, { enabled: accountId !== undefined })
  const chosen = account.data && { id: account.data.id, label: account.data.name, detail: account.data.username }
  return (
    <PickField<string>
      name="accountId"
      label={t('person')}
      value={accountId}
      chosen={chosen}
      onChange={(value) => setFilters({ accountId: value })}
      find={async (text, signal) => {
        const { items } = await read(listAccountsContract, { q: text, state: 'all', limit: 12 }, signal)
        return items.map(({ id, name, username }) => ({ id, label: name, detail: username }))
      }}
      problem={undefined}
    />
  )
}

/** Says what the list was narrowed to by a step from elsewhere, and the way back. */
export function NarrowedTo({ names }: { readonly names: Readonly<Record<string, AuditWord>> }) {
  const t = useWords(auditWords)
  const [filters, setFilters] = useFilters()
  return Object.entries(names)
    .filter(([name]) => filters[name])
    .map(([name, word]) => (
      <Note
        key={name}
        icon="search"
        action={
          <Button look="quiet" onClick={() => setFilters({ [name]: undefined })}>
            {t('filter-off')}
          </Button>
        }
      >
        {t(word)} <span className={styles.small}>{filters[name]}</span>
      </Note>
    ))
}

/** The shared filters as the questions take them: days become moments, both ends included. */
export function sharedQuery(filters: Filters) {
  const { accountId, areaId, from, to } = filters
  return {
    accountId,
    areaId: areaId === undefined ? undefined : Number(areaId),
    from: from === undefined ? undefined : startOfDay(from as Day, cityOffset()),
    to: to === undefined ? undefined : startOfDay(addDays(to as Day, 1), cityOffset()),
  }
}
