import { defineRefusals } from '#kit'

/** What the room of accounts says no to. One sentence serves unknown names and wrong passwords alike. */
export const ACCOUNTS = defineRefusals('ACCOUNTS', {
  WRONG_CREDENTIALS: {
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The user name or the password is not right.',
    status: 401,
  },
  CODE_NEEDED: {
    vi: 'Nhập mã 6 số trong ứng dụng xác thực, hoặc một mã dự phòng.',
    en: 'Enter the six digits of your authenticator, or a recovery code.',
    status: 401,
  },
  WRONG_CODE: {
    vi: 'Mã xác thực không đúng, hết hạn hoặc đã dùng. Chờ mã mới rồi nhập lại.',
    en: 'The code is wrong, expired or already used. Wait for a new one and enter it.',
    status: 401,
  },
  WAIT: {
    vi: 'Đã sai nhiều lần. Hãy thử lại sau {seconds} giây.',
    en: 'Too many wrong attempts. Try again in {seconds} seconds.',
    status: 429,
  },
  FOREIGN_ORIGIN: {
    vi: 'Yêu cầu đến từ một trang khác, không được nhận.',
    en: 'The request comes from another site and is not taken.',
    status: 403,
  },
  CSRF: {
    vi: 'Phiên làm việc đã đổi. Hãy tải lại trang rồi gửi lại.',
    en: 'The session has changed. Load the page again and send again.',
    status: 403,
  },
  MALFORMED: { vi: 'Nội dung gửi lên chưa đúng: {field}.', en: 'What was sent is not right: {field}.', status: 422 },
  WEAK_PASSWORD: {
    vi: 'Mật khẩu cần ít nhất {min} ký tự, không trùng tên đăng nhập và không phải một dãy lặp.',
    en: 'A password needs at least {min} characters, must not hold the user name, and must not be a repetition.',
  },
  SAME_PASSWORD: { vi: 'Mật khẩu mới trùng mật khẩu cũ.', en: 'The new password is the same as the old one.' },
  WRONG_PASSWORD: { vi: 'Mật khẩu hiện tại không đúng.', en: 'The current password is not right.' },
  PERSON_ONLY: {
    vi: 'Việc này phải do một người đăng nhập làm, không nhận từ mã truy cập của chương trình.',
    en: 'A signed-in person must do this; a program’s token may not.',
    status: 403,
  },
  HUMAN_DECISION: {
    vi: 'Quyết định phải do một người có chức vụ và thẩm quyền xác nhận; máy chỉ được đề xuất.',
    en: 'A decision is confirmed by a competent person in a post; a machine may only propose.',
    status: 403,
  },
  USERNAME_TAKEN: { vi: 'Tên đăng nhập “{username}” đã có.', en: 'The user name “{username}” is taken.', status: 409 },
  NO_SUCH_OFFICER: { vi: 'Không có cán bộ này.', en: 'There is no such officer.' },
  NO_SUCH_ROLE: {
    vi: 'Không có vai trò “{role}” trong bộ quy định đang dùng.',
    en: 'The profile has no role “{role}”.',
  },
  NOT_YOURSELF: {
    vi: 'Không ai tự giao quyền, tự khóa hoặc tự cấp lại mật khẩu cho mình ở đây; cần một người quản trị khác.',
    en: 'Nobody grants to, disables or resets themselves here; another administrator must.',
    status: 403,
  },
  WIDER_THAN_YOURS: {
    vi: 'Tài khoản này có quyền ngoài địa bàn bạn quản trị.',
    en: 'This account holds powers outside the area that you administer.',
    status: 403,
  },
  ENDS_BEFORE_START: { vi: 'Thời điểm hết quyền phải sau lúc bắt đầu.', en: 'The end must come after the start.' },
  SECOND_FACTOR_ON: { vi: 'Xác thực hai lớp đã bật.', en: 'The second factor is already on.', status: 409 },
  SECOND_FACTOR_OFF: { vi: 'Xác thực hai lớp chưa bật.', en: 'The second factor is not on.', status: 409 },
  SECOND_FACTOR_NEEDED: {
    vi: 'Vai trò đang giữ buộc phải có xác thực hai lớp; không tắt được.',
    en: 'A role you hold requires the second factor; it cannot be turned off.',
  },
  TOKEN_TOO_WIDE: {
    vi: 'Mã truy cập chỉ được mang quyền mà chính bạn đang có: “{permission}”.',
    en: 'A token carries only what you hold yourself: “{permission}”.',
  },
})
