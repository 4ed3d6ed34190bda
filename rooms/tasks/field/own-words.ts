import type { Instant } from '#kit'
import type { Standing } from '#platform/field'
import { acknowledgeTaskContract, type MyTask, progressTaskContract, reportDoneContract } from '../domain/index.ts'

/** Something this phone said of a task, whether the server has it yet or not. */
export interface OwnWord {
  readonly id: string
  readonly type: string
  readonly standing: Standing
  readonly payload: unknown
  /** When it happened. */
  readonly at: Instant
  /** When the server had it, by the city's clock; undefined while it has not. */
  readonly settledAt: Instant | undefined
}

/** The task that a word is about. */
export function taskOf({ payload }: Pick<OwnWord, 'payload'>): string | undefined {
  return (payload as { readonly taskId?: string }).taskId
}

/** Whether it is on its way, or stuck: the phone shows it beside its task until it is through. */
export function isUnderWay({ standing }: OwnWord): boolean {
  return standing === 'waiting' || standing === 'sending' || standing === 'held' || standing === 'refused'
}

/**
 * The task as it stands once what was said on this phone is through: what waits, and what the server took after the list was
 * brought along. What was refused, or is held, has changed nothing. Words in the order in which they were said.
 */
export function withOwnWords(task: MyTask, words: readonly OwnWord[], broughtAt: Instant): MyTask {
  let now = task
  for (const word of words) {
    if (taskOf(word) === task.id && isFresh(word, broughtAt)) now = { ...now, ...afterOf[word.type]?.(now, word) }
  }
  return now
}

function isFresh({ standing, settledAt }: OwnWord, broughtAt: Instant): boolean {
  if (standing === 'waiting' || standing === 'sending') return true
  const isTaken = standing === 'accepted' || standing === 'already-done'
  return isTaken && settledAt !== undefined && settledAt > broughtAt
}

type After = (task: MyTask, word: OwnWord) => Partial<MyTask>

const afterOf: Readonly<Record<string, After>> = {
  [acknowledgeTaskContract.type]: ({ state }) => (state === 'active' ? { state: 'acknowledged' } : {}),
  [progressTaskContract.type]: (task, word) => {
    const { percent = task.percent, note = null } = word.payload as { percent?: number; note?: string }
    const said = { kind: 'progress', text: note, percent, by: null, at: word.at }
    return { state: 'in-progress', percent, remarks: [said, ...task.remarks] }
  },
  [reportDoneContract.type]: () => ({ state: 'done-reported', percent: 100 }),
}
