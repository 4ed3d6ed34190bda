import { useState } from 'react'
import type { z } from 'zod'
import { addDays, type Day, type Instant, startOfDay } from '#kit'
import {
  cityOffset,
  type QueryOf,
  showMoment,
  showMomentShort,
  useFilters,
  useRead,
  useReadPages,
  useWords,
} from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Button, DayField, Empty, Note, RecordList, SelectField, Tag, useMedia, usePagedSource } from '#ui'
import { journalContract, journalTypesContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { Doer, type JournalItem } from './doer.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { useFactWords } from './fact-words.ts'

type JournalQuery = z.infer<typeof journalContract.query>

/** Whatever room states a fact, the list hears of it. */
const liveKeys = ['areas', 'in-force', 'bodies', 'accounts', 'tasks', 'documents', 'notices', 'jobs']

const narrowing = ['subjectId', 'accountId', 'documentId', 'officerId'] as const
const narrowingWords = {
  subjectId: 'only-subject',
  accountId: 'only-account',
  documentId: 'only-document',
  officerId: 'only-officer',
} as const

/** The journal, newest first. */
export function EntriesTab() {
  const t = useWords(auditWords)
  const sayFact = useFactWords()
  const [filters] = useFilters()
  const [open, setOpen] = useState<JournalItem>()
  const source = usePagedSource(useReadPages(journalContract, queryOf(filters), { rooms: liveKeys }))
  return (
    <>
      <EntryFilters />
      <RecordList
        label={t('title')}
        source={source}
        rowKey={(entry) => entry.id}
        columns={[
          {
            key: 'what',
            head: t('what'),
            width: 'minmax(180px, 3fr)',
            cell: (entry) => (
              <button type="button" className={styles.plain} onClick={() => setOpen(entry)}>
                <span className={styles.stack}>
                  <span>{sayFact(entry)}</span>
                  {entry.subjectName && entry.subjectName !== entry.by.name && (
                    <span className={styles.small}>{entry.subjectName}</span>
                  )}
                </span>
              </button>
            ),
          },
          { key: 'who', head: t('who'), width: '3fr', cell: (entry) => <Doer by={entry.by} /> },
          { key: 'where', head: t('where'), width: '2fr', from: 'middle', cell: (entry) => entry.areaName },
          {
            key: 'at',
            head: t('occurred-at'),
            width: '150px',
            cell: ({ occurredAt, recordedAt }) => (
              <time dateTime={occurredAt} title={t('recorded-at', { at: showMoment(recordedAt as Instant) })}>
                {showMomentShort(occurredAt as Instant)}
              </time>
            ),
          },
          {
            key: 'seal',
            head: t('seal'),
            width: '120px',
            from: 'wide',
            cell: ({ sealed }) =>
              sealed ? <span className={styles.small}>{t('sealed')}</span> : <Tag>{t('unsealed')}</Tag>,
          },
        ]}
        empty={<Empty>{t('entries.none')}</Empty>}
      />
      {open && <EntryDialog entry={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function EntryFilters() {
  const t = useWords(auditWords)
  const sayFact = useFactWords()
  const [filters, setFilters] = useFilters()
  const types = useRead(journalTypesContract, {})
  const isWide = useMedia('(min-width: 640px)')
  const hasFilter = ['type', 'areaId', 'from', 'to'].some((name) => filters[name])
  const narrowed = narrowing.filter((name) => filters[name])
  const day = (name: 'from' | 'to') => ({
    name,
    value: filters[name] as Day | undefined,
    onChange: (value: Day | undefined) => setFilters({ [name]: value }),
    problem: undefined,
  })
  return (
    <>
      {narrowed.map((name) => (
        <Note
          key={name}
          icon="search"
          action={
            <Button look="quiet" onClick={() => setFilters({ [name]: undefined })}>
              {t('filter-off')}
            </Button>
          }
        >
          {t(narrowingWords[name])} <span className={styles.small}>{filters[name]}</span>
        </Note>
      ))}
      <details className={styles.more} open={isWide || hasFilter}>
        <summary>{t('filters')}</summary>
        <div className={styles.filters}>
          <SelectField
            name="type"
            label={t('type')}
            value={filters.type}
            onChange={(type) => setFilters({ type })}
            options={(types.data?.items ?? []).map(({ type }) => ({
              value: type,
              label: sayFact({ type, title: null }),
            }))}
            problem={undefined}
          />
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
    </>
  )
}

function queryOf(filters: Readonly<Record<string, string>>): QueryOf<JournalQuery> {
  const { areaId, from, to, type } = filters
  const named = Object.fromEntries(narrowing.flatMap((name) => (filters[name] ? [[name, filters[name]]] : [])))
  return {
    ...named,
    type,
    areaId: areaId === undefined ? undefined : Number(areaId),
    from: from === undefined ? undefined : startOfDay(from as Day, cityOffset()),
    to: to === undefined ? undefined : startOfDay(addDays(to as Day, 1), cityOffset()),
  }
}
