import { defineRefusals } from '#kit'

/** What the room of duty says no to. */
export const DUTY = defineRefusals('DUTY', {
  POST_UNKNOWN: {
    vi: 'Không có nơi trực này, hoặc bạn không được xem.',
    en: 'There is no such post on duty, or it is not yours to see.',
    status: 404,
  },
  NO_POST_HERE: {
    vi: 'Địa bàn này chưa có Sở Chỉ huy.',
    en: 'This area has no command post.',
  },
  SHIFT_UNKNOWN: {
    vi: 'Không có ca trực này, hoặc bạn không được xem.',
    en: 'There is no such shift, or it is not yours to see.',
    status: 404,
  },
  POST_DISSOLVED: {
    vi: 'Sở Chỉ huy này đã giải thể hoặc chưa thành lập vào ngày đó.',
    en: 'This command post is dissolved, or not set up yet on that day.',
  },
  NO_RULE: {
    vi: 'Hồ sơ thành phố chưa có quy định trực cho ngày {day}.',
    en: 'The city’s profile has no rule of duty for {day}.',
  },
  ROLE_UNKNOWN: { vi: 'Không có vai trò trực “{role}”.', en: 'There is no role “{role}” on duty.' },
  PATTERN_UNKNOWN: { vi: 'Không có mẫu ca “{pattern}”.', en: 'There is no pattern “{pattern}”.', status: 404 },
  END_BEFORE_START: { vi: 'Giờ hết ca phải sau giờ vào ca.', en: 'A shift must end after it begins.' },
  SHIFT_TOO_LONG: {
    vi: 'Một ca dài nhất {hours} giờ. Hãy chia thành nhiều ca.',
    en: 'A shift lasts at most {hours} hours. Split it.',
  },
  OFFICER_UNKNOWN: { vi: 'Không có cán bộ này.', en: 'There is no such officer.' },
  NOT_IN_POST: {
    vi: 'Người này không giữ chức vụ nào ở địa bàn này được trực vai trò đó ({role}).',
    en: 'This person holds no post in this area that may stand duty in that role ({role}).',
  },
  OFFICE_ENDED: {
    vi: 'Chức vụ của người này chưa bắt đầu hoặc đã kết thúc trước khi hết ca.',
    en: 'This person’s office has not begun, or ends before the shift does.',
  },
  DOUBLE_DUTY: {
    vi: 'Người này đã có ca trực {from} đến {to}. Một người không trực hai nơi cùng lúc.',
    en: 'This person already has a shift from {from} to {to}. Nobody is on duty in two places at once.',
    status: 409,
  },
  REST_BROKEN: {
    vi: 'Ca này phá quy định nghỉ ({what}: {hours} giờ, mức {limit} giờ). Muốn xếp vẫn phải ghi lý do.',
    en: 'This shift breaks the rest rule ({what}: {hours} h, limit {limit} h). To plan it all the same, say why.',
  },
  REST_BLANK: {
    vi: 'Quy định nghỉ “{what}” chưa được thành phố xác nhận, nên không tính.',
    en: 'The rest figure “{what}” is not confirmed by the city, so nothing is computed by it.',
  },
  SHIFT_OVER: {
    vi: 'Ca này đã hết; lịch sử không sửa.',
    en: 'This shift is over; history is not changed.',
    status: 409,
  },
  SHIFT_BEGUN: {
    vi: 'Ca này đã bắt đầu; hãy bố trí người trực thay.',
    en: 'This shift has begun; put a substitute in its place.',
    status: 409,
  },
  SHIFT_CANCELLED: {
    vi: 'Ca này đã hủy hoặc đã đổi người.',
    en: 'This shift was cancelled, or given to somebody else.',
    status: 409,
  },
  NOT_YOUR_SHIFT: { vi: 'Ca này không phải của bạn.', en: 'This shift is not yours.', status: 403 },
  TOO_EARLY: {
    vi: 'Chưa đến lúc: sớm nhất là {minutes} phút trước giờ.',
    en: 'Not yet: {minutes} minutes before the hour at the earliest.',
  },
  TAKEN_ALREADY: { vi: 'Ca này đã được nhận.', en: 'This shift was taken over already.', status: 409 },
  SWAP_UNKNOWN: {
    vi: 'Không có đề nghị đổi ca này, hoặc bạn không được xem.',
    en: 'There is no such swap, or it is not yours to see.',
    status: 404,
  },
  SWAP_WITH_ONESELF: { vi: 'Không đổi ca với chính mình.', en: 'Nobody swaps with themselves.' },
  SWAP_ELSEWHERE: {
    vi: 'Chỉ đổi hai ca của cùng một nơi trực.',
    en: 'Only two shifts of the same post can be swapped.',
  },
  SWAP_OPEN: {
    vi: 'Ca này đang có một đề nghị đổi chưa xong.',
    en: 'There is already an open request to swap this shift.',
    status: 409,
  },
  SWAP_CLOSED: { vi: 'Đề nghị này đã xong.', en: 'This request is closed.', status: 409 },
  SWAP_NOT_ACCEPTED: {
    vi: 'Người kia chưa đồng ý.',
    en: 'The other person has not accepted yet.',
    status: 409,
  },
  OWN_SWAP: {
    vi: 'Không tự duyệt việc đổi ca của mình.',
    en: 'Nobody approves a swap of their own shifts.',
    status: 403,
  },
  NOT_A_NUMBER: {
    vi: 'Không phải số điện thoại của Việt Nam.',
    en: 'Not a telephone number of Việt Nam.',
  },
  PRIVATE_NUMBER: {
    vi: 'Số di động thường là số riêng. Chỉ công bố khi đây là máy của cơ quan; nếu đúng vậy, hãy xác nhận.',
    en: 'A mobile number is usually a private one. Publish it only if the line belongs to the office; if so, say so.',
  },
  HOTLINE_TWICE: {
    vi: 'Số này đã công bố cho địa bàn này.',
    en: 'This number is published for this area already.',
    status: 409,
  },
  HOTLINE_UNKNOWN: {
    vi: 'Không có số này, hoặc đã thôi công bố.',
    en: 'There is no such number, or it is no longer published.',
    status: 404,
  },
  NO_OFFICER: {
    vi: 'Tài khoản này không gắn với một cán bộ, nên không có lịch trực riêng.',
    en: 'No officer stands behind this account, so it has no shifts of its own.',
  },
})
