import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { toInstant } from '#kit'
import { cityNow, type Problem } from '#platform/web'
import { Loading, RefusalNote, StaleNote } from './states.tsx'

interface AnswerProps<A> {
  readonly to: UseQueryResult<A, Problem>
  /** How many grey lines while it loads. */
  readonly rows?: number | undefined
  readonly children: (answer: A) => ReactNode
}

/**
 * Draws the answer to a question, or why there is none: grey lines, a refusal, a fault, no network. An answer that could
 * not be renewed stays on the screen and says how old it is.
 *
 * @example <Answer to={useRead(taskById, { taskId })}>{(task) => <TaskCard task={task} />}</Answer>
 */
export function Answer<A>({ to, rows = 3, children }: AnswerProps<A>) {
  const again = () => void to.refetch()
  if (to.data === undefined)
    return to.error ? <RefusalNote problem={to.error} onAgain={again} /> : <Loading rows={rows} />
  if (to.error?.kind === 'refused') return <RefusalNote problem={to.error} />
  return (
    <>
      {to.error && <StaleNote since={toInstant(Date.parse(cityNow()) - (Date.now() - to.dataUpdatedAt))} />}
      {children(to.data)}
    </>
  )
}
