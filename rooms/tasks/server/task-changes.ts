import type { Instant } from '#kit'
import {
  acceptDone,
  acceptDoneContract,
  acknowledgeTask,
  acknowledgeTaskContract,
  cancelTask,
  cancelTaskContract,
  changeDeadline,
  changeDeadlineContract,
  progressTask,
  progressTaskContract,
  reassignTask,
  reassignTaskContract,
  remindOwner,
  remindOwnerContract,
  returnTask,
  returnTaskContract,
} from '../domain/index.ts'
import { defineTaskChange } from './change-tasks.ts'
import { readNewOwners } from './new-owners.query.ts'

/** The changes that are nothing but their pure rule. */
export const plainTaskChanges = [
  defineTaskChange({
    contract: acknowledgeTaskContract,
    isByHands: true,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given) => acknowledgeTask(given),
  }),
  defineTaskChange({
    contract: progressTaskContract,
    isByHands: true,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) => progressTask(given, payload),
  }),
  defineTaskChange({
    contract: acceptDoneContract,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) => acceptDone(given, payload),
  }),
  defineTaskChange({
    contract: returnTaskContract,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) => returnTask(given, payload),
  }),
  defineTaskChange({
    contract: cancelTaskContract,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) => cancelTask(given, payload),
  }),
  defineTaskChange({
    contract: remindOwnerContract,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) => remindOwner(given, payload),
  }),
  defineTaskChange({
    contract: changeDeadlineContract,
    taskIdOf: (work) => work.payload.taskId,
    decide: (given, { payload }) =>
      changeDeadline(given, {
        dueAt: payload.dueAt,
        reason: payload.reason,
        wasDueAt: payload.was?.dueAt as Instant | undefined,
      }),
  }),
  defineTaskChange({
    contract: reassignTaskContract,
    taskIdOf: (work) => work.payload.taskId,
    lookUp: (works, step) =>
      readNewOwners(
        step,
        works.map(({ payload }) => payload.ownerPostId),
      ),
    decide: (given, { payload, actor }, owners) =>
      reassignTask(given, {
        owner: owners(actor, payload.ownerPostId),
        reason: payload.reason,
        wasOfficerId: payload.was?.ownerOfficerId,
      }),
  }),
]
