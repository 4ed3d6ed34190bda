import { defineRefusals } from '#kit'

/** What the room of audit says no to. */
export const AUDIT = defineRefusals('AUDIT', {
  ALREADY_RUNNING: {
    vi: 'Một lần kiểm chứng đang chạy. Hãy chờ kết quả của lần đó.',
    en: 'A verification is running already. Wait for its verdict.',
    status: 409,
  },
})
