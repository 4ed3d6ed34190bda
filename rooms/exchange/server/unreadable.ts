import { type Refusal, refuse } from '#kit'
import { UnreadableTable } from '#platform/server'
import { EXCHANGE } from '../domain/index.ts'

/** What a file that cannot be read means to its sender; what is not the file's fault is thrown on. */
export function refusalOfFile(error: unknown): Refusal {
  if (!(error instanceof UnreadableTable)) throw error
  return refuse(EXCHANGE[error.kind], { params: { ...error.params } })
}
