import { currentLanguage, read, type WebRoom } from '#platform/web'
import { taskListContract } from '../domain/index.ts'
import { factWords } from './fact-words.ts'
import { gapWords } from './gap-words.ts'
import { useUnreadCount } from './use-unread-count.ts'

/** The web face of the room of tasks. */
export const webRoom: WebRoom = {
  name: 'tasks',
  pages: [
    {
      path: '/tasks',
      title: { vi: 'Việc', en: 'Tasks' },
      permission: 'tasks.read',
      load: () => import('./task-list.page.tsx').then((file) => file.TaskListPage),
    },
    {
      path: '/tasks/new',
      title: { vi: 'Giao việc mới', en: 'Assign a new task' },
      permission: 'tasks.assign',
      load: () => import('./create-task.page.tsx').then((file) => file.CreateTaskPage),
    },
    {
      path: '/tasks/members',
      title: { vi: 'Phân công theo thành viên', en: 'Tasks by member' },
      permission: 'tasks.read',
      load: () => import('./member-tasks.page.tsx').then((file) => file.MemberTasksPage),
    },
    {
      path: '/tasks/$taskId',
      title: { vi: 'Một việc', en: 'One task' },
      load: () => import('./task.page.tsx').then((file) => file.TaskPage),
    },
    {
      path: '/notices',
      title: { vi: 'Thông báo', en: 'Notices' },
      load: () => import('./notices.page.tsx').then((file) => file.NoticesPage),
    },
    {
      path: '/incidents',
      title: { vi: 'Việc đột xuất', en: 'Incidents' },
      permission: 'tasks.read',
      load: () => import('./incidents.page.tsx').then((file) => file.IncidentsPage),
    },
  ],
  navigation: [
    { to: '/tasks', label: { vi: 'Việc', en: 'Tasks' }, icon: 'task', order: 20, permission: 'tasks.read' },
    {
      to: '/notices',
      label: { vi: 'Thông báo', en: 'Notices' },
      icon: 'notice',
      order: 25,
      permission: 'tasks.read',
      useCount: useUnreadCount,
    },
    { to: '/incidents', label: { vi: 'Đột xuất', en: 'Incidents' }, icon: 'help', order: 55, permission: 'tasks.read' },
  ],
  palette: [{ name: 'tasks', permission: 'tasks.read', find: findForPalette }],
  areaPanels: [
    {
      slot: 'mine',
      name: 'my-tasks',
      order: 10,
      permission: 'tasks.read',
      load: () => import('./my-tasks.panel.tsx').then((file) => file.MyTasksPanel),
    },
    {
      slot: 'tab',
      name: 'tasks',
      order: 10,
      label: { vi: 'Việc', en: 'Tasks' },
      permission: 'tasks.read',
      load: () => import('./area-tasks.tab.tsx').then((file) => file.AreaTasksTab),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(taskListContract, { text, limit: 6 }, signal)
  return items.map((task) => ({
    id: `task-${task.id}`,
    title: task.title,
    detail: [task.areaName, task.owner.name].filter(Boolean).join(' · '),
    kind: { vi: 'Việc', en: 'Task' }[currentLanguage()],
    to: `/tasks/${task.id}`,
  }))
}
