import { addMinutes, type Instant } from '#kit'
import { firstAlarm } from './alarms.ts'
import type { Clocks } from './clocks.ts'
import type { Task, TaskPart, TaskPriority } from './task.ts'

/** A task as somebody wants it; what is left out has the usual value. */
export interface PlannedTask {
  readonly id: string
  readonly areaId: number
  readonly title: string
  readonly product?: string | null
  readonly measure?: string | null
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
  /** Absent: now. */
  readonly startAt?: Instant
  readonly dueAt: Instant | null
  readonly parent?: { readonly zoneId: number; readonly id: string } | null
  readonly documentId?: string | null
  readonly templateCode?: string | null
  readonly part?: TaskPart
  readonly priority?: TaskPriority
  readonly selfClose?: boolean
  /** A draft may lack owner and deadline; anything else may not [TSK-01]. */
  readonly draft?: boolean
  readonly coordinatorPostIds?: readonly string[]
}

/** The task at its birth, with the moments by which the clock will watch it. */
export function planTask(
  planned: PlannedTask,
  given: { zoneId: number; by: { postId: string | null; officerId: string | null }; now: Instant; clocks: Clocks },
): Task {
  const { now, by, clocks } = given
  const born: Task = {
    zoneId: given.zoneId,
    id: planned.id,
    areaId: planned.areaId,
    parent: planned.parent ?? null,
    documentId: planned.documentId ?? null,
    templateCode: planned.templateCode ?? null,
    title: planned.title,
    product: planned.product ?? null,
    measure: planned.measure ?? null,
    part: planned.part ?? 'lead',
    priority: planned.priority ?? 0,
    ownerPostId: planned.ownerPostId,
    ownerOfficerId: planned.ownerOfficerId,
    assignerPostId: by.postId,
    assignerOfficerId: by.officerId,
    selfClose: planned.selfClose ?? false,
    startAt: planned.startAt ?? now,
    dueAt: planned.dueAt,
    acknowledgeBy: null,
    state: 'draft',
    percent: 0,
    acknowledgedAt: null,
    reportedAt: null,
    acceptBy: null,
    closedAt: null,
    reminders: 0,
    deadlineChanges: 0,
    alarm: null,
    alarmAt: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
  return planned.draft ? born : handOver(born, clocks, now)
}

/** The task in the hands of its owner, who has not yet said that they have it: its clocks start. */
export function handOver(task: Task, clocks: Clocks, now: Instant): Task {
  const from = task.startAt > now ? task.startAt : now
  const acknowledgeBy = addMinutes(from, clocks.acknowledgeMinutes[task.priority])
  return withAlarm(
    {
      ...task,
      state: 'active',
      acknowledgedAt: null,
      acknowledgeBy: task.dueAt !== null && task.dueAt < acknowledgeBy && task.dueAt > now ? task.dueAt : acknowledgeBy,
    },
    clocks,
    now,
  )
}

/** The same task with its next alarm set anew, after its times or its owner changed. */
export function withAlarm(task: Task, clocks: Clocks, now: Instant): Task {
  const next = firstAlarm(task, clocks.dueSoonMinutes, now)
  return { ...task, alarm: next?.alarm ?? null, alarmAt: next?.at ?? null }
}
