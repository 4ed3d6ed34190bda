import { useCallback, useState } from 'react'
import type { Words } from '#kit'
import { forgetAccount, type Problem, refreshRoomOf, request, toProblem } from '#platform/web'

/** One of the routes with secrets: `send(body)` answers what the server said, or undefined with `problem` set. */
export interface RequestDoor<A> {
  readonly send: (body: object) => Promise<A | undefined>
  readonly busy: boolean
  readonly problem: Problem | undefined
  /** The sentence for one field. */
  readonly of: (field: string) => Words | undefined
}

/**
 * Sends to a route of the room. Passwords, codes and tokens never go through the door of intents: see the room's README.
 * Afterwards the account and the session are asked again, for what one may do can have changed.
 */
export function useRequest<A>(path: string): RequestDoor<A> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const send = useCallback(
    async (body: object) => {
      setBusy(true)
      setProblem(undefined)
      try {
        const answer = await request<A>(path, { method: 'POST', body })
        forgetAccount()
        refreshRoomOf('accounts.')
        return answer
      } catch (thrown) {
        setProblem(toProblem(thrown))
        return undefined
      } finally {
        setBusy(false)
      }
    },
    [path],
  )
  return { send, busy, problem, of: (field) => problem?.fields.find((one) => one.field === field)?.words }
}
