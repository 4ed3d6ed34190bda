import { type Instant, type Refusal, refuse } from '#kit'
import { type NewParent, refuseParent } from './edit-task.ts'
import { type NewOwner, refuseOwner } from './move-task.ts'
import { TASKS } from './tasks.refusals.ts'

/** What somebody asks to be made. */
export interface WantedTask {
  readonly id: string
  readonly documentId: string | null
  readonly draft: boolean
  readonly ownerPostId: string | null
  readonly startAt: Instant
  readonly dueAt: Instant | null
  readonly parentId: string | null
}

/**
 * Why a task may not be made; undefined when it may. A draft may lack owner and deadline, nothing else may [TSK-01];
 * an owner who is named must hold the post now, in a draft too.
 */
export function refuseCreation(
  wanted: WantedTask,
  found: { readonly owner: NewOwner | undefined; readonly parent: NewParent | undefined },
): Refusal | undefined {
  if (wanted.ownerPostId === null && !wanted.draft) return refuse(TASKS.NO_OWNER, { field: 'ownerPostId' })
  if (wanted.dueAt === null && !wanted.draft) return refuse(TASKS.NO_DEADLINE, { field: 'dueAt' })
  if (wanted.dueAt !== null && wanted.dueAt <= wanted.startAt)
    return refuse(TASKS.DEADLINE_BEFORE_START, { field: 'dueAt' })
  const owner = wanted.ownerPostId === null ? undefined : refuseOwner(found.owner)
  if (owner) return owner
  return wanted.parentId === null ? undefined : refuseParent(wanted, found.parent)?.refusal
}
