import { defineRefusals } from '#kit'

/** What the house refuses about long jobs and files. */
export const HOUSE = defineRefusals('HOUSE', {
  JOB_ENDED: {
    vi: 'Việc này đã kết thúc, không còn gì để dừng.',
    en: 'This job has ended; there is nothing to stop.',
    status: 409,
  },
  EMPTY_FILE: { vi: 'Tệp trống.', en: 'The file is empty.', status: 400 },
  FILE_KIND: {
    vi: 'Không nhận loại tệp “{kind}”. Nhận ảnh (JPEG, PNG, WebP), PDF, văn bản, bảng tính.',
    en: 'Files of kind “{kind}” are not taken. Pictures (JPEG, PNG, WebP), PDF, documents and sheets are.',
    status: 422,
  },
})
