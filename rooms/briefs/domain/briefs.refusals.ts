import { defineRefusals } from '#kit'

/** What this room may say no to. */
export const BRIEFS = defineRefusals('BRIEFS', {
  AHEAD: {
    vi: 'Không lập được báo cáo cho một thời điểm chưa tới.',
    en: 'There is no brief of a moment that has not come.',
  },
  CHANGED_SINCE_READ: {
    vi: 'Dữ liệu tại thời điểm này đã được bổ sung sau khi bạn mở báo cáo. Hãy đọc lại bản mới rồi ký.',
    en: 'The records of that moment were added to after you opened the brief. Read it again, then sign.',
    status: 409,
  },
})
