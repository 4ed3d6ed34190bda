import { useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import {
  type Filters,
  type QueryOf,
  showMomentShort,
  useFilters,
  useRead,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { Choice, Empty, RecordList, SelectField, SheetExport, Tag, usePagedSource } from '#ui'
import { type lookItem, lookKindsContract, looksContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { auditWords } from './audit.words.ts'
import { AuditFilters, NarrowedTo, sharedQuery } from './audit-filters.tsx'
import { Doer } from './doer.tsx'
import { KeptFor } from './kept-for.tsx'
import { LookDialog } from './look-dialog.tsx'
import { useLookWords } from './look-words.ts'

type LookItem = z.infer<typeof lookItem>

const outcomes = ['all', 'shown', 'refused'] as const
type Outcome = (typeof outcomes)[number]

/** Who looked at which sensitive record and why; who asked for what was not theirs. */
export function LooksTab() {
  const t = useWords(auditWords)
  const { sayWhat, sayReason } = useLookWords()
  const [filters, setFilters] = useFilters()
  const [open, setOpen] = useState<LookItem>()
  const query = queryOf(filters)
  const source = usePagedSource(useReadPages(looksContract, query))
  return (
    <>
      <LookFilters />
      <RecordList
        label={t('tab.looks')}
        source={source}
        rowKey={(look) => look.id}
        tools={
          <>
            <Choice<Outcome>
              label={t('outcome')}
              options={outcomes.map((value) => ({ value, label: t(`looks.${value}`) }))}
              value={outcomeOf(filters)}
              onChange={(value) => setFilters({ looks: value === 'all' ? undefined : value })}
            />
            <SheetExport sheet="audit.looks" filters={query} />
          </>
        }
        columns={[
          {
            key: 'what',
            head: t('looks.what'),
            width: 'minmax(160px, 3fr)',
            cell: (look) => (
              <button type="button" className={styles.plain} onClick={() => setOpen(look)}>
                <span className={styles.stack}>
                  <span>{sayWhat(look)}</span>
                  {look.subjectId && <span className={styles.small}>{look.subjectName ?? look.subjectId}</span>}
                </span>
              </button>
            ),
          },
          { key: 'who', head: t('who'), width: '3fr', cell: (look) => <Doer by={look.by} /> },
          { key: 'why', head: t('looks.why'), width: '2fr', from: 'middle', cell: ({ reason }) => sayReason(reason) },
          { key: 'where', head: t('where'), width: '2fr', from: 'wide', cell: ({ areaName }) => areaName },
          {
            key: 'outcome',
            head: t('outcome'),
            width: '110px',
            cell: (look) =>
              look.outcome === 'refused' ? <Tag tone="soon">{t('looks.refused')}</Tag> : t('looks.shown'),
          },
          { key: 'at', head: t('at'), width: '130px', cell: ({ at }) => showMomentShort(at as Instant) },
        ]}
        empty={<Empty>{t('looks.none')}</Empty>}
      />
      <KeptFor what="looksDays" />
      {open && <LookDialog look={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function LookFilters() {
  const t = useWords(auditWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const kinds = useRead(lookKindsContract, {})
  return (
    <>
      <NarrowedTo names={{ subjectId: 'only-record' }} />
      <AuditFilters also={['kind']}>
        <SelectField
          name="kind"
          label={t('looks.kind')}
          value={filters.kind}
          onChange={(kind) => setFilters({ kind })}
          options={(kinds.data?.items ?? []).map(({ kind, title }) => ({
            value: kind,
            label: title ? reading(title) : kind,
          }))}
          problem={undefined}
        />
      </AuditFilters>
    </>
  )
}

function outcomeOf(filters: Filters): Outcome {
  return outcomes.find((one) => one === filters.looks) ?? 'all'
}

function queryOf(filters: Filters): QueryOf<z.infer<typeof looksContract.query>> {
  const { subjectId, kind } = filters
  return { ...sharedQuery(filters), subjectId, kind, outcome: outcomeOf(filters) }
}
