import type { IntentContract } from '#kit'
import { currentLanguage, intentOf, refreshRoomOf, sayNow, send, toProblem } from '#platform/web'
import { showToast } from '#ui'
import { type TaskLine, undoChangeContract } from '../domain/index.ts'
import { taskWords } from './tasks.words.ts'

/** What a bulk change says, and how it is taken back. */
export interface BulkDone {
  readonly said: string
  readonly undo?: (() => Promise<void>) | undefined
}

/**
 * Asks the same step of many tasks in one array; what was refused is said with its reason and takes nothing down. One
 * undo takes back all that was done.
 */
export async function changeMany<P extends { taskId: string }>(
  contract: IntentContract<P>,
  tasks: readonly TaskLine[],
  step: { readonly payload: Omit<P, 'taskId'>; readonly done: string; readonly isUndoable?: boolean | undefined },
): Promise<BulkDone> {
  const intents = tasks.map(({ id }) => intentOf(contract, { ...step.payload, taskId: id } as P))
  const answers = await send(intents)
  refreshRoomOf(contract.type)
  const done = intents.filter((_, index) => answers[index]?.outcome !== 'refused')
  const said = sayResult(step.done, done.length, answers)
  if (!step.isUndoable || done.length === 0) return { said }
  return { said, undo: () => undoMany(done.map(({ id }) => id)) }
}

function sayResult(text: string, count: number, answers: Awaited<ReturnType<typeof send>>): string {
  const first = answers.find((answer) => answer.outcome === 'refused')
  if (first?.outcome !== 'refused') return sayNow(taskWords, 'bulk.done', { text, count })
  const why = first.refusal.words[currentLanguage()]
  if (count === 0) return sayNow(taskWords, 'bulk.none', { why })
  return sayNow(taskWords, 'bulk.partly', { text, count, refused: answers.length - count, why })
}

/** Takes changes back by the ids of their intents; says why when one cannot. */
export async function undoMany(intentIds: readonly string[]): Promise<void> {
  const answers = await send(intentIds.map((intentId) => intentOf(undoChangeContract, { intentId })))
  refreshRoomOf(undoChangeContract.type)
  const refused = answers.find((answer) => answer.outcome === 'refused')
  if (refused?.outcome !== 'refused') return
  const words = refused.refusal.words[currentLanguage()]
  showToast({ text: words })
  throw toProblem(new Error(words))
}

/** After a step that can be taken back: says so, with the way back for ten seconds. */
export function sayDone(text: string, result: unknown): void {
  const undoId = (result as { undo?: string } | undefined)?.undo
  showToast(undoId === undefined ? { text } : { text, undo: () => undoMany([undoId]) })
}
