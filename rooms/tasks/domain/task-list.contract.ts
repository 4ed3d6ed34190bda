import { z } from 'zod'
import { areaIdField, dayField, instantField, pageOf, pageQuery, readContract, toInstant, uuidField } from '#kit'
import { taskParts, taskStates } from './task.ts'

const moment = instantField.transform((text) => toInstant(text))

/** A person in a post, as lists and pages show them. */
export const personShape = z.object({
  postId: z.string().nullable(),
  postTitle: z.string().nullable(),
  officerId: z.string().nullable(),
  name: z.string().nullable(),
})
/** A person in a post. */
export type PersonShape = z.infer<typeof personShape>

/** One line of a list of tasks. */
export const taskLine = z.object({
  id: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  title: z.string(),
  product: z.string().nullable(),
  state: z.enum(taskStates),
  part: z.enum(taskParts),
  priority: z.number(),
  percent: z.number(),
  startAt: z.string(),
  dueAt: z.string().nullable(),
  isOverdue: z.boolean(),
  owner: personShape,
  documentId: z.string().nullable(),
  parentId: z.string().nullable(),
  reminders: z.number(),
  deadlineChanges: z.number(),
})
/** One line of a list of tasks. */
export type TaskLine = z.infer<typeof taskLine>

/**
 * Which tasks: `open` (somebody must act), of these `overdue`, `due-soon` (within 24 h), `reported` (wait for
 * acceptance), `blocked` (an obstacle waits for an answer); or `closed`, `draft`; `given`: all but drafts.
 */
export const taskShelves = ['open', 'overdue', 'due-soon', 'reported', 'blocked', 'closed', 'draft', 'given'] as const
/** One of {@link taskShelves}. */
export type TaskShelf = (typeof taskShelves)[number]

/**
 * What of tasks waits for the one who asks, wherever it lies: those they answer for (`own`), of these `overdue` and to
 * `acknowledge`; results to `accept`; obstacles to `answer`. The numbers on a board are the lengths of these lists.
 */
export const taskWaits = ['own', 'overdue', 'acknowledge', 'accept', 'answer'] as const
/** One of {@link taskWaits}. */
export type TaskWaits = (typeof taskWaits)[number]

/** What a list of tasks can be asked for; all conditions hold together. Sorted by deadline, closed ones latest first. */
export const taskListQuery = pageQuery.extend({
  shelf: z.enum(taskShelves).default('open'),
  areaId: areaIdField.optional(),
  /** Those one owns or works along on, wherever they are. */
  mine: z.stringbool().default(false),
  waits: z.enum(taskWaits).optional(),
  ownerPostId: uuidField.optional(),
  ownerOfficerId: uuidField.optional(),
  documentId: uuidField.optional(),
  state: z.enum(taskStates).optional(),
  dueFrom: moment.optional(),
  dueTo: moment.optional(),
  /** Days, both included, on which it was acknowledged: what the counter of that day counted. */
  acknowledgedFrom: dayField.optional(),
  acknowledgedTo: dayField.optional(),
  /** Days, both included, on which work that was accepted since had been reported done: as the counters count it. */
  doneFrom: dayField.optional(),
  doneTo: dayField.optional(),
  /** Words of title or product; case, diacritics and đ do not matter. */
  text: z.string().max(200).optional(),
})
/** What a list of tasks can be asked for. */
export type TaskListQuery = z.infer<typeof taskListQuery>

export const taskListContract = readContract({
  path: '/tasks',
  query: taskListQuery,
  answer: pageOf(taskLine),
  permission: 'tasks.read',
  title: { vi: 'Danh sách nhiệm vụ', en: 'Tasks' },
})

const cheapCount = z.object({ count: z.number(), isAtLeast: z.boolean() })

/** Numbers of the saved views; each stops counting at 1,000 and then says "at least". */
export const taskCountsContract = readContract({
  path: '/tasks/counts',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({
    mine: cheapCount,
    mineOverdue: cheapCount,
    mineDueSoon: cheapCount,
    open: cheapCount,
    overdue: cheapCount,
    dueSoon: cheapCount,
    reported: cheapCount,
  }),
  permission: 'tasks.read',
  title: { vi: 'Số nhiệm vụ', en: 'Numbers of tasks' },
})

/** "Việc không người": live tasks without an owner or a deadline; 0 always, for the database keeps it so [TSK-01]. */
export const ownerlessTasksContract = readContract({
  path: '/tasks/without-owner',
  query: z.object({ areaId: areaIdField.optional() }),
  answer: z.object({ count: z.number() }),
  permission: 'tasks.read',
  title: { vi: 'Việc không người', en: 'Tasks without an owner' },
})
