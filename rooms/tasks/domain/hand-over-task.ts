import type { Instant } from '#kit'
import type { Clocks } from './clocks.ts'
import { handOver } from './plan-task.ts'
import type { Task } from './task.ts'
import type { TaskFact } from './task-change.ts'

/** Where a task goes when its area ends, and into whose hands. */
export interface TaskHeir {
  readonly areaId: number
  readonly zoneId: number
  readonly ownerPostId: string | null
  readonly ownerOfficerId: string | null
}

/**
 * The task in the area that took its own over. In the same person's hands it goes on as it stood; a new person has yet
 * to say "I have it". What was reported done waits for acceptance as before. Deadline and product are never touched.
 */
export function handOverTask(
  task: Task,
  heir: TaskHeir,
  at: { readonly clocks: Clocks; readonly now: Instant },
): { readonly task: Task; readonly fact: TaskFact } {
  const moved: Task = { ...task, ...heir, updatedAt: at.now, version: task.version + 1 }
  const stays = task.ownerOfficerId === heir.ownerOfficerId || task.state === 'draft' || task.state === 'done-reported'
  return {
    task: stays ? moved : handOver(moved, at.clocks, at.now),
    fact: {
      type: 'task-handed-over',
      data: {
        fromAreaId: task.areaId,
        draft: task.state === 'draft' ? 1 : 0,
        dueAt: task.dueAt,
        fromPostId: task.ownerPostId,
        toPostId: heir.ownerPostId,
        fromOfficerId: task.ownerOfficerId,
        toOfficerId: heir.ownerOfficerId,
      },
    },
  }
}
