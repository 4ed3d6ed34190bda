import { defineRoom } from '#platform/server'
import { TASKS, taskPermissions } from '../domain/index.ts'
import { activateTaskIntent } from './activate-task.ts'
import { answerObstacleIntent, forwardObstacleIntent } from './answer-obstacle.ts'
import { closeAssignmentIntent } from './close-assignment.ts'
import { createTaskIntent } from './create-task.ts'
import { delegateTaskIntent } from './delegate-task.ts'
import { editTaskIntent } from './edit-task.ts'
import { markNoticesReadIntent } from './mark-notices-read.ts'
import { memberTasksRead } from './member-tasks.query.ts'
import { raiseObstacleIntent } from './raise-obstacle.ts'
import { addEvidenceIntent, reportDoneIntent } from './report-done.ts'
import { reportIncidentIntent } from './report-incident.ts'
import { strikeAlarmsTick } from './strike-alarms.tick.ts'
import { forwardIncidentIntent, settleIncidentIntent, takeIncidentIntent } from './take-incident.ts'
import { plainTaskChanges } from './task-changes.ts'
import { taskGaps } from './tasks.gaps.ts'
import { tasksTally } from './tasks.tally.ts'
import { undoChangeIntent } from './undo-change.ts'

export type { PlannedTask } from '../domain/index.ts'
export { createTasks, type TasksToCreate } from './create-tasks.store.ts'

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
  reads: [memberTasksRead],
  tallies: [tasksTally],
  gaps: taskGaps,
  ticks: [strikeAlarmsTick],
})
