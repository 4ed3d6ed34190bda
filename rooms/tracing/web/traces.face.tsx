import type { Instant } from '#kit'
import { showMomentShort, showNumber, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, type Column, Empty, RecordList, Tag, usePagedSource } from '#ui'
import { type TraceHead, traceListContract } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

/** Traces of an area, the newest first. */
export function TracesFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(tracingWords)
  const [filters, setFilters] = useFilters()
  const state = filters.state === 'all' ? 'all' : 'open'
  const source = usePagedSource(useReadPages(traceListContract, { areaId, state, limit: '60' }))
  return (
    <RecordList
      label={t('tab.traces')}
      source={source}
      rowKey={(trace) => trace.id}
      rowLink={(trace) => `/tracing/traces/${trace.id}`}
      tools={
        <Choice
          label={t('state')}
          value={state}
          onChange={(next) => setFilters({ state: next === 'all' ? 'all' : undefined })}
          options={(['open', 'all'] as const).map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      }
      columns={useColumns()}
      empty={<Empty title={t('traces.none')}>{t('traces.none.help')}</Empty>}
    />
  )
}

function useColumns(): readonly Column<TraceHead>[] {
  const t = useWords(tracingWords)
  const reading = useReading()
  return [
    {
      key: 'code',
      head: t('code'),
      width: 'minmax(0, 1.4fr)',
      cell: (trace) => (
        <>
          <span className={styles.code}>{trace.code}</span> <TraceState trace={trace} />
          <span className={styles.under}>{reading(trace.areaTitle)}</span>
        </>
      ),
    },
    {
      key: 'from',
      head: t('from'),
      width: 'minmax(0, 1.4fr)',
      from: 'middle',
      cell: ({ seeds }) =>
        seeds.length > 3
          ? `${seeds[0]?.caseCode} +${seeds.length - 1}`
          : seeds.map(({ caseCode }) => caseCode).join(', '),
    },
    {
      key: 'found',
      head: t('found'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ found }) => found.map((one) => `F${one.level} ${showNumber(one.found)}`).join(' · '),
    },
    {
      key: 'tasks',
      head: t('tasks'),
      width: '130px',
      from: 'middle',
      cell: ({ orders }) =>
        orders.given === 0 ? t('tasks.none') : t('tasksOf', { done: orders.done, given: orders.given }),
    },
    {
      key: 'asked',
      head: t('asked'),
      width: '130px',
      from: 'wide',
      cell: ({ askedAt }) => showMomentShort(askedAt as Instant),
    },
  ]
}

/** Whether a trace still says what is so. */
export function TraceState({ trace }: { readonly trace: TraceHead }) {
  const t = useWords(tracingWords)
  if (trace.forgottenAt !== null) return <Tag>{t('forgotten')}</Tag>
  if (trace.closedAt !== null) return <Tag>{t('closed')}</Tag>
  if (trace.replacedBy !== null) return <Tag>{t('replaced')}</Tag>
  if (trace.staleAt !== null) return <Tag tone="warn">{t('stale')}</Tag>
  return null
}
