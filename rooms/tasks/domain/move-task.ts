import { type Instant, type RefusalKind, refuse } from '#kit'
import { handOver, withAlarm } from './plan-task.ts'
import { change, type Decision, type Given, refuseChange, refuseFor, tellOwner } from './task-change.ts'
import { TASKS } from './tasks.refusals.ts'

/** A post that shall own a task, as it stands now; `endedOn`: the day it ceased to be, if it has. */
export interface NewOwner {
  readonly postId: string
  readonly title: string
  readonly endedOn: string | null
  readonly officerId: string | null
  /** Whether the post lies where the actor may assign. */
  readonly isInside: boolean
}

/** Why a post cannot own a task; undefined when it can. */
export function refuseOwner(owner: NewOwner | undefined): ReturnType<typeof refuse> | undefined {
  const no = (kind: RefusalKind, params: Record<string, string> = {}) => refuse(kind, { field: 'ownerPostId', params })
  if (!owner) return no(TASKS.OWNER_POST_UNKNOWN)
  const post = owner.title
  if (owner.endedOn !== null) return no(TASKS.OWNER_POST_ENDED, { post, on: owner.endedOn })
  if (!owner.isInside) return no(TASKS.OWNER_OUTSIDE_AREA, { post })
  return owner.officerId === null ? no(TASKS.OWNER_POST_NOT_HELD, { post }) : undefined
}

/** A draft becomes a task in somebody's hands: only with an owner and a deadline [TSK-01]. */
export function activateTask(given: Given, owner: NewOwner | undefined): Decision {
  const no = refuseFor(given, 'manager', true)
  if (no) return no
  const { task } = given
  if (task.state !== 'draft') return refuseChange(TASKS.NOT_A_DRAFT)
  if (task.ownerPostId === null) return refuseChange(TASKS.NO_OWNER, { field: 'ownerPostId' })
  if (task.dueAt === null) return refuseChange(TASKS.NO_DEADLINE, { field: 'dueAt' })
  const refusal = refuseOwner(owner)
  if (refusal) return { ok: false, refusal }
  const ownerOfficerId = owner?.officerId ?? null
  const active = handOver({ ...task, ownerOfficerId }, given.clocks, given.now)
  return change(given, {
    task: active,
    facts: [{ type: 'task-activated', data: { dueAt: task.dueAt, ownerPostId: task.ownerPostId, ownerOfficerId } }],
    tell: tellOwner({ ...given, task: active }, 'tasks-assigned', { count: 1, dueAt: task.dueAt }),
  })
}

/** The task goes to another post; the one who gave it up and the one who gets it are both told. */
export function reassignTask(
  given: Given,
  to: { readonly owner: NewOwner | undefined; readonly reason: string; readonly wasOfficerId?: string | undefined },
): Decision {
  const no = refuseFor(given, 'manager', true)
  if (no) return no
  const { task } = given
  const refusal = refuseOwner(to.owner)
  if (refusal) return { ok: false, refusal }
  const { postId, officerId } = to.owner as NewOwner & { officerId: string }
  if (to.wasOfficerId !== undefined && to.wasOfficerId !== task.ownerOfficerId) {
    return refuseChange(TASKS.CHANGED_MEANWHILE, { field: 'ownerPostId', params: { fields: 'ownerPostId' } })
  }
  if (task.ownerPostId === postId && task.ownerOfficerId === officerId) {
    return refuseChange(TASKS.SAME_OWNER, { field: 'ownerPostId' })
  }
  const moved = { ...task, ownerPostId: postId, ownerOfficerId: officerId, reportedAt: null, acceptBy: null }
  const told = { fromOfficerId: task.ownerOfficerId, toOfficerId: officerId }
  const fact = { fromPostId: task.ownerPostId, toPostId: postId, ...told }
  return change(given, {
    task: task.state === 'draft' ? moved : handOver(moved, given.clocks, given.now),
    facts: [{ type: 'task-reassigned', data: fact }],
    remark: { kind: 'reassigned', text: to.reason },
    tell:
      task.state === 'draft'
        ? []
        : [
            ...(task.ownerOfficerId === null || task.ownerOfficerId === officerId
              ? []
              : [{ officerId: task.ownerOfficerId, kind: 'task-reassigned-away', data: told }]),
            { officerId, kind: 'task-reassigned-to', data: { ...told, dueAt: task.dueAt } },
          ],
    undoable: true,
  })
}

/** Another deadline, with the reason; every change is counted. */
export function changeDeadline(
  given: Given,
  to: { readonly dueAt: Instant; readonly reason: string; readonly wasDueAt?: Instant | undefined },
): Decision {
  const no = refuseFor(given, 'manager', true)
  if (no) return no
  const { task } = given
  if (to.wasDueAt !== undefined && to.wasDueAt !== task.dueAt) {
    return refuseChange(TASKS.CHANGED_MEANWHILE, { field: 'dueAt', params: { fields: 'dueAt' } })
  }
  if (to.dueAt === task.dueAt) return refuseChange(TASKS.SAME_DEADLINE, { field: 'dueAt' })
  if (to.dueAt <= task.startAt) return refuseChange(TASKS.DEADLINE_BEFORE_START, { field: 'dueAt' })
  if (to.dueAt <= given.now) return refuseChange(TASKS.DEADLINE_PASSED, { field: 'dueAt' })
  const isDraft = task.state === 'draft'
  const moved = { ...task, dueAt: to.dueAt, deadlineChanges: task.deadlineChanges + (isDraft ? 0 : 1) }
  return change(given, {
    task: isDraft || task.state === 'done-reported' ? moved : withAlarm(moved, given.clocks, given.now),
    facts: [{ type: 'task-deadline-changed', data: { draft: isDraft ? 1 : 0, from: task.dueAt, to: to.dueAt } }],
    remark: { kind: 'deadline-changed', text: to.reason },
    tell: isDraft ? [] : tellOwner(given, 'task-deadline-changed', { from: task.dueAt, to: to.dueAt }),
    undoable: true,
  })
}
