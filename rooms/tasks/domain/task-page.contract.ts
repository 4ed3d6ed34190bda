import { z } from 'zod'
import { pageOf, pageQuery, readContract, uuidField } from '#kit'
import { personShape, taskLine } from './task-list.contract.ts'

const below = z.object({ total: z.number(), done: z.number(), cancelled: z.number(), overdue: z.number() })

/** Who could take a step, and whether the asker may; `why` is the sentence of the refusal. */
const stepShape = z.object({
  type: z.string(),
  isAllowed: z.boolean(),
  why: z.object({ vi: z.string(), en: z.string() }).nullable(),
})

/** A child with how much below it is done. */
export const childLine = taskLine.extend({ below })

const said = z.object({
  id: z.string(),
  kind: z.string(),
  text: z.string().nullable(),
  percent: z.number().nullable(),
  by: z.string().nullable(),
  at: z.string(),
})

const evidenceShape = z.object({
  id: z.string(),
  kind: z.enum(['file', 'text', 'document']),
  text: z.string().nullable(),
  fileHash: z.string().nullable(),
  documentId: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string(),
})

const obstacleShape = z.object({
  id: z.string(),
  text: z.string(),
  raisedBy: z.string().nullable(),
  raisedAt: z.string(),
  responder: personShape,
  answerBy: z.string(),
  isLate: z.boolean(),
  forwarded: z.number(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  mayAnswer: z.boolean(),
})

/** Everything about one task that a person needs to act. */
export const taskPageContract = readContract({
  path: '/tasks/:taskId',
  query: z.object({ taskId: uuidField }),
  answer: taskLine.extend({
    measure: z.string().nullable(),
    selfClose: z.boolean(),
    assigner: personShape,
    coordinators: z.array(personShape),
    acknowledgeBy: z.string().nullable(),
    acknowledgedAt: z.string().nullable(),
    reportedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    createdAt: z.string(),
    updatedAt: z.string(),
    version: z.number(),
    evidence: z.array(evidenceShape),
    remarks: z.array(said),
    obstacles: z.array(obstacleShape),
    /** From the task right above up to the top of the chain. */
    above: z.array(z.object({ id: z.string(), title: z.string(), areaName: z.string(), state: z.string() })),
    childCount: z.number(),
    below,
    steps: z.array(stepShape),
    /** Who could judge or move it: the assigner and the superior of the owner. */
    superiors: z.array(personShape),
  }),
  permission: 'signed-in',
  title: { vi: 'Một nhiệm vụ', en: 'One task' },
})

/** Tasks right under one, each with its own percentage [TSK-04]. */
export const childTasksContract = readContract({
  path: '/tasks/:taskId/children',
  query: pageQuery.extend({ taskId: uuidField }),
  answer: pageOf(childLine),
  permission: 'signed-in',
  title: { vi: 'Việc con', en: 'Child tasks' },
})

/** What the journal says of a task, newest first: who, when in the field, when recorded. */
export const taskHistoryContract = readContract({
  path: '/tasks/:taskId/history',
  query: pageQuery.extend({ taskId: uuidField }),
  answer: pageOf(
    z.object({
      id: z.string(),
      type: z.string(),
      by: z.string().nullable(),
      postTitle: z.string().nullable(),
      occurredAt: z.string(),
      recordedAt: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  permission: 'signed-in',
  title: { vi: 'Lịch sử nhiệm vụ', en: 'History of a task' },
})
