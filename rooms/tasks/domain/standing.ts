import type { RefusalKind } from '#kit'
import { isOpen, type Task } from './task.ts'
import { TASKS } from './tasks.refusals.ts'

/** How the person who acts stands to a task: by the posts they hold now, not by their name. */
export interface Standing {
  readonly officerId: string | null
  /** Holds the post that owns the task. */
  readonly isOwner: boolean
  /** Holds a post that works along (phối hợp). */
  readonly isCoordinator: boolean
  /** Holds the post that assigned the task. */
  readonly isAssigner: boolean
  /** Assigns in an area above the owner's, or holds the post to which the owner's post answers. */
  readonly isSuperior: boolean
  /** The owner's post answers to nobody here: the head of the whole city, whose own task no superior can accept. */
  readonly hasNobodyAbove?: boolean
  /** Assigns in the owner's own area, and the owner is not its head. */
  readonly managesOwner: boolean
}

/** Who may take a step. */
export type StepOf = 'owner' | 'worker' | 'manager' | 'judge'

/**
 * Why this person may not take a step of this kind; undefined when they may.
 * `owner`: reports on the task. `worker`: owner or coordinator. `manager`: gives, moves, reminds; the assigner, a
 * superior, or whoever assigns in the area. `judge`: accepts or returns; the assigner or a superior only. An owner
 * manages or judges their own task only when the task says that they may close it themselves; who gave it to themselves
 * and has nobody above judges it too, or nobody ever could.
 */
export function refuseStep(kind: StepOf, standing: Standing, task: Pick<Task, 'selfClose'>): RefusalKind | undefined {
  const { isOwner, isCoordinator } = standing
  if (kind === 'owner') return isOwner ? undefined : TASKS.NOT_OWNER
  if (kind === 'worker') return isOwner || isCoordinator ? undefined : TASKS.NOT_AT_WORK
  if (isOwner) return task.selfClose || hasLastWord(kind, standing) ? undefined : ownHands[kind]
  return isAbove(kind, standing) ? undefined : TASKS.NOT_ABOVE
}

function hasLastWord(kind: StepOf, { isAssigner, hasNobodyAbove }: Standing): boolean {
  return kind === 'judge' && isAssigner && hasNobodyAbove === true
}

/** What an owner hears who would manage or judge their own task. */
const ownHands = { manager: TASKS.NOT_ABOVE, judge: TASKS.SELF_ACCEPTANCE }

function isAbove(kind: 'manager' | 'judge', { isAssigner, isSuperior, managesOwner }: Standing): boolean {
  return isAssigner || isSuperior || (kind === 'manager' && managesOwner)
}

/** Why a task in this state takes no more steps; undefined when it does. Drafts take only those that say so. */
export function refuseState(task: Pick<Task, 'state'>, draftToo = false): RefusalKind | undefined {
  if (task.state === 'draft') return draftToo ? undefined : TASKS.STILL_DRAFT
  return isOpen(task.state) ? undefined : TASKS.CLOSED
}
