import { defineRefusals } from '#kit'

/**
 * Why a code, or something about codes, was refused or must be asked about. Whatever the answer: care first, an emergency
 * is never stopped for want of a pass (SG-10); the rooms that look at codes at a roadside see to that.
 */
export const PASSES = defineRefusals('PASSES', {
  NOT_OURS: { vi: 'Đây không phải mã do hệ thống cấp', en: 'This is not a code of this house', status: 400 },
  TOO_LONG: { vi: 'Mã dài quá mức cho phép', en: 'The code is longer than any of ours', status: 400 },
  CUT_OFF: { vi: 'Mã bị thiếu, chưa quét hết', en: 'The code is cut off', status: 400 },
  NOT_READABLE: { vi: 'Mã hỏng, không đọc được', en: 'The code is damaged', status: 400 },
  WRITTEN_ANOTHER_WAY: {
    vi: 'Mã đã bị viết lại khác với cách hệ thống viết',
    en: 'The code was rewritten in a form that this house does not write',
    status: 400,
  },
  UNKNOWN_FORM: { vi: 'Loại mã này chưa biết', en: 'Codes of this form are not known here', status: 400 },
  FORGED: { vi: 'Chữ ký không đúng: mã giả hoặc đã bị sửa', en: 'The signature is wrong: forged or changed' },
  UNKNOWN_KEY: { vi: 'Mã ký bằng khóa không có trong danh sách', en: 'Signed by a key that is not in the list' },
  KEY_MAY_BE_NEW: {
    vi: 'Khóa ký chưa có trong danh sách cũ {days} ngày: có thể là khóa mới, cần hỏi lại',
    en: 'The key is not in a list that is {days} day(s) old: it may be new, ask',
  },
  MAY_HAVE_BEGUN: {
    vi: 'Mã chưa đến giờ dùng theo đồng hồ máy này, mà đồng hồ đã mất giờ: hỏi giờ rồi quyết định tại chỗ',
    en: 'Not yet valid by the clock of this phone, which lost its time: ask for the time and decide by hand',
  },
  KEY_ENDED: { vi: 'Khóa ký đã hết thời hạn', en: 'The time of the signing key is over' },
  KEY_WITHDRAWN: {
    vi: 'Khóa ký đã bị thu hồi: tra cứu trực tuyến hoặc quyết định tại chỗ',
    en: 'The signing key was withdrawn: check on line or decide by hand',
  },
  KEYS_TOO_OLD: {
    vi: 'Danh sách khóa đã cũ {days} ngày: cập nhật, hoặc quyết định tại chỗ',
    en: 'The list of keys is {days} days old: refresh it, or decide by hand',
  },
  NO_KEYS: { vi: 'Máy chưa có danh sách khóa', en: 'This device has no list of keys yet' },
  CANNOT_CHECK: {
    vi: 'Máy này không kiểm tra được chữ ký: tra cứu trực tuyến hoặc quyết định tại chỗ',
    en: 'This device cannot check the signature: check on line or decide by hand',
  },
  OTHER_CITY: { vi: 'Mã do nơi khác cấp ({issuer})', en: 'Issued by another city ({issuer})' },
  WRONG_KIND: { vi: 'Mã này là {given}, ở đây cần {wanted}', en: 'This is a {given}, here a {wanted} is wanted' },
  NOT_YET: { vi: 'Mã chưa đến ngày có hiệu lực', en: 'The code is not valid yet' },
  EXPIRED: { vi: 'Mã đã hết hạn', en: 'The code has expired' },
  TYPED_NUMBER: {
    vi: 'Số biên nhận gõ tay: máy không kiểm tra được chữ ký',
    en: 'A receipt’s number that was typed: its signature cannot be checked',
  },
  OTHER_AREA: { vi: 'Mã cấp cho địa bàn khác', en: 'Issued for another area' },
  OTHER_HOUSEHOLD: { vi: 'Mã cấp cho hộ khác', en: 'Issued to another household' },
  ALREADY_USED: { vi: 'Mã đã được dùng', en: 'The code was used already' },
  WITHDRAWN: { vi: 'Mã đã bị thu hồi', en: 'The code was withdrawn' },
  MAY_BE_WITHDRAWN: {
    vi: 'Mã có thể đã bị thu hồi: tra cứu trực tuyến hoặc quyết định tại chỗ',
    en: 'The code may have been withdrawn: check on line or decide by hand',
  },
  KEY_UNKNOWN_HERE: { vi: 'Không có khóa này', en: 'There is no such key', status: 404 },
  KEY_DONE_ALREADY: { vi: 'Khóa này đã bị thu hồi từ trước', en: 'That key was withdrawn already', status: 409 },
  NEEDS_A_PERSON: {
    vi: 'Việc này phải do một người có tên, đang giữ chức vụ quyết định',
    en: 'A named person who holds a post must decide this',
    status: 403,
  },
  NOT_COMPETENT: {
    vi: 'Chức vụ của đồng chí không cấp loại giấy này trên địa bàn',
    en: 'Your post does not issue such a permit over this area',
    status: 403,
  },
  NO_SUCH_KIND: { vi: 'Không có loại giấy này trong danh mục', en: 'There is no such kind of permit' },
  PURPOSE_NOT_FOR_KIND: {
    vi: 'Loại giấy này không cấp cho mục đích đó',
    en: 'That kind is not issued for that purpose',
  },
  TOO_MANY_PERSONS: { vi: 'Nhiều nhất {most} người', en: 'At most {most} persons' },
  NO_DIRECTIVE: {
    vi: 'Phải nêu văn bản đã ban hành làm căn cứ',
    en: 'Name an issued directive as the ground',
  },
  DIRECTIVE_WITHOUT_END: {
    vi: 'Văn bản chưa có ngày hết hiệu lực hoặc ngày xem lại: không cấp giấy theo văn bản đó',
    en: 'The directive has neither end nor review: no permit is issued under it',
  },
  DIRECTIVE_ENDED: { vi: 'Văn bản làm căn cứ đã hết hiệu lực', en: 'The directive it stands on has ended' },
  BEFORE_THE_DIRECTIVE: { vi: 'Văn bản chưa có hiệu lực vào lúc đó', en: 'The directive is not in force then' },
  BEYOND_THE_DIRECTIVE: {
    vi: 'Giấy không thể dài hơn hiệu lực của văn bản',
    en: 'A permit cannot last longer than its directive',
  },
  ENDS_BEFORE_IT_BEGINS: {
    vi: 'Thời điểm hết hạn phải sau lúc bắt đầu và sau lúc này',
    en: 'The end must come after the beginning and after now',
  },
  TOO_LONG_A_PERMIT: {
    vi: 'Loại này có hiệu lực nhiều nhất {days} ngày',
    en: 'This kind holds for {days} days at most',
  },
  TOO_LONG_A_CARD: { vi: 'Thẻ có hiệu lực nhiều nhất {days} ngày', en: 'A card holds for {days} days at most' },
  NO_SUCH_ROLE: { vi: 'Không có loại thẻ này', en: 'There is no such kind of card' },
  NO_SUCH_OFFICER: {
    vi: 'Không có cán bộ này đang giữ chức vụ trên địa bàn',
    en: 'No such officer holds a post in this area',
  },
  DONE_ALREADY: { vi: 'Đã thu hồi từ trước', en: 'Withdrawn already', status: 409 },
  EXPIRED_ALREADY: { vi: 'Đã hết hạn, không cần thu hồi', en: 'It has expired: nothing to withdraw', status: 409 },
  NO_SUCH_PERMIT: { vi: 'Không có giấy này', en: 'There is no such permit', status: 404 },
  NO_SUCH_AREA: { vi: 'Không có địa bàn này', en: 'There is no such area' },
})
