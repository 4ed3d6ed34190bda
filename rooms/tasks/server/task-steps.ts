import { type RefusalKind, refuse, type Words } from '#kit'
import { ACCESS, type Actor, mayAnywhere } from '#platform/server'
import {
  acceptDoneContract,
  acknowledgeTaskContract,
  activateTaskContract,
  addEvidenceContract,
  cancelTaskContract,
  changeDeadlineContract,
  delegateTaskContract,
  editTaskContract,
  progressTaskContract,
  raiseObstacleContract,
  reassignTaskContract,
  refuseState,
  refuseStep,
  remindOwnerContract,
  reportDoneContract,
  returnTaskContract,
  type Standing,
  type StepOf,
  TASKS,
  type Task,
  type TaskState,
} from '../domain/index.ts'

/** A step that a task page offers, and why not when it does not. */
export interface OfferedStep {
  readonly type: string
  readonly isAllowed: boolean
  readonly why: Words | null
}

const atWork: readonly TaskState[] = ['active', 'acknowledged', 'in-progress']
const open: readonly TaskState[] = [...atWork, 'done-reported']
const draftToo: readonly TaskState[] = ['draft', ...open]

const steps = [
  [acknowledgeTaskContract, 'owner', ['active']],
  [reportDoneContract, 'owner', atWork],
  [progressTaskContract, 'worker', atWork],
  [acceptDoneContract, 'judge', ['done-reported']],
  [returnTaskContract, 'judge', ['done-reported']],
  [activateTaskContract, 'manager', ['draft']],
  [raiseObstacleContract, 'worker', atWork],
  [addEvidenceContract, 'worker', open],
  [remindOwnerContract, 'manager', atWork],
  [changeDeadlineContract, 'manager', draftToo],
  [reassignTaskContract, 'manager', draftToo],
  [delegateTaskContract, 'manager', open],
  [editTaskContract, 'manager', draftToo],
  [cancelTaskContract, 'manager', draftToo],
] as const satisfies readonly (readonly [{ type: string; permission: string }, StepOf, readonly TaskState[]])[]

/**
 * The steps that make sense for the task as it stands, each allowed or with the sentence that says who could. It only
 * tells what the door would say: the door judges anew.
 */
export function offerSteps(actor: Actor, standing: Standing, task: Task): OfferedStep[] {
  return steps
    .filter(([, , states]) => (states as readonly TaskState[]).includes(task.state))
    .map(([contract, kind]) => {
      const isOwnDelegation = contract.type === 'tasks.delegate' && standing.isOwner
      const no = mayAnywhere(actor, contract.permission)
        ? isOwnDelegation
          ? refuseState(task)
          : refuseStep(kind, standing, task)
        : undefined
      return { type: contract.type, ...toAnswer(mayAnywhere(actor, contract.permission) ? no : whoCould(kind)) }
    })
}

/** Somebody without the permission hears who could, not which permission is lacking. */
function whoCould(kind: StepOf): RefusalKind {
  const byKind = { owner: TASKS.NOT_OWNER, worker: TASKS.NOT_AT_WORK, manager: TASKS.NOT_ABOVE, judge: TASKS.NOT_ABOVE }
  return byKind[kind] ?? ACCESS.NOT_FOUND
}

function toAnswer(no: RefusalKind | undefined): Omit<OfferedStep, 'type'> {
  return { isAllowed: no === undefined, why: no ? refuse(no).words : null }
}
