import { lazy } from 'react'
import { type FieldRoom, lazyScreen } from '#platform/field'
import {
  acknowledgeTaskContract,
  type MyTasks,
  myTaskDocumentsContract,
  myTasksContract,
  progressTaskContract,
  raiseObstacleContract,
  reportDoneContract,
} from '../domain/index.ts'
import { broughtDocuments, broughtTasks } from './brought-tasks.ts'
import { sayDone, sayProgress } from './say-telling.ts'
import { hasOwnWork } from './wants-a-hand.ts'

const { permission } = myTasksContract
const mendAt = (id: string) => `/field/tasks/tell/${id}`

/** The field face of the room: one's own tasks; taken, told of and reported done, with or without signal (TSK-01, TSK-05). */
export const fieldRoom: FieldRoom = {
  name: 'tasks',
  actions: [
    {
      key: 'my-tasks',
      title: myTasksContract.title,
      icon: 'task',
      to: '/field/tasks',
      permission,
      Note: lazy(async () => ({ default: (await import('./my-tasks.note.tsx')).MyTasksNote })),
    },
  ],
  screens: [
    {
      path: '/field/tasks',
      title: myTasksContract.title,
      permission,
      Screen: lazyScreen(async () => (await import('./my-tasks.screen.tsx')).MyTasksScreen),
    },
    {
      path: '/field/tasks/$taskId',
      title: { vi: 'Một việc', en: 'One task' },
      permission,
      Screen: lazyScreen(async () => (await import('./one-task.screen.tsx')).OneTaskScreen),
    },
    {
      path: '/field/tasks/tell/$id',
      title: progressTaskContract.title,
      permission,
      Screen: lazyScreen(async () => (await import('./tell.screen.tsx')).TellScreen),
    },
  ],
  bring: [
    { name: broughtTasks, address: myTasksContract.path, permission },
    { name: broughtDocuments, address: myTaskDocumentsContract.path, permission },
  ],
  ownWork: { brought: broughtTasks, isThere: (mine) => hasOwnWork((mine as MyTasks).items) },
  intents: {
    [acknowledgeTaskContract.type]: { say: () => acknowledgeTaskContract.title, mendAt: () => '/field/tasks' },
    [progressTaskContract.type]: { say: sayProgress, mendAt },
    [reportDoneContract.type]: { say: sayDone, mendAt },
    [raiseObstacleContract.type]: { say: () => raiseObstacleContract.title, mendAt },
  },
}
