import { z } from 'zod'
import { areaIdField, instantField, intentContract, lineField, textField, toInstant, uuidField } from '#kit'
import { taskParts } from './task.ts'

const taskId = uuidField
const moment = instantField.transform((text) => toInstant(text))
const title = lineField(300)
const product = lineField(500)
const measure = lineField(500)
const reason = textField(2000)
const note = textField(2000)
const priority = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])

/** One proof: a file already on the server, a document of the house, or words. */
export const evidenceField = z.strictObject({
  kind: z.enum(['file', 'text', 'document']),
  text: textField(4000).optional(),
  fileHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  documentId: uuidField.optional(),
})

const newTask = {
  areaId: areaIdField,
  title,
  product: product.optional(),
  measure: measure.optional(),
  ownerPostId: uuidField.optional(),
  startAt: moment.optional(),
  dueAt: moment.optional(),
  priority: priority.default(0),
  /** Whether the owner may accept the result themselves. */
  selfClose: z.boolean().default(false),
  coordinatorPostIds: z.array(uuidField).max(50).default([]),
}

/** A task in one area; many are sent as many intents in one array. Active at once unless `draft`. */
export const createTaskContract = intentContract({
  type: 'tasks.create',
  payload: z.strictObject({
    ...newTask,
    draft: z.boolean().default(false),
    parentId: uuidField.optional(),
    documentId: uuidField.optional(),
  }),
  permission: 'tasks.assign',
  title: { vi: 'Giao việc', en: 'Create a task' },
})

/** Child tasks under one's own task, or under one that one may move: chủ trì or phối hợp [TSK-04]. */
export const delegateTaskContract = intentContract({
  type: 'tasks.delegate',
  payload: z.strictObject({
    taskId,
    children: z
      .array(z.strictObject({ ...newTask, part: z.enum(taskParts) }))
      .min(1)
      .max(100),
  }),
  permission: 'tasks.assign',
  title: { vi: 'Giao tiếp việc con', en: 'Delegate child tasks' },
})

export const activateTaskContract = intentContract({
  type: 'tasks.activate',
  payload: z.strictObject({ taskId }),
  permission: 'tasks.assign',
  title: { vi: 'Giao bản nháp', en: 'Activate a draft' },
})

export const acknowledgeTaskContract = intentContract({
  type: 'tasks.acknowledge',
  payload: z.strictObject({ taskId }),
  permission: 'tasks.work',
  title: { vi: 'Nhận việc', en: 'Acknowledge a task' },
})

export const progressTaskContract = intentContract({
  type: 'tasks.progress',
  payload: z.strictObject({ taskId, percent: z.int().min(0).max(100).optional(), note: note.optional() }),
  permission: 'tasks.work',
  title: { vi: 'Cập nhật tiến độ', en: 'Report progress' },
})

export const addEvidenceContract = intentContract({
  type: 'tasks.add-evidence',
  payload: z.strictObject({ taskId, evidence: z.array(evidenceField).min(1).max(20) }),
  permission: 'tasks.work',
  title: { vi: 'Thêm minh chứng', en: 'Add evidence' },
})

export const reportDoneContract = intentContract({
  type: 'tasks.report-done',
  payload: z.strictObject({ taskId, note: note.optional(), evidence: z.array(evidenceField).max(20).default([]) }),
  permission: 'tasks.work',
  title: { vi: 'Báo cáo xong', en: 'Report a task done' },
})

export const acceptDoneContract = intentContract({
  type: 'tasks.accept-done',
  payload: z.strictObject({ taskId, note: note.optional() }),
  permission: 'tasks.accept',
  title: { vi: 'Nghiệm thu', en: 'Accept a result' },
})

export const returnTaskContract = intentContract({
  type: 'tasks.return',
  payload: z.strictObject({ taskId, reason }),
  permission: 'tasks.accept',
  title: { vi: 'Trả lại', en: 'Return a result' },
})

export const cancelTaskContract = intentContract({
  type: 'tasks.cancel',
  payload: z.strictObject({ taskId, reason }),
  permission: 'tasks.assign',
  title: { vi: 'Hủy việc', en: 'Cancel a task' },
})

/** `was`: what the sender saw; when it is no longer so, the answer is a conflict. */
export const reassignTaskContract = intentContract({
  type: 'tasks.reassign',
  payload: z.strictObject({
    taskId,
    ownerPostId: uuidField,
    reason,
    was: z.strictObject({ ownerOfficerId: uuidField }).optional(),
  }),
  permission: 'tasks.assign',
  title: { vi: 'Chuyển người chịu trách nhiệm', en: 'Reassign a task' },
})

export const changeDeadlineContract = intentContract({
  type: 'tasks.change-deadline',
  payload: z.strictObject({ taskId, dueAt: moment, reason, was: z.strictObject({ dueAt: moment }).optional() }),
  permission: 'tasks.assign',
  title: { vi: 'Đổi thời hạn', en: 'Change a deadline' },
})

const wording = z.strictObject({
  title: title.optional(),
  product: product.nullable().optional(),
  measure: measure.nullable().optional(),
  priority: priority.optional(),
  parentId: uuidField.nullable().optional(),
})

/** `was` holds, for each field in `to`, the value that its editor saw. */
export const editTaskContract = intentContract({
  type: 'tasks.edit',
  payload: z.strictObject({ taskId, to: wording, was: wording }),
  permission: 'tasks.assign',
  title: { vi: 'Sửa nội dung việc', en: 'Edit a task' },
})

export const remindOwnerContract = intentContract({
  type: 'tasks.remind',
  payload: z.strictObject({ taskId, note: note.optional() }),
  permission: 'tasks.remind',
  title: { vi: 'Đôn đốc', en: 'Remind the owner' },
})

/** Takes back one's own reassigning, accepting, cancelling or new deadline, by the id of that intent. */
export const undoChangeContract = intentContract({
  type: 'tasks.undo',
  payload: z.strictObject({ intentId: uuidField }),
  permission: 'signed-in',
  title: { vi: 'Hoàn tác', en: 'Take a change back' },
})
