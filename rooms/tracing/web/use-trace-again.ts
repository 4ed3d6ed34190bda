import { useGo, useIntent } from '#platform/web'
import { type TraceHead, traceCases } from '../domain/index.ts'

/** Traces the cases of a trace once more, so many classes far, and opens what was found. */
export function useTraceAgain(trace: TraceHead) {
  const go = useGo()
  const again = useIntent(traceCases)
  const ask = async (levels: number) => {
    const caseIds = trace.seeds.map(({ caseId }) => caseId)
    const done = await again.ask({ caseIds, levels })
    const { traceId } = (done?.result ?? {}) as { traceId?: string }
    if (traceId) go(`/tracing/traces/${traceId}`)
    return traceId !== undefined
  }
  return { ask, isBusy: again.state === 'sending', problem: again.problem }
}
