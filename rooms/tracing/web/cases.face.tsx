import type { Instant } from '#kit'
import {
  Link,
  showMomentShort,
  useFilters,
  useGo,
  useIntent,
  useMay,
  useReading,
  useReadPages,
  useWords,
} from '#platform/web'
import { type BulkAction, Choice, Clock, type Column, Empty, RecordList, usePagedSource } from '#ui'
import { type ClockLine, clockListContract, traceCases } from '../domain/index.ts'
import { NextStep } from './next-step.tsx'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

const states = ['open', 'late', 'all'] as const

/** Cases with their clocks, those that wait longest first, each with the one thing to do next. */
export function CasesFace({ areaId }: { readonly areaId: number }) {
  const t = useWords(tracingWords)
  const [filters, setFilters] = useFilters()
  const state = states.find((one) => one === filters.state) ?? 'open'
  const together = useTraceTogether()
  const source = usePagedSource(useReadPages(clockListContract, { areaId, state, limit: '60' }))
  return (
    <RecordList
      label={t('tab.cases')}
      source={source}
      rowKey={(line) => line.caseId}
      tools={
        <Choice
          label={t('state')}
          value={state}
          onChange={(next) => setFilters({ state: next === 'open' ? undefined : next })}
          options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
      }
      columns={useColumns()}
      bulk={together}
      empty={<Empty title={t('cases.none')}>{t('cases.none.help')}</Empty>}
    />
  )
}

/** Several cases as one trace: a cluster, the cases of an evening. */
function useTraceTogether(): readonly BulkAction<ClockLine>[] {
  const t = useWords(tracingWords)
  const may = useMay()
  const go = useGo()
  const trace = useIntent(traceCases)
  if (!may('tracing.trace')) return []
  const run = async (lines: readonly ClockLine[]) => {
    const done = await trace.ask({ caseIds: lines.map(({ caseId }) => caseId), levels: 2 })
    if (!done) return undefined
    const { traceId } = done.result as { traceId: string }
    go(`/tracing/traces/${traceId}`)
    return { said: t('traced', { count: lines.length }) }
  }
  return [{ label: t('trace.together'), run }]
}

function useColumns(): readonly Column<ClockLine>[] {
  const t = useWords(tracingWords)
  const reading = useReading()
  return [
    {
      key: 'case',
      head: t('case'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ caseId, caseCode, areaTitle }) => (
        <>
          <Link to={`/cases/${caseId}`} className={styles.code}>
            {caseCode}
          </Link>
          <span className={styles.under}>{reading(areaTitle)}</span>
        </>
      ),
    },
    {
      key: 'waits',
      head: t('waits'),
      width: 'minmax(0, 1.4fr)',
      cell: ({ stage, f1, f1Isolated }) => (
        <>
          {t(`stage.${stage}`)}
          {f1 > 0 && <span className={styles.under}>{t('isolatedOf', { done: f1Isolated, all: f1 })}</span>}
        </>
      ),
    },
    {
      key: 'confirmed',
      head: t('confirmed'),
      width: '120px',
      from: 'wide',
      cell: ({ confirmedAt }) => showMomentShort(confirmedAt as Instant),
    },
    {
      key: 'due',
      head: t('due'),
      width: '140px',
      cell: ({ dueAt, stage }) =>
        stage === 'done' ? (
          t('stage.done')
        ) : dueAt === null ? (
          <span className={styles.quiet}>{t('noTarget')}</span>
        ) : (
          <Clock due={dueAt as Instant} />
        ),
    },
    { key: 'next', head: t('next'), width: '230px', cell: (line) => <NextStep line={line} /> },
  ]
}
