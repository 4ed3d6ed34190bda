import { type Instant, minutesBetween } from '#kit'
import { withAlarm } from './plan-task.ts'
import { isOpen, type Task } from './task.ts'
import { change, type Decision, type Given, refuseChange, type TaskFact, type Telling } from './task-change.ts'
import { TASKS } from './tasks.refusals.ts'

/** What a change that may be taken back replaced. */
export interface UndoableChange {
  readonly intentId: string
  readonly before: Partial<Task>
  /** Version of the task right after the change: any other means that somebody has acted on it since. */
  readonly version: number
  /** The facts the change stated, with the moment they were stated for: taken back, they no longer count. */
  readonly facts: readonly (TaskFact & { readonly at: Instant })[]
  readonly at: Instant
}

/** The fields that undoable changes touch. */
export const undoableFields = [
  'state',
  'ownerPostId',
  'ownerOfficerId',
  'dueAt',
  'acknowledgeBy',
  'acknowledgedAt',
  'reportedAt',
  'acceptBy',
  'closedAt',
  'deadlineChanges',
] as const satisfies readonly (keyof Task)[]

/** What must be kept to take a change back. */
export function keptForUndo(task: Task): Partial<Task> {
  return Object.fromEntries(undoableFields.map((field) => [field, task[field]]))
}

/**
 * Takes one's own change back within minutes, if nothing happened to the task since. The journal keeps both; who was
 * told of the change is told that it was taken back.
 */
export function undoChange(given: Given, undo: UndoableChange): Decision {
  const { clocks, now, task } = given
  if (minutesBetween(undo.at, now) > clocks.undoMinutes) {
    return refuseChange(TASKS.UNDO_TOO_LATE, { params: { minutes: clocks.undoMinutes } })
  }
  if (task.version !== undo.version) return refuseChange(TASKS.UNDO_CHANGED_SINCE)
  const restored: Task = { ...task, ...undo.before }
  const isAwake = isOpen(restored.state) && restored.state !== 'done-reported'
  return change(given, {
    task: isAwake ? withAlarm(restored, clocks, now) : { ...restored, alarm: null, alarmAt: null },
    facts: [{ type: 'task-change-undone', data: { intentId: undo.intentId, undone: undo.facts } }],
    tell: toldAgain(given, restored),
  })
}

function toldAgain(given: Given, restored: Task): Telling[] {
  const people = new Set([given.task.ownerOfficerId, restored.ownerOfficerId])
  return [...people]
    .filter((officerId) => officerId !== null && officerId !== given.standing.officerId)
    .map((officerId) => ({ officerId: officerId as string, kind: 'task-change-undone' }))
}
