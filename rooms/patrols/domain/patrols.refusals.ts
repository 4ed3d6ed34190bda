import { defineRefusals } from '#kit'

/** What the room of patrols says no to. */
export const PATROLS = defineRefusals('PATROLS', {
  UNKNOWN: {
    vi: 'Không có lượt tuần tra này, hoặc bạn không được xem.',
    en: 'There is no such patrol, or it is not yours to see.',
    status: 404,
  },
  END_BEFORE_START: { vi: 'Giờ kết thúc phải sau giờ bắt đầu.', en: 'A patrol ends after it begins.' },
  TOO_LONG: {
    vi: 'Một lượt tuần tra dài nhất {hours} giờ. Hãy chia thành nhiều lượt.',
    en: 'A patrol lasts at most {hours} hours. Split it.',
  },
  POST_UNKNOWN: {
    vi: 'Không có chức vụ này, hoặc chức vụ đã kết thúc.',
    en: 'There is no such post, or it has ended.',
  },
  POST_ELSEWHERE: {
    vi: 'Người phụ trách phải thuộc địa bàn tuần tra hoặc cấp trên của địa bàn đó.',
    en: 'Who is in charge must belong to the area of the patrol or to one above it.',
  },
  AREA_PAST: { vi: 'Địa bàn này đã kết thúc vào {day}.', en: 'This area ended on {day}.' },
  CANCELLED: { vi: 'Lượt tuần tra này đã hủy.', en: 'This patrol was cancelled.', status: 409 },
  HAS_CHECKS: {
    vi: 'Lượt tuần tra này đã có kết quả, không hủy được.',
    en: 'This patrol has results and cannot be cancelled.',
    status: 409,
  },
  NOT_BEGUN: { vi: 'Lượt tuần tra này chưa bắt đầu.', en: 'This patrol has not begun yet.' },
  ELSEWHERE: { vi: 'Lượt tuần tra này ở địa bàn khác.', en: 'This patrol is in another area.' },
  MORE_REMINDED_THAN_CHECKED: {
    vi: 'Số nhắc nhở ({reminders}) nhiều hơn số đã kiểm tra ({checks}).',
    en: 'More were reminded ({reminders}) than checked ({checks}).',
  },
  NOT_YET: { vi: 'Chưa đến thời điểm này.', en: 'This moment has not come yet.' },
  CHECK_UNKNOWN: {
    vi: 'Không có kết quả này, hoặc bạn không được xem.',
    en: 'There is no such result, or it is not yours to see.',
    status: 404,
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định tuần tra cho ngày {day}.',
    en: 'The city’s profile has no rule of patrols for {day}.',
  },
})
