import { defineRefusals } from '#kit'

/** What the room of declarations says no to. */
export const DECLARATIONS = defineRefusals('DECLARATIONS', {
  UNKNOWN: {
    vi: 'Không có khai báo này, đã xóa khi hết hạn, hoặc bạn không được xem.',
    en: 'There is no such declaration, it was erased when it expired, or it is not yours to see.',
    status: 404,
  },
  BAD_CODE: {
    vi: 'Mã biên nhận có {length} chữ và số, ví dụ {example}.',
    en: 'A receipt’s code has {length} letters and figures, like {example}.',
  },
  CODE_AMBIGUOUS: {
    vi: 'Có hơn một khai báo mang mã này. Hãy quét mã QR trên biên nhận.',
    en: 'More than one declaration has this code. Scan the QR code of the receipt.',
    status: 409,
  },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định khai báo y tế cho ngày {day}.',
    en: 'The city’s profile has no rule of declarations for {day}.',
  },
  DAY_AHEAD: { vi: 'Ngày này chưa đến.', en: 'This day has not come yet.' },
  DAY_TOO_OLD: { vi: 'Chỉ cần khai {days} ngày gần nhất.', en: 'Only the last {days} days are asked for.' },
  ENDS_BEFORE_BEGIN: { vi: 'Ngày rời đi phải sau ngày đến.', en: 'One leaves a place after coming to it.' },
  PLACE_UNKNOWN: { vi: 'Không có nơi này.', en: 'There is no such place.' },
  PROVINCE_UNKNOWN: { vi: 'Không có tỉnh, thành phố này.', en: 'There is no such province.' },
  BIRTH_YEAR: { vi: 'Năm sinh từ {first} đến {last}.', en: 'A year of birth from {first} to {last}.' },
  ORIGIN_TWICE: {
    vi: 'Mỗi nơi chọn trong thành phố hoặc tỉnh khác, không cả hai.',
    en: 'A place is inside the city or in another province, not both.',
  },
  SITE_UNKNOWN: {
    vi: 'Không có địa điểm này, hoặc đã đóng.',
    en: 'There is no such place, or it has closed.',
    status: 404,
  },
  NOT_FLAGGED: {
    vi: 'Khai báo này không cần gọi.',
    en: 'Nobody needs to be called for this declaration.',
    status: 409,
  },
  ALREADY_CALLED: { vi: 'Đã gọi và ghi kết quả.', en: 'The call was made and recorded.', status: 409 },
  TOO_MANY: {
    vi: 'Từ nơi này vừa có quá nhiều lượt gửi. Hãy gửi lại sau {seconds} giây.',
    en: 'Too many came from here just now. Send again in {seconds} seconds.',
    status: 429,
  },
})
