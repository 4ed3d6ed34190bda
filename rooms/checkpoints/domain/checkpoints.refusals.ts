import { defineRefusals } from '#kit'

/** What the room of checkpoints says no to. */
export const CHECKPOINTS = defineRefusals('CHECKPOINTS', {
  UNKNOWN: {
    vi: 'Không có chốt này, hoặc bạn không được xem.',
    en: 'There is no such checkpoint, or it is not yours to see.',
    status: 404,
  },
  KIND_UNKNOWN: { vi: 'Ngày {day} không có loại chốt “{kind}”.', en: 'There is no kind of post “{kind}” on {day}.' },
  LAYER_MISSING: {
    vi: 'Loại chốt này phải ghi lớp 1, 2 hoặc 3.',
    en: 'A post of this kind needs its layer: 1, 2 or 3.',
  },
  NO_LAYERS: { vi: 'Loại chốt này không chia lớp.', en: 'A post of this kind has no layers.' },
  NUMBER_TAKEN: {
    vi: 'Đã có chốt số {number} cùng loại.',
    en: 'There is a post number {number} of this kind already.',
    status: 409,
  },
  BETWEEN_ITSELF: { vi: 'Giáp ranh là giữa hai đơn vị khác nhau.', en: 'A boundary lies between two different units.' },
  AREA_UNKNOWN: { vi: 'Không có địa bàn này.', en: 'There is no such area.' },
  SITE_UNKNOWN: { vi: 'Không có địa điểm này trong danh bạ.', en: 'There is no such place on the register.' },
  OPENS_LATER: { vi: 'Chốt chỉ được ghi từ khi đã lập.', en: 'A post is registered from when it stands, not before.' },
  DOCUMENT_UNKNOWN: {
    vi: 'Không có văn bản này, hoặc văn bản chưa ban hành.',
    en: 'There is no such document, or it is not issued.',
  },
  DOCUMENT_OPEN_ENDED: {
    vi: 'Văn bản giao quyền cho chốt phải có ngày hết hiệu lực hoặc ngày xem lại.',
    en: 'A document that gives a post its powers must end, or be reviewed, on a day.',
  },
  EMPOWERED: {
    vi: 'Chốt đã gắn với văn bản này.',
    en: 'The post is tied to this document already.',
    status: 409,
  },
  CLOSED: { vi: 'Chốt này đã đóng từ {at}.', en: 'This post has been closed since {at}.', status: 409 },
  CLOSED_BEFORE_OPEN: {
    vi: 'Không thể đóng chốt trước khi lập ({at}).',
    en: 'A post cannot close before it opened ({at}).',
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  ELSEWHERE: {
    vi: 'Chốt này không thuộc địa bàn đã ghi.',
    en: 'This post does not lie in the area that was said.',
  },
  SHIFT_UNKNOWN: {
    vi: 'Không có ca trực này, hoặc bạn không được xem.',
    en: 'There is no such shift, or it is not yours to see.',
    status: 404,
  },
  SHIFT_ENDS_FIRST: { vi: 'Giờ hết ca phải sau giờ vào ca.', en: 'A shift ends after it begins.' },
  SHIFT_TOO_LONG: { vi: 'Một ca dài nhất {hours} giờ.', en: 'A shift lasts at most {hours} hours.' },
  SHIFT_OVERLAPS: {
    vi: 'Chốt đã có ca từ {from} đến {to}.',
    en: 'The post has a shift from {from} to {to} already.',
    status: 409,
  },
  TWO_COMMANDERS: {
    vi: 'Mỗi ca chỉ có đúng một chỉ huy; đang ghi {count}.',
    en: 'A shift has exactly one commander; there are {count}.',
  },
  NO_COMMANDER: {
    vi: 'Ca chưa có chỉ huy nên chưa vào ca được.',
    en: 'The shift has no commander and cannot start.',
  },
  COMMANDER_NO_OFFICER: {
    vi: 'Chỉ huy ca phải là cán bộ có tên trong hệ thống, để tự vào ca và nhận bàn giao.',
    en: 'The commander must be an officer the house knows: they check in and take over themselves.',
  },
  MEMBER_UNNAMED: { vi: 'Mỗi người trong ca phải có tên.', en: 'Everybody on a shift has a name.' },
  MEMBER_TWICE: { vi: 'Một người được ghi hai lần trong ca.', en: 'Somebody stands on the shift twice.' },
  MEMBER_ELSEWHERE: {
    vi: '{name} đã được xếp trực ở {post} từ {from} đến {to}: không ai đứng hai chốt cùng lúc.',
    en: '{name} already stands at {post} from {from} to {to}: nobody stands at two posts at once.',
    status: 409,
  },
  MEMBER_UNKNOWN: { vi: 'Người này không có trong ca.', en: 'This person is not on the shift.' },
  MEMBER_HERE: {
    vi: 'Người đã vào ca thì không bỏ khỏi ca được.',
    en: 'Who has checked in stays on the shift.',
    status: 409,
  },
  OFFICER_UNKNOWN: { vi: 'Không có cán bộ này.', en: 'There is no such officer.' },
  FORCE_UNKNOWN: { vi: 'Không có lực lượng “{force}”.', en: 'There is no force “{force}”.' },
  NOT_ON_SHIFT: {
    vi: 'Chỉ người trong ca mới được vào ca.',
    en: 'Only who stands the shift may check it in.',
    status: 403,
  },
  TOO_EARLY: {
    vi: 'Chưa đến giờ: vào ca sớm nhất lúc {at}.',
    en: 'Too early: check in from {at} on.',
  },
  NO_SHIFT_THEN: {
    vi: 'Lúc {at} chốt này chưa được phân ca. Lượt qua vẫn ghi được; báo người phân ca.',
    en: 'No shift is planned at this post at {at}. Crossings are recorded all the same; tell who plans the roster.',
    status: 409,
  },
  SHIFT_OVER: {
    vi: 'Ca này đã hết giờ từ {at}, không vào ca được nữa.',
    en: 'The time of this shift was over at {at}.',
    status: 409,
  },
  SHIFT_CANCELLED: { vi: 'Ca trực này đã hủy.', en: 'This shift was cancelled.', status: 409 },
  SHIFT_STARTED: {
    vi: 'Ca đã bắt đầu, không hủy được.',
    en: 'The shift has started and cannot be cancelled.',
    status: 409,
  },
  SHIFT_NOT_STARTED: { vi: 'Ca này chưa bắt đầu.', en: 'This shift has not started.', status: 409 },
  SHIFT_ENDED: { vi: 'Ca này đã kết thúc lúc {at}.', en: 'This shift ended at {at}.', status: 409 },
  NOT_COMMANDER: {
    vi: 'Việc này do chỉ huy ca thực hiện.',
    en: 'This is for the commander of the shift.',
    status: 403,
  },
  NOT_NEXT_COMMANDER: {
    vi: 'Chỉ chỉ huy ca sau, đã vào ca, mới nhận bàn giao.',
    en: 'Only the commander of the next shift, once checked in, takes over.',
    status: 403,
  },
  NOT_HANDED_OVER: {
    vi: 'Ca này chưa ghi nội dung bàn giao.',
    en: 'This shift has not left word yet.',
    status: 409,
  },
  HANDOVER_NOT_ACKNOWLEDGED: {
    vi: 'Chỉ huy ca sau chưa nhận bàn giao nên ca này chưa kết thúc được.',
    en: 'The next commander has not acknowledged the handover, so this shift cannot end.',
    status: 409,
  },
  HANDOVER_ACKNOWLEDGED: {
    vi: 'Bàn giao này đã được nhận lúc {at}.',
    en: 'This handover was acknowledged at {at}.',
    status: 409,
  },
  NOT_THE_NEXT: { vi: 'Đây không phải ca kế tiếp của chốt.', en: 'That is not the next shift of the post.' },
  BEFORE_IT_EXISTED: {
    vi: 'Chốt này mới lập từ {at}; lượt qua chốt không thể trước lúc đó. Kiểm tra giờ của điện thoại.',
    en: 'This post stands since {at}; a crossing cannot be earlier. Check the clock of the phone.',
  },
  NO_POWERS: {
    vi: 'Lúc {at} không có văn bản nào đang hiệu lực cho phép chốt này yêu cầu quay đầu hay xét nghiệm.',
    en: 'At {at} no document in force lets this post turn anybody back or send them to be tested.',
  },
  REASON_MISSING: { vi: 'Phải ghi lý do.', en: 'A reason is needed.' },
  REASON_UNKNOWN: {
    vi: 'Lý do “{reason}” không có trong danh mục đang áp dụng.',
    en: 'The reason “{reason}” is not on the list that applies.',
  },
  RECEIPT_MISSING: {
    vi: 'Ghi mã biên nhận khai báo y tế, hoặc lý do không có.',
    en: 'Give the receipt of the declaration, or why there is none.',
  },
  RECEIPT_AND_NONE: {
    vi: 'Đã có mã biên nhận thì không ghi lý do không có.',
    en: 'With a receipt there is no reason for having none.',
  },
  PROVINCE_UNKNOWN: { vi: 'Không có tỉnh, thành “{province}”.', en: 'There is no province “{province}”.' },
  CROSSING_UNKNOWN: {
    vi: 'Không có lượt qua chốt này, hoặc bạn không được xem.',
    en: 'There is no such crossing, or it is not yours to see.',
    status: 404,
  },
  CROSSING_VOID: {
    vi: 'Lượt này đã được hủy.',
    en: 'This crossing was taken back already.',
    status: 409,
    standsAlready: true,
  },
  NOT_INDEPENDENT: {
    vi: 'Người đang trực chốt không thể là người đếm độc lập.',
    en: 'Who stands at the post cannot be its independent observer.',
    status: 403,
  },
  COUNT_ENDS_FIRST: {
    vi: 'Khoảng đếm phải kết thúc sau khi bắt đầu, không quá một ngày.',
    en: 'A count ends after it begins, within a day.',
  },
  COUNT_OVERLAPS: {
    vi: 'Khoảng thời gian này đã có số đếm cùng loại.',
    en: 'There is a count of this kind for that time already.',
    status: 409,
  },
  NOT_YET: { vi: 'Chưa đến thời điểm này.', en: 'This moment has not come yet.' },
  TEST_UNKNOWN: {
    vi: 'Không có yêu cầu xét nghiệm này, hoặc bạn không được xem.',
    en: 'There is no such test order, or it is not yours to see.',
    status: 404,
  },
  TEST_DONE: {
    vi: 'Yêu cầu này đã thực hiện.',
    en: 'This test has been taken already.',
    status: 409,
    standsAlready: true,
  },
  WATERWAY_UNKNOWN: {
    vi: 'Không có tuyến đường thủy này, hoặc bạn không được xem.',
    en: 'There is no such waterway, or it is not yours to see.',
    status: 404,
  },
  NOT_ADJACENT: {
    vi: 'Hồ sơ thành phố không ghi hai đơn vị này giáp nhau.',
    en: 'The city’s profile does not say that these two units are adjacent.',
  },
  UNTIL_PAST: { vi: 'Thời hạn giải trình phải ở phía trước.', en: 'A justification holds until a day ahead.' },
  PLATE_GONE: {
    vi: 'Không có biển số, hoặc đã xóa theo thời hạn.',
    en: 'There is no number plate, or its time is over.',
    status: 404,
  },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định về chốt cho ngày {day}.',
    en: 'The city’s profile has no rule of checkpoints for {day}.',
  },
})
