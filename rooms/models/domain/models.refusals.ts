import { defineRefusals } from '#kit'

/** What the room of good practices says no to. */
export const MODELS = defineRefusals('MODELS', {
  UNKNOWN: { vi: 'Không có mô hình này.', en: 'There is no such good practice.', status: 404 },
  WITHDRAWN: { vi: 'Mô hình này đã được rút.', en: 'This practice has been withdrawn.', status: 409 },
  HUMAN_NEEDED: {
    vi: 'Việc này phải do một người cụ thể quyết định.',
    en: 'A named person must decide this.',
    status: 403,
  },
  OWN_MODEL: {
    vi: 'Đơn vị không tự khuyến nghị mô hình của mình; cấp trên của nơi được khuyến nghị mới quyết định.',
    en: 'A unit does not recommend its own practice; somebody of the level above does.',
    status: 403,
  },
  ADOPTED: { vi: 'Đơn vị này đã ghi áp dụng mô hình.', en: 'This unit has adopted the practice already.', status: 409 },
  NOT_ADOPTED: { vi: 'Không có lần áp dụng này.', en: 'There is no such adoption.', status: 404 },
  DAY_AHEAD: { vi: 'Ngày này chưa tới.', en: 'This day has not come yet.' },
  BEFORE_ADOPTION: {
    vi: 'Ngày đánh giá phải từ ngày áp dụng ({from}).',
    en: 'The day must not be before the adoption ({from}).',
  },
  REVIEW_UNKNOWN: { vi: 'Không có đánh giá này.', en: 'There is no such review.', status: 404 },
  CHANGE_TAKEN: {
    vi: 'Thay đổi này đã thành việc hoặc mô hình.',
    en: 'This change has become a task or a practice already.',
    status: 409,
  },
  OWNER_NOT_THERE: {
    vi: 'Chức vụ này không có hoặc không có ai giữ.',
    en: 'There is no such post, or nobody holds it.',
  },
  DUE_IN_THE_PAST: { vi: 'Thời hạn đã qua.', en: 'The deadline has passed.' },
  PERSONAL_DATA: {
    vi: 'Mô hình được công khai: “{text}” là dữ liệu cá nhân hoặc nói về người bệnh. Chỉ ghi số của cơ quan ở ô điện thoại.',
    en: 'Practices are public: “{text}” is personal data or tells of a patient. Put the number of an office in its own field.',
  },
})
