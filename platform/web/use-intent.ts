import { useCallback, useState } from 'react'
import type { Intent, IntentContract } from '#kit'
import { isTouchedBy } from './api.ts'
import { type Problem, refusalProblem, toProblem } from './problem.ts'
import { queryClient } from './query-client.ts'
import { intentOf, send } from './send.ts'
import { forgetAccount } from './session.ts'
import { forgetUnanswered, unansweredIntent } from './unanswered.ts'

/** A change that a screen can ask for: `ask(payload)` answers the result, or undefined with `problem` set. */
export interface IntentDoor<P> {
  readonly ask: (payload: P, occurredAt?: string) => Promise<{ readonly result: unknown } | undefined>
  readonly state: 'idle' | 'sending'
  readonly problem: Problem | undefined
  readonly forgetProblem: () => void
}

/**
 * One change, from a button or a form. The same payload asked again after a fault goes with the same id, so that a
 * second click never does it twice. After an accepted change the answers of the contract's room are asked again at once.
 *
 * @example
 * const acknowledge = useIntent(acknowledgeTask)
 * <Button busy={acknowledge.state === 'sending'} onClick={() => acknowledge.ask({ taskId })}>
 */
export function useIntent<P>(contract: IntentContract<P>): IntentDoor<P> {
  const [state, setState] = useState<'idle' | 'sending'>('idle')
  const [problem, setProblem] = useState<Problem>()
  const ask = useCallback(
    async (payload: P, occurredAt?: string) => {
      const intent = unansweredIntent(intentOf(contract, payload, occurredAt))
      setState('sending')
      setProblem(undefined)
      try {
        const result = await askOnce(intent)
        forgetUnanswered(intent)
        refreshRoomOf(contract.type)
        return { result }
      } catch (thrown) {
        const problem = toProblem(thrown)
        if (problem.kind === 'refused') forgetUnanswered(intent)
        if (problem.kind === 'signed-out') forgetAccount()
        setProblem(problem)
        return undefined
      } finally {
        setState('idle')
      }
    },
    [contract],
  )
  return { ask, state, problem, forgetProblem: useCallback(() => setProblem(undefined), []) }
}

/** Sends one intent; answers its result or throws the refusal as a `Problem`. */
export async function askOnce(intent: Intent): Promise<unknown> {
  const [answer] = await send([intent])
  if (answer?.outcome === 'refused') throw refusalProblem(answer.refusal)
  return answer?.outcome === 'accepted' || answer?.outcome === 'already-done' ? answer.result : undefined
}

/** Asks again everything that belongs to the room of an intent type, and the radar. */
export function refreshRoomOf(intentType: string): void {
  const rooms = new Set([intentType.split('.')[0] ?? '', 'gaps'])
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isTouchedBy(queryKey, rooms) })
}
