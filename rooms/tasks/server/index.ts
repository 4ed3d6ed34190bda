import { defineRoom } from '#platform/server'
import { TASKS, taskPermissions } from '../domain/index.ts'
import { activateTaskIntent } from './activate-task.ts'
import { answerObstacleIntent, forwardObstacleIntent } from './answer-obstacle.ts'
import { childTasksRead } from './child-tasks.query.ts'
import { closeAssignmentIntent } from './close-assignment.ts'
import { createTaskIntent } from './create-task.ts'
import { delegateTaskIntent } from './delegate-task.ts'
import { editTaskIntent } from './edit-task.ts'
import { givesEvidence, namesEvidence } from './gives-file.query.ts'
import { incidentListRead } from './incident-list.query.ts'
import { markNoticesReadIntent } from './mark-notices-read.ts'
import { memberTasksRead } from './member-tasks.query.ts'
import { myTasksRead } from './my-tasks.query.ts'
import { noticeCountRead, noticesOfMeRead } from './notices.query.ts'
import { possibleOwnersRead } from './possible-owners.query.ts'
import { raiseObstacleIntent } from './raise-obstacle.ts'
import { addEvidenceIntent, reportDoneIntent } from './report-done.ts'
import { reportIncidentIntent } from './report-incident.ts'
import { strikeAlarmsTick } from './strike-alarms.tick.ts'
import { forwardIncidentIntent, settleIncidentIntent, takeIncidentIntent } from './take-incident.ts'
import { taskSheet } from './task.sheet.ts'
import { plainTaskChanges } from './task-changes.ts'
import { ownerlessTasksRead, taskCountsRead } from './task-counts.query.ts'
import { taskHistoryRead } from './task-history.query.ts'
import { taskListRead } from './task-list.query.ts'
import { taskPageRead } from './task-page.query.ts'
import { taskGaps } from './tasks.gaps.ts'
import { tasksTally } from './tasks.tally.ts'
import { undoChangeIntent } from './undo-change.ts'

export type { PlannedTask } from '../domain/index.ts'
export { createTasks, type TasksToCreate } from './create-tasks.store.ts'
export { documentsBehindMyTasks } from './my-tasks.query.ts'
export { type TaskEvidence, taskEvidence, taskTitles } from './score-evidence.query.ts'
export { stepTasks, type TaskStep } from './step-tasks.ts'
export { tasksHandover } from './tasks.handover.ts'
export { countWaiting } from './waits-for-me.query.ts'

/** The server face of the room `tasks`. */
export const tasksRoom = defineRoom({
  name: 'tasks',
  permissions: taskPermissions,
  refusals: [TASKS],
  intents: [
    createTaskIntent,
    delegateTaskIntent,
    activateTaskIntent,
    ...plainTaskChanges,
    addEvidenceIntent,
    reportDoneIntent,
    editTaskIntent,
    undoChangeIntent,
    raiseObstacleIntent,
    answerObstacleIntent,
    forwardObstacleIntent,
    reportIncidentIntent,
    takeIncidentIntent,
    forwardIncidentIntent,
    settleIncidentIntent,
    markNoticesReadIntent,
    closeAssignmentIntent,
  ],
  reads: [
    taskListRead,
    myTasksRead,
    taskCountsRead,
    ownerlessTasksRead,
    memberTasksRead,
    possibleOwnersRead,
    taskPageRead,
    childTasksRead,
    taskHistoryRead,
    incidentListRead,
    noticesOfMeRead,
    noticeCountRead,
  ],
  tallies: [tasksTally],
  sheets: [taskSheet],
  gaps: taskGaps,
  givesFile: givesEvidence,
  namesFiles: namesEvidence,
  ticks: [strikeAlarmsTick],
})
