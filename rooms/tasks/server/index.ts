import { defineRoom } from '#platform/server'

export { createTasks, type TasksToCreate } from './create-tasks.store.ts'

/** The server face of the room `tasks`. */
export const tasksRoom = defineRoom({ name: 'tasks' })
