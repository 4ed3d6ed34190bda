import { z } from 'zod'
import { intentContract, readContract, uuidField } from '#kit'

/** Closes the assignment step of a body: only when every member has a task [TSK-02]. */
export const closeAssignmentContract = intentContract({
  type: 'tasks.close-assignment',
  payload: z.strictObject({ bodyId: uuidField, documentId: uuidField.optional() }),
  permission: 'tasks.assign',
  title: { vi: 'Chốt phân công', en: 'Close the assignment step' },
})

/** Member × task: who of a body has which task, and who has none [TSK-02]. */
export const memberTasksContract = readContract({
  path: '/tasks/members',
  query: z.object({ bodyId: uuidField, documentId: uuidField.optional() }),
  answer: z.object({
    bodyId: z.string(),
    bodyName: z.string(),
    members: z.array(
      z.object({
        officerId: z.string(),
        name: z.string(),
        postTitle: z.string(),
        tasks: z.array(
          z.object({ id: z.string(), title: z.string(), state: z.string(), dueAt: z.string().nullable() }),
        ),
        taskCount: z.number(),
      }),
    ),
    withoutTask: z.number(),
    /** Whole percent of members with a task; 100 closes the step. */
    coverage: z.number(),
    closedAt: z.string().nullable(),
  }),
  permission: 'tasks.read',
  title: { vi: 'Phân công theo thành viên', en: 'Tasks by member' },
})
