import { z } from 'zod'
import { readContract } from '#kit'
import { personShape, taskLine } from './task-list.contract.ts'

/** Most tasks that a phone takes along, the nearest deadline first: more than anybody does with a phone in hand. */
export const mostOnPhone = 200
/** Last words of each task that a phone takes along. */
export const wordsOnPhone = 3

/** One of one's own open tasks as a phone takes it along; what depends on the hour (late, today) the phone tells itself. */
export const myTask = taskLine
  .pick({
    id: true,
    areaName: true,
    title: true,
    product: true,
    state: true,
    priority: true,
    percent: true,
    dueAt: true,
    documentId: true,
    reminders: true,
  })
  .extend({
    measure: z.string().nullable(),
    assigner: personShape,
    /** False: one works along (phối hợp). */
    isOwner: z.boolean(),
    /** How many proofs lie beside it. */
    evidence: z.number(),
    /** What was said of it, latest first. */
    remarks: z.array(
      z.object({
        kind: z.string(),
        text: z.string().nullable(),
        percent: z.number().nullable(),
        by: z.string().nullable(),
        at: z.string(),
      }),
    ),
    /** What was said to be in the way, latest first, with the answer that a superior owes. */
    obstacles: z.array(
      z.object({
        text: z.string(),
        at: z.string(),
        answerBy: z.string(),
        answer: z.string().nullable(),
        answeredBy: z.string().nullable(),
      }),
    ),
  })
/** One of one's own open tasks as a phone takes it along. */
export type MyTask = z.infer<typeof myTask>

/** All that one answers for or works along on and that is not closed, in one answer; `isWhole` is false where there is more. */
export const myTasksContract = readContract({
  path: '/tasks/mine',
  query: z.object({}),
  answer: z.object({ items: z.array(myTask), isWhole: z.boolean() }),
  permission: 'tasks.work',
  title: { vi: 'Việc của tôi', en: 'My tasks' },
})
/** One's own open tasks. */
export type MyTasks = z.infer<typeof myTasksContract.answer>

/**
 * What the documents behind one's open tasks are called, those that one may see. Answered by the room of documents: this one
 * knows them by their id only.
 */
export const myTaskDocumentsContract = readContract({
  path: '/tasks/mine/documents',
  query: z.object({}),
  answer: z.object({
    items: z.array(z.object({ id: z.string(), label: z.object({ vi: z.string(), en: z.string() }) })),
  }),
  permission: 'tasks.work',
  title: { vi: 'Văn bản của việc tôi làm', en: 'Documents behind my tasks' },
})
/** What the documents behind one's open tasks are called. */
export type MyTaskDocuments = z.infer<typeof myTaskDocumentsContract.answer>
