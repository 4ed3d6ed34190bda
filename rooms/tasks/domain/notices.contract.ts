import { z } from 'zod'
import { pageOf, pageQuery, readContract } from '#kit'

/** One notice: `kind` says what happened, `data` the ids and numbers of the sentence, `title` what it is about. */
const notice = z.object({
  id: z.string(),
  kind: z.string(),
  areaId: z.number(),
  areaName: z.string(),
  subjectId: z.string().nullable(),
  title: z.string().nullable(),
  at: z.string(),
  readAt: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
/** A notice as it is listed. */
export type NoticeItem = z.infer<typeof notice>

export const noticesOfMeContract = readContract({
  path: '/notices',
  query: pageQuery.extend({ unread: z.stringbool().default(false) }),
  answer: pageOf(notice),
  permission: 'signed-in',
  title: { vi: 'Thông báo của tôi', en: 'My notices' },
})

/** At most 100 are counted: past that the number says nothing more. */
export const noticeCountContract = readContract({
  path: '/notices/count',
  query: z.object({}),
  answer: z.object({ unread: z.number(), isAtLeast: z.boolean() }),
  permission: 'signed-in',
  title: { vi: 'Số thông báo chưa đọc', en: 'Number of unread notices' },
})
