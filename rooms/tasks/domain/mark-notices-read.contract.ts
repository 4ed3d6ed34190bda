import { z } from 'zod'
import { instantField, intentContract, uuidField } from '#kit'

/** Marks notices of one's own as read: some, or all up to a moment. */
export const markNoticesReadContract = intentContract({
  type: 'notices.mark-read',
  payload: z.union([
    z.strictObject({ noticeIds: z.array(uuidField).min(1).max(500) }),
    z.strictObject({ until: instantField }),
  ]),
  permission: 'signed-in',
  title: { vi: 'Đánh dấu đã đọc', en: 'Mark notices as read' },
})
