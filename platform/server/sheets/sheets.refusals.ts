import { defineRefusals } from '#kit'

/** Why a row that was brought cannot be taken back, in the words of every sheet. */
export const SHEETS = defineRefusals('SHEETS', {
  LATER_CHANGES: {
    vi: 'Không thu hồi dòng này: sau khi nhập đã có thay đổi khác ({what}).',
    en: 'This row is not taken back: later changes stand on it ({what}).',
    status: 409,
  },
  GONE: {
    vi: 'Không thu hồi được: nội dung của dòng này không còn.',
    en: 'Cannot be taken back: what this row made is no more.',
    status: 409,
  },
})
