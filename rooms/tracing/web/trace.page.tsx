import { useState } from 'react'
import type { Instant } from '#kit'
import { type PageProps, showMoment, showNumber, useFilters, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, Button, Note, Page, RefusalNote, Tabs } from '#ui'
import { type TracePage as Trace, tracePageContract } from '../domain/index.ts'
import { ChainGraph } from './chain-graph.tsx'
import { ChooseLevels } from './choose-levels.tsx'
import { CloseTrace } from './close-trace.tsx'
import { GiveTasks } from './give-tasks.tsx'
import { PeopleList } from './people-list.tsx'
import { TracePlaces } from './trace-places.tsx'
import { TraceTimeline } from './trace-timeline.tsx'
import { TraceState } from './traces.face.tsx'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'
import { useTraceAgain } from './use-trace-again.ts'

const faces = { graph: ChainGraph, timeline: TraceTimeline, list: PeopleList, places: TracePlaces } as const
const names = Object.keys(faces) as (keyof typeof faces)[]

/** One trace: as a chain, over time, as a list, by place; and the tasks that follow from it. */
export function TracePage({ params }: PageProps) {
  const t = useWords(tracingWords)
  const reading = useReading()
  const answer = useRead(tracePageContract, { traceId: params.traceId ?? '' }, { rooms: ['tracing', 'contacts'] })
  const trace = answer.data
  return (
    <Page
      title={trace ? `${t('title')} ${trace.code}` : t('title')}
      above={<Breadcrumb crumbs={[{ label: t('title'), to: '/tracing?tab=traces' }, { label: trace?.code ?? '' }]} />}
      lead={
        trace &&
        `${trace.seeds
          .map(({ caseCode }) => caseCode)
          .slice(0, 5)
          .join(', ')} · ${reading(trace.areaTitle)}`
      }
      actions={trace && <Actions trace={trace} />}
      strip={trace && <Strip trace={trace} />}
    >
      <Answer to={answer} rows={8}>
        {(found) => <Faces trace={found} />}
      </Answer>
    </Page>
  )
}

function Faces({ trace }: { readonly trace: Trace }) {
  const t = useWords(tracingWords)
  const [filters, setFilters] = useFilters()
  const current = names.find((name) => name === filters.tab) ?? 'graph'
  const Shown = faces[current]
  return (
    <>
      <StaleNotice trace={trace} />
      <Tabs
        label={t('title')}
        tabs={names.map((name) => ({
          name,
          label: t(name),
          ...(name === 'list' ? { count: trace.people.length } : {}),
        }))}
        current={current}
        onChange={(tab) => setFilters({ tab: tab === 'graph' ? undefined : tab })}
      >
        <Shown trace={trace} />
      </Tabs>
      <p className={styles.quiet}>
        {trace.servedBy === 'sql'
          ? t('served.sql')
          : t('served', { ms: showNumber(Math.max(1, Math.round(trace.tookMs))), seq: showNumber(trace.appliedSeq) })}
      </p>
    </>
  )
}

function StaleNotice({ trace }: { readonly trace: Trace }) {
  const t = useWords(tracingWords)
  const again = useTraceAgain(trace)
  if (trace.staleReason === null || trace.replacedBy !== null || trace.closedAt !== null) return null
  return (
    <>
      <Note
        tone="warn"
        title={t('stale.do')}
        action={
          trace.mayTrace && (
            <Button look="main" busy={again.isBusy} onClick={() => void again.ask(trace.levels)}>
              {t('retrace')}
            </Button>
          )
        }
      >
        {t(`stale.${trace.staleReason}`)}
      </Note>
      {again.problem && <RefusalNote problem={again.problem} />}
    </>
  )
}

function Actions({ trace }: { readonly trace: Trace }) {
  const t = useWords(tracingWords)
  const [open, setOpen] = useState<'give' | 'levels' | 'close'>()
  if (!trace.mayTrace || trace.closedAt !== null || trace.replacedBy !== null) return null
  return (
    <>
      {trace.staleAt === null && (
        <Button look="main" onClick={() => setOpen('give')}>
          {t('give.preview')}
        </Button>
      )}
      <Button onClick={() => setOpen('levels')}>{t('levels')}</Button>
      <Button look="quiet" onClick={() => setOpen('close')}>
        {t('close')}
      </Button>
      {open === 'give' && <GiveTasks trace={trace} onClose={() => setOpen(undefined)} />}
      {open === 'levels' && <ChooseLevels trace={trace} onClose={() => setOpen(undefined)} />}
      {open === 'close' && <CloseTrace trace={trace} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Strip({ trace }: { readonly trace: Trace }) {
  const t = useWords(tracingWords)
  const left = trace.found.filter(({ found, kept }) => found > kept)
  return (
    <span className={styles.line}>
      <TraceState trace={trace} />
      {trace.found.map(({ level, found }) => (
        <span key={level}>
          F{level} <strong>{showNumber(found)}</strong>
        </span>
      ))}
      <span className={styles.quiet}>{showMoment(trace.askedAt as Instant)}</span>
      {trace.orders.given > 0 && (
        <span className={styles.quiet}>
          {t('tasks')}: {t('tasksOf', trace.orders)}
        </span>
      )}
      {left.map(({ level, found, kept }) => (
        <span key={level} className={styles.quiet}>
          F{level}: {t('leftOut', { kept: showNumber(kept), found: showNumber(found), left: showNumber(found - kept) })}
        </span>
      ))}
    </span>
  )
}
