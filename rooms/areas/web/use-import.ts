import { useCallback, useRef, useState } from 'react'
import type { Intent, IntentContract } from '#kit'
import { askOnce, intentOf, type Problem, refreshRoomOf, toProblem } from '#platform/web'

/** An import under way: `send(payload)`, then `verdict`. */
export interface Import<P, V> {
  readonly send: (payload: P) => Promise<void>
  readonly isSending: boolean
  readonly problem: Problem | undefined
  readonly verdict: V | undefined
  readonly reset: () => void
}

/**
 * Sends a whole file as one change. A file is too large to be noted on this machine as other changes are: the intent is
 * kept in memory instead, and the same one goes again after a fault, so that nothing is brought in twice.
 */
export function useImport<P, V>(contract: IntentContract<P>): Import<P, V> {
  const unanswered = useRef<Intent<P>>(undefined)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [verdict, setVerdict] = useState<V>()
  const send = useCallback(
    async (payload: P) => {
      const intent = unanswered.current?.payload === payload ? unanswered.current : intentOf(contract, payload)
      unanswered.current = intent
      setSending(true)
      setProblem(undefined)
      try {
        setVerdict((await askOnce(intent)) as V)
        unanswered.current = undefined
        refreshRoomOf(contract.type)
      } catch (thrown) {
        setProblem(toProblem(thrown))
      } finally {
        setSending(false)
      }
    },
    [contract],
  )
  const reset = useCallback(() => {
    unanswered.current = undefined
    setProblem(undefined)
    setVerdict(undefined)
  }, [])
  return { send, isSending, problem, verdict, reset }
}
