import type { Task, TaskPriority } from './task.ts'
import { change, type Decision, type Given, refuseChange, refuseFor } from './task-change.ts'
import { TASKS } from './tasks.refusals.ts'

/** What can be said differently about a task without moving it. */
export interface TaskWording {
  readonly title?: string | undefined
  readonly product?: string | null | undefined
  readonly measure?: string | null | undefined
  readonly priority?: TaskPriority | undefined
  readonly parentId?: string | null | undefined
}

/** The task that shall stand above, and all above it, nearest first. */
export interface NewParent {
  readonly task: Pick<Task, 'id' | 'zoneId' | 'documentId' | 'state'>
  readonly ancestorIds: readonly string[]
}

const wordings = ['title', 'product', 'measure', 'priority', 'parentId'] as const

/**
 * Changes what a task says. `was` holds, for each field to be changed, the value its editor saw: a field that somebody
 * else changed meanwhile is a conflict and named; changes of different fields do not hinder each other.
 */
export function editTask(
  given: Given,
  edit: { readonly to: TaskWording; readonly was: TaskWording; readonly parent?: NewParent | undefined },
): Decision {
  const no = refuseFor(given, 'manager', true)
  if (no) return no
  const { task } = given
  const current: TaskWording = { ...task, parentId: task.parent?.id ?? null }
  const touched = wordings.filter((field) => edit.to[field] !== undefined)
  const conflicts = touched.filter((field) => edit.was[field] !== current[field])
  if (conflicts.length > 0) {
    return refuseChange(TASKS.CHANGED_MEANWHILE, {
      field: `to.${conflicts[0]}`,
      params: { fields: conflicts.join(', '), ...valuesOf(current, conflicts) },
    })
  }
  const changed = touched.filter((field) => edit.to[field] !== current[field])
  if (changed.length === 0) return refuseChange(TASKS.NOTHING_TO_CHANGE, { field: 'to' })
  const parent = changed.includes('parentId') ? newParent(given.task, edit) : undefined
  if (parent && !parent.ok) return parent
  const { parentId: _, ...words } = edit.to
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined)) as Partial<Task>
  return change(given, {
    task: { ...said, ...(parent ? { parent: parent.value } : {}) },
    facts: [{ type: 'task-edited', data: Object.fromEntries(changed.map((field) => [field, 1])) }],
  })
}

function newParent(task: Task, edit: { to: TaskWording; parent?: NewParent | undefined }) {
  if (edit.to.parentId === null) return { ok: true as const, value: null }
  const refusal = refuseParent(task, edit.parent)
  if (refusal) return refusal
  const { zoneId, id } = (edit.parent as NewParent).task
  return { ok: true as const, value: { zoneId, id } }
}

/** Why a task cannot stand under another: not there, closed, of another document, or below the task itself. */
export function refuseParent(
  task: Pick<Task, 'id' | 'documentId'>,
  parent: NewParent | undefined,
): Extract<Decision, { ok: false }> | undefined {
  const no = (kind: Parameters<typeof refuseChange>[0]) =>
    refuseChange(kind, { field: 'parentId' }) as Extract<Decision, { ok: false }>
  if (!parent) return no(TASKS.PARENT_NOT_FOUND)
  if (parent.task.id === task.id || parent.ancestorIds.includes(task.id)) return no(TASKS.CYCLE)
  if (parent.task.state === 'done' || parent.task.state === 'cancelled') return no(TASKS.PARENT_CLOSED)
  const isOtherChain =
    task.documentId !== null && parent.task.documentId !== null && task.documentId !== parent.task.documentId
  return isOtherChain ? no(TASKS.PARENT_OTHER_CHAIN) : undefined
}

function valuesOf(current: TaskWording, fields: readonly (keyof TaskWording)[]): Record<string, string | number> {
  return Object.fromEntries(fields.map((field) => [field, current[field] ?? '']))
}
