import { defineRefusals } from '#kit'

/** What the room of audit says no to. */
export const AUDIT = defineRefusals('AUDIT', {
  ALREADY_RUNNING: {
    vi: 'Một lần kiểm chứng đang chạy. Hãy chờ kết quả của lần đó.',
    en: 'A verification is running already. Wait for its verdict.',
    status: 409,
  },
  NO_SUCH_MARK: {
    vi: 'Không có dấu hiệu này trong phạm vi được xem.',
    en: 'There is no such mark within what you may see.',
    status: 404,
  },
  ABOUT_YOURSELF: {
    vi: 'Dấu hiệu này về chính đồng chí: người khác phải kết luận.',
    en: 'This mark is about you: somebody else has to judge it.',
    status: 403,
  },
})
