import { defineRefusals } from '#kit'

/** What the room of coupons says no to. At a gate the first reason in the order of the rule is told, never a list. */
export const COUPONS = defineRefusals('COUPONS', {
  UNKNOWN: {
    vi: 'Không có phiếu mang số này. Hãy gõ lại, hoặc ghi giúp đỡ không cần phiếu.',
    en: 'There is no coupon of this number. Type it again, or help without a coupon.',
    status: 404,
  },
  SERIAL_FORM: { vi: 'Số phiếu có 10 chữ số.', en: 'A coupon number has ten digits.' },
  SERIAL_WRONG: { vi: 'Số phiếu gõ sai một chữ số.', en: 'A digit of the coupon number is wrong.' },
  SERIAL_OR_CODE: { vi: 'Hãy quét mã hoặc gõ số phiếu.', en: 'Scan the code or type the number.' },
  CODE_UNREADABLE: { vi: 'Mã này không phải phiếu đi chợ.', en: 'This code is not a shopping coupon.' },
  CODE_FORGED: {
    vi: 'Mã này không do cơ quan có thẩm quyền ký. Hãy gõ số phiếu in trên thẻ.',
    en: 'This code was not signed by the authority. Type the number printed on the card.',
  },
  OTHER_CITY: { vi: 'Phiếu này của tỉnh, thành phố khác.', en: 'This coupon is of another city.' },
  WITHDRAWN: {
    vi: 'Phiếu này đã báo mất và được cấp lại phiếu khác.',
    en: 'This card was reported lost and replaced by another.',
  },
  OTHER_HOUSEHOLD: {
    vi: 'Phiếu này của hộ khác; phiếu không chuyển nhượng.',
    en: 'This coupon is another household’s.',
  },
  NOT_YET_VALID: { vi: 'Phiếu chưa có hiệu lực.', en: 'This coupon is not valid yet.' },
  ENDED: { vi: 'Phương án phiếu đi chợ này đã hết hiệu lực.', en: 'This coupon scheme has ended.' },
  OTHER_MARKET: { vi: 'Phiếu này không dùng ở chợ này.', en: 'This coupon is not for this market.' },
  MARKET_LEFT: {
    vi: 'Chợ này lúc đó không phục vụ phiếu của phương án. Đi chợ khác của phương án, không phải đổi phiếu.',
    en: 'This market did not serve the scheme at that time. Another market of the scheme takes the same coupon.',
  },
  WRONG_DAY: {
    vi: 'Hôm nay là ngày {day}; phiếu này đi {days}.',
    en: 'Today is the {day}; this coupon is for {days}.',
  },
  NO_SUNDAY: { vi: 'Phiếu này không đi Chủ nhật; phiếu đi {days}.', en: 'Not on Sunday; this coupon is for {days}.' },
  WRONG_SLOT: {
    vi: 'Phiếu này đi chợ từ {from} đến {to}.',
    en: 'This coupon is for {from} to {to}.',
  },
  QUOTA_USED: {
    vi: 'Hộ này đã đi đủ {quota} lượt trong tuần.',
    en: 'This household has made its {quota} visits of the week.',
  },
  ALREADY_USED: { vi: 'Phiếu này đã dùng hôm nay.', en: 'This coupon was used today.', status: 409 },
  ONE_PERSON: { vi: 'Mỗi lượt chỉ một người vào chợ.', en: 'One person a visit.' },
  SCHEME_UNKNOWN: {
    vi: 'Không có phương án phiếu này, hoặc bạn không được xem.',
    en: 'There is no such scheme, or it is not yours to see.',
    status: 404,
  },
  NO_DIRECTIVE: {
    vi: 'Phương án phiếu phải gắn với một chỉ thị đang hiệu lực ở địa bàn này và có ngày kết thúc.',
    en: 'A scheme stands on a directive in force here that has an end.',
  },
  BEFORE_DIRECTIVE: { vi: 'Chỉ thị chưa có hiệu lực vào lúc đó.', en: 'The directive is not in force then.' },
  BEYOND_DIRECTIVE: {
    vi: 'Phương án không được kéo dài quá chỉ thị mà nó dựa vào.',
    en: 'A scheme may not outlast the directive it stands on.',
  },
  END_BEFORE_START: { vi: 'Lúc kết thúc phải sau lúc bắt đầu.', en: 'The end must come after the beginning.' },
  SLOTS_OVERLAP: { vi: 'Hai khung giờ chồng lên nhau.', en: 'Two time slots overlap.' },
  MARKET_UNKNOWN: {
    vi: 'Không có chợ này trong sổ địa điểm, hoặc chợ đã đóng.',
    en: 'There is no such market on the register, or it is closed.',
  },
  SCHEME_OVERLAPS: {
    vi: 'Địa bàn này đã có phương án phiếu trong thời gian đó.',
    en: 'This area has a scheme over that time already.',
    status: 409,
  },
  SAME_MARKETS: {
    vi: 'Các chợ đang phục vụ đã đúng như vậy.',
    en: 'These markets serve it already.',
    status: 409,
  },
  SCHEME_OVER: { vi: 'Phương án này đã kết thúc.', en: 'This scheme has ended.', status: 409 },
  NO_HOUSEHOLDS: {
    vi: 'Mọi hộ ở đây đã có phiếu, hoặc chưa có hộ nào trong sổ hộ.',
    en: 'Every household here has its coupon, or none is on the register yet.',
  },
  ISSUE_RUNNING: {
    vi: 'Phương án này đang được cấp phiếu.',
    en: 'Coupons of this scheme are being issued.',
    status: 409,
  },
  ISSUE_ENDED: { vi: 'Đợt cấp phiếu này đã xong.', en: 'This print run has ended.', status: 409 },
  COUPON_GONE: { vi: 'Phiếu này không còn hiệu lực.', en: 'This coupon is no longer valid.', status: 409 },
  NOT_A_PLACE_OF_SCHEME: {
    vi: 'Nơi này không thuộc địa bàn của phương án.',
    en: 'This place is not in the scheme’s area.',
  },
  AREA_OF_MARKET: { vi: 'Chợ này thuộc địa bàn khác.', en: 'This market is in another area.' },
  NOT_YET: { vi: 'Chưa đến thời điểm này.', en: 'This moment has not come yet.' },
  DOUBLE_UNKNOWN: { vi: 'Không có lần dùng trùng này.', en: 'There is no such double use.', status: 404 },
  DOUBLE_SETTLED: {
    vi: 'Lần dùng trùng này đã có người xem xét.',
    en: 'Somebody has looked at this double use.',
    status: 409,
  },
  CALL_UNKNOWN: {
    vi: 'Chưa có yêu cầu triển khai phiếu đi chợ nào với địa bàn này.',
    en: 'Nobody has asked this area to roll out coupons.',
  },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định về phiếu đi chợ cho ngày {day}.',
    en: 'The city’s profile has no rule of coupons for {day}.',
  },
})
