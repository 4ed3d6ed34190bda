import { defineRefusals } from '#kit'

/** What the door itself may say no to. */
export const INTENTS = defineRefusals('INTENTS', {
  MALFORMED: {
    vi: 'Yêu cầu không đọc được: cần {what}.',
    en: 'The request cannot be read: {what} is needed.',
    status: 400,
  },
  UNKNOWN_TYPE: {
    vi: 'Không có loại việc “{type}”. Có thể ứng dụng đã cũ hoặc mới hơn máy chủ.',
    en: 'There is no intent type “{type}”. The app may be older or newer than the server.',
    status: 400,
  },
  PAYLOAD: {
    vi: 'Nội dung chưa đúng: {problem}.',
    en: 'The content is not right: {problem}.',
    status: 422,
  },
  CURSOR: {
    vi: 'Dấu trang (cursor) này không phải của danh sách này. Hãy đọc lại từ trang đầu.',
    en: 'This cursor is not one of this list. Read again from the first page.',
    status: 422,
  },
  UNKNOWN_FILTER: {
    vi: 'Danh sách này không có tham số “{name}”. Các tham số: {known}.',
    en: 'This list has no parameter “{name}”. It has: {known}.',
    status: 422,
  },
  ID_REUSED: {
    vi: 'Mã này đã dùng cho một việc khác; việc đó không bị thay đổi. Hãy gửi lại với mã mới.',
    en: 'This id was already used for something else, which stands unchanged. Send again with a new id.',
    status: 409,
  },
  CLOCK_AHEAD: {
    vi: 'Thời điểm xảy ra ở tương lai so với giờ máy chủ ({now}). Hãy chỉnh đồng hồ thiết bị.',
    en: 'It is said to have happened in the future of the server’s clock ({now}). Set the device’s clock right.',
    status: 422,
  },
  TOO_MANY: {
    vi: 'Mỗi lần gửi tối đa {max} việc; lần này có {count}.',
    en: 'At most {max} intents at a time; this time there are {count}.',
    status: 413,
  },
  BUSY: {
    vi: 'Hệ thống đang rất đông. Chưa có gì được ghi; hãy gửi lại sau {seconds} giây.',
    en: 'Very many are sending now. Nothing was recorded; send again in {seconds} seconds.',
    status: 503,
  },
})

/** What access says no to, wherever it is asked. */
export const ACCESS = defineRefusals('ACCESS', {
  SIGN_IN: { vi: 'Cần đăng nhập.', en: 'Sign in first.', status: 401 },
  NOT_ALLOWED: {
    vi: 'Chức vụ hiện giữ, hoặc mã truy cập đang dùng, không có quyền làm việc này (“{permission}”).',
    en: 'The posts you hold now, or the access token you use, do not allow this (“{permission}”).',
    status: 403,
  },
  OUTSIDE_AREA: {
    vi: 'Địa bàn này nằm ngoài phạm vi phụ trách của bạn.',
    en: 'This area lies outside what you answer for.',
    status: 403,
  },
  AREA_ENDED: {
    vi: 'Đơn vị hành chính này không còn từ ngày {until}: không lập việc mới ở đây. Hãy chọn đơn vị kế thừa.',
    en: 'This area is no more since {until}: nothing new is begun in it. Choose the area that succeeded it.',
    status: 409,
  },
  NOT_FOUND: {
    vi: 'Không tìm thấy, hoặc bạn không được xem.',
    en: 'Not found, or not yours to see.',
    status: 404,
  },
})
