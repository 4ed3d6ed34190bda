import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Read } from './read.ts'

/** What a cursor of a list begins with: whoever sends that of another list hears so, and is not given the first page again. */
const markOf = (contract: Read['contract']) => `${hash('sha256', contract.path, 'base64url').slice(0, 6)}.`

/** Lists answer `next`; what a phone follows (`cursor` in the answer) is kept by it for weeks and stays as it is. */
const isPaged = ({ answer }: Read['contract']) => answer instanceof z.ZodObject && 'next' in answer.shape

/** The query with the cursor as the list gave it to itself; undefined: it is none of this list. */
export function withOwnCursor(contract: Read['contract'], query: object): object | undefined {
  const { cursor } = query as { cursor?: unknown }
  if (cursor === undefined || cursor === '' || !isPaged(contract)) return query
  const mark = markOf(contract)
  if (typeof cursor !== 'string' || !cursor.startsWith(mark)) return undefined
  return { ...query, cursor: cursor.slice(mark.length) }
}

/** The answer with its `next` marked as a cursor of this list. */
export function withMarkedCursor(contract: Read['contract'], answer: unknown): unknown {
  const { next } = answer as { next?: unknown }
  return typeof next === 'string' && isPaged(contract)
    ? { ...(answer as object), next: `${markOf(contract)}${next}` }
    : answer
}
