import type { Instant } from '#kit'

/**
 * Where a task (nhiệm vụ) stands: nháp → đã giao → đã nhận → đang làm → đã báo cáo xong → hoàn thành; or hủy.
 * The last step is never the owner's own unless the task says so.
 */
export const taskStates = [
  'draft',
  'active',
  'acknowledged',
  'in-progress',
  'done-reported',
  'done',
  'cancelled',
] as const
/** One of {@link taskStates}. */
export type TaskState = (typeof taskStates)[number]

/** States in which somebody must still act. */
export const openStates = [
  'active',
  'acknowledged',
  'in-progress',
  'done-reported',
] as const satisfies readonly TaskState[]

/** Whether somebody must still act. */
export function isOpen(state: TaskState): boolean {
  return (openStates as readonly TaskState[]).includes(state)
}

/** Part in the parent's work [TSK-04]: chủ trì (làm đầu mối) or phối hợp. */
export const taskParts = ['lead', 'coordination'] as const
/** One of {@link taskParts}. */
export type TaskPart = (typeof taskParts)[number]

/** Thường, khẩn, thượng khẩn, hỏa tốc: the marks of urgency that official documents carry. */
export type TaskPriority = 0 | 1 | 2 | 3

/** What the owner is told by the clock alone; one after the other, never together. */
export type Alarm = 'start' | 'due-soon' | 'overdue'

/** One task. Owner, assigner and coordinators are posts with the officer who held them when the task was given. */
export interface Task {
  readonly zoneId: number
  readonly id: string
  readonly areaId: number
  readonly parent: { readonly zoneId: number; readonly id: string } | null
  readonly documentId: string | null
  readonly templateCode: string | null
  readonly title: string
  /** The expected product (sản phẩm): what will lie on the table when it is done; then evidence is required. */
  readonly product: string | null
  /** How it will be seen to be done (thước đo). */
  readonly measure: string | null
  readonly part: TaskPart
  readonly priority: TaskPriority
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
  readonly assignerPostId: string | null
  readonly assignerOfficerId: string | null
  /** Whether the owner may accept their own result. */
  readonly selfClose: boolean
  readonly startAt: Instant
  readonly dueAt: Instant | null
  readonly acknowledgeBy: Instant | null
  readonly state: TaskState
  readonly percent: number
  readonly acknowledgedAt: Instant | null
  readonly reportedAt: Instant | null
  /** By when the reported result should be accepted or returned. */
  readonly acceptBy: Instant | null
  readonly closedAt: Instant | null
  readonly reminders: number
  readonly deadlineChanges: number
  readonly alarm: Alarm | null
  readonly alarmAt: Instant | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly version: number
}

/** Whether the owner is late: past the deadline with nothing reported. What waits for acceptance is not the owner's delay. */
export function isOverdue(task: Pick<Task, 'state' | 'dueAt'>, now: Instant): boolean {
  return isOpen(task.state) && task.state !== 'done-reported' && task.dueAt !== null && task.dueAt <= now
}
