import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  type Filters,
  type QueryOf,
  showMoment,
  showMomentShort,
  useFilters,
  useMay,
  useRead,
  useReadPages,
  useWords,
} from '#platform/web'
import { Empty, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import { journalContract, journalTypesContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { AuditFilters, NarrowedTo, sharedQuery } from './audit-filters.tsx'
import { Doer, type JournalItem } from './doer.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { useFactWords } from './fact-words.ts'

type JournalQuery = z.infer<typeof journalContract.query>

/** Whatever room states a fact, the list hears of it. */
const liveKeys = ['areas', 'in-force', 'bodies', 'accounts', 'tasks', 'documents', 'notices', 'jobs']

const narrowing = { subjectId: 'only-subject', documentId: 'only-document', officerId: 'only-officer' } as const

/** The journal, newest first. */
export function EntriesTab() {
  const t = useWords(auditWords)
  const sayFact = useFactWords()
  const [filters] = useFilters()
  const [open, setOpen] = useState<JournalItem>()
  const query = queryOf(filters)
  const source = usePagedSource(useReadPages(journalContract, query, { rooms: liveKeys }))
  return (
    <>
      <EntryFilters />
      <RecordList
        label={t('title')}
        source={source}
        rowKey={(entry) => entry.id}
        tools={<SheetExport sheet="audit.entries" filters={query} />}
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
  const may = useMay()
  const sayFact = useFactWords()
  const [filters, setFilters] = useFilters()
  const types = useRead(journalTypesContract, {})
  return (
    <>
      <NarrowedTo names={may('accounts.read') ? narrowing : { ...narrowing, accountId: 'only-account' }} />
      <AuditFilters also={['type']}>
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
      </AuditFilters>
    </>
  )
}

function queryOf(filters: Filters): QueryOf<JournalQuery> {
  const { subjectId, documentId, officerId, type } = filters
  return { ...sharedQuery(filters), subjectId, documentId, officerId, type }
}
