import { useGo, useIntent, useWords } from '#platform/web'
import { Button, RefusalNote } from '#ui'
import { traceCases } from '../domain/index.ts'
import { interviewWords } from './interview.words.ts'

/** Traces from one case and opens what was found. */
export function TraceFromCase({ caseId }: { readonly caseId: string }) {
  const t = useWords(interviewWords)
  const go = useGo()
  const trace = useIntent(traceCases)
  const ask = async () => {
    const done = await trace.ask({ caseIds: [caseId], levels: 2 })
    const { traceId } = (done?.result ?? {}) as { traceId?: string }
    if (traceId) go(`/tracing/traces/${traceId}`)
  }
  return (
    <>
      <Button look="main" busy={trace.state === 'sending'} onClick={() => void ask()}>
        {t('trace')}
      </Button>
      {trace.problem && <RefusalNote problem={trace.problem} />}
    </>
  )
}
