import { withAlarm } from './plan-task.ts'
import { change, type Decision, type Given, refuseChange, refuseFor, tellOwner } from './task-change.ts'
import { TASKS } from './tasks.refusals.ts'

/** The assigner or a superior accepts the result (nghiệm thu). In time or late is judged by when it was reported. */
export function acceptDone(given: Given, said: { note?: string | undefined }): Decision {
  const no = refuseFor(given, 'judge')
  if (no) return no
  const { task } = given
  if (task.state !== 'done-reported' || task.reportedAt === null || task.dueAt === null)
    return refuseChange(TASKS.NOT_REPORTED)
  return change(given, {
    task: { state: 'done', closedAt: given.at, alarm: null, alarmAt: null },
    facts: [
      {
        type: 'task-accepted',
        data: { inTime: task.reportedAt <= task.dueAt ? 1 : 0, reportedAt: task.reportedAt, dueAt: task.dueAt },
      },
    ],
    remark: { kind: 'accepted', text: said.note ?? null },
    tell: tellOwner(given, 'task-accepted'),
    undoable: true,
  })
}

/** The result is not good enough: back to the owner, with the reason. */
export function returnTask(given: Given, said: { reason: string }): Decision {
  const no = refuseFor(given, 'judge')
  if (no) return no
  if (given.task.state !== 'done-reported') return refuseChange(TASKS.NOT_REPORTED)
  return change(given, {
    task: withAlarm({ ...given.task, state: 'in-progress', reportedAt: null, acceptBy: null }, given.clocks, given.now),
    facts: [{ type: 'task-returned', data: {} }],
    remark: { kind: 'returned', text: said.reason },
    tell: tellOwner(given, 'task-returned'),
  })
}

/** The task is given up, with the reason; drafts too. */
export function cancelTask(given: Given, said: { reason: string }): Decision {
  const no = refuseFor(given, 'manager', true)
  if (no) return no
  const { task } = given
  return change(given, {
    task: { state: 'cancelled', closedAt: given.at, alarm: null, alarmAt: null },
    facts: [{ type: 'task-cancelled', data: { draft: task.state === 'draft' ? 1 : 0, dueAt: task.dueAt } }],
    remark: { kind: 'cancelled', text: said.reason },
    tell: task.state === 'draft' ? [] : tellOwner(given, 'task-cancelled'),
    undoable: true,
  })
}

/** "Đôn đốc": the owner is urged; counted, and visible to them [TSK-07]. */
export function remindOwner(given: Given, said: { note?: string | undefined }): Decision {
  const no = refuseFor(given, 'manager')
  if (no) return no
  if (given.task.state === 'done-reported') return refuseChange(TASKS.ALREADY_REPORTED)
  const reminders = given.task.reminders + 1
  return change(given, {
    task: { reminders },
    facts: [{ type: 'task-reminded', data: { reminders } }],
    remark: { kind: 'reminded', text: said.note ?? null },
    tell: tellOwner(given, 'task-reminded', { reminders }),
  })
}
