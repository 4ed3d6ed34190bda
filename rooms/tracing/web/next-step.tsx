import { useGo, useIntent, useMay, useWords } from '#platform/web'
import { Button, LinkButton, RefusalNote } from '#ui'
import { type ClockLine, startInterview, traceCases } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

type Known = Pick<ClockLine, 'caseId' | 'interviewId' | 'isInterviewed' | 'traceId' | 'isTraceStale'>

/** The one thing to do next with a case: interview it, trace from it, or open what the trace found. The others stand beside it, quietly. */
export function NextStep({ line }: { readonly line: Known }) {
  const t = useWords(tracingWords)
  const may = useMay()
  const go = useGo()
  const start = useIntent(startInterview)
  const trace = useIntent(traceCases)
  const { caseId, interviewId, isInterviewed, traceId, isTraceStale } = line
  const openInterview = async () => {
    const done = await start.ask({ caseId })
    const { interviewId: id } = (done?.result ?? {}) as { interviewId?: string }
    if (id) go(`/tracing/interviews/${id}`)
  }
  const ask = async () => {
    const done = await trace.ask({ caseIds: [caseId], levels: 2 })
    const { traceId: id } = (done?.result ?? {}) as { traceId?: string }
    if (id) go(`/tracing/traces/${id}`)
  }
  const isTraced = traceId !== null && !isTraceStale
  const problem = start.problem ?? trace.problem
  return (
    <span className={styles.buttons}>
      {isTraced && (
        <LinkButton to={`/tracing/traces/${traceId}`} look="main">
          {t('openTrace')}
        </LinkButton>
      )}
      {!isTraced && (isInterviewed || traceId !== null) && may('tracing.trace') && (
        <Button look="main" busy={trace.state === 'sending'} onClick={() => void ask()}>
          {t(traceId === null ? 'trace' : 'retrace')}
        </Button>
      )}
      {!isTraced && !isInterviewed && may('tracing.interview') && (
        <Button look="main" busy={start.state === 'sending'} onClick={() => void openInterview()}>
          {t(interviewId === null ? 'interview' : 'interview.goOn')}
        </Button>
      )}
      {!isTraced && !isInterviewed && traceId === null && may('tracing.trace') && (
        <Button look="quiet" busy={trace.state === 'sending'} onClick={() => void ask()}>
          {t('trace')}
        </Button>
      )}
      {problem && <RefusalNote problem={problem} />}
    </span>
  )
}
