import { type Instant, type Parsed, type RefusalKind, refuse } from '#kit'
import type { Clocks } from './clocks.ts'
import type { Standing, StepOf } from './standing.ts'
import { refuseState, refuseStep } from './standing.ts'
import type { Task } from './task.ts'

/** A task before a step, who takes it, and when: `at` in the field, `now` in the house. */
export interface Given {
  readonly task: Task
  readonly evidence: number
  readonly standing: Standing
  readonly at: Instant
  readonly now: Instant
  readonly clocks: Clocks
}

/** A fact about the task; ids and numbers only. */
export interface TaskFact {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Somebody to be told. */
export interface Telling {
  readonly officerId: string
  readonly kind: string
  readonly data?: Readonly<Record<string, string | number | null>>
}

/** What people said with a step, kept beside the task. */
export interface Remark {
  readonly kind: string
  readonly text: string | null
  readonly percent?: number
}

/** What a step does: the task after it, the facts, the words, whom to tell, and whether it may be taken back. */
export interface TaskChange {
  readonly task: Task
  readonly facts: readonly TaskFact[]
  readonly remark?: Remark
  readonly tell?: readonly Telling[]
  readonly undoable?: boolean
}

/** The change, or why there is none. */
export type Decision = Parsed<TaskChange>

/** No change. */
export function refuseChange(
  kind: RefusalKind,
  more: { field?: string; params?: Record<string, string | number> } = {},
): Decision {
  return { ok: false, refusal: refuse(kind, more) }
}

/** A change: the task's version and time move by themselves. */
export function change(given: Given, done: Omit<TaskChange, 'task'> & { readonly task: Partial<Task> }): Decision {
  const task: Task = { ...given.task, ...done.task, updatedAt: given.now, version: given.task.version + 1 }
  return { ok: true, value: { ...done, task } }
}

/** Why the step may not be taken at all: by this person, or in this state. */
export function refuseFor(given: Given, kind: StepOf, draftToo = false): Decision | undefined {
  const no = refuseStep(kind, given.standing, given.task) ?? refuseState(given.task, draftToo)
  return no && refuseChange(no)
}

/** The person who answers for the task, to be told of a step of somebody else. */
export function tellOwner(given: Given, kind: string, data: Telling['data'] = {}): readonly Telling[] {
  const { ownerOfficerId } = given.task
  if (ownerOfficerId === null || ownerOfficerId === given.standing.officerId) return []
  return [{ officerId: ownerOfficerId, kind, data }]
}
