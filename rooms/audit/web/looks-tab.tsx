import type { Instant } from '#kit'
import { showMomentShort, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, RecordList, Tag, usePagedSource } from '#ui'
import { looksContract } from '../domain/index.ts'
import styles from './audit.module.css'
import { type AuditWord, auditWords } from './audit.words.ts'
import { Doer } from './doer.tsx'

const outcomes = ['all', 'shown', 'refused'] as const
type Outcome = (typeof outcomes)[number]

/** Who looked at which sensitive record and why; who asked for what was not theirs. */
export function LooksTab() {
  const t = useWords(auditWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const outcome = outcomes.find((one) => one === filters.looks) ?? 'all'
  const source = usePagedSource(useReadPages(looksContract, { outcome }))
  return (
    <RecordList
      label={t('tab.looks')}
      source={source}
      rowKey={(look) => look.id}
      tools={
        <Choice<Outcome>
          label={t('outcome')}
          options={outcomes.map((value) => ({ value, label: t(`looks.${value}`) }))}
          value={outcome}
          onChange={(value) => setFilters({ looks: value === 'all' ? undefined : value })}
        />
      }
      columns={[
        { key: 'who', head: t('who'), width: 'minmax(160px, 3fr)', cell: (look) => <Doer by={look.by} /> },
        {
          key: 'what',
          head: t('looks.what'),
          width: '3fr',
          cell: ({ title, subjectKind, subjectId }) => (
            <span className={styles.stack}>
              <span title={subjectKind}>{title ? reading(title) : subjectKind}</span>
              {subjectId && <span className={styles.small}>{subjectId}</span>}
            </span>
          ),
        },
        { key: 'why', head: t('looks.why'), width: '2fr', cell: ({ reason }) => sayReason(t, reason) },
        { key: 'where', head: t('where'), width: '2fr', from: 'wide', cell: ({ areaName }) => areaName },
        {
          key: 'outcome',
          head: t('outcome'),
          width: '110px',
          from: 'middle',
          cell: (look) => (look.outcome === 'refused' ? <Tag tone="soon">{t('looks.refused')}</Tag> : t('looks.shown')),
        },
        { key: 'at', head: t('at'), width: '130px', cell: ({ at }) => showMomentShort(at as Instant) },
      ]}
      empty={<Empty>{t('looks.none')}</Empty>}
    />
  )
}

function sayReason(t: (key: AuditWord) => string, reason: string): string {
  const key = `refused.${reason}`
  return key in auditWords.vi ? t(key as AuditWord) : reason
}
