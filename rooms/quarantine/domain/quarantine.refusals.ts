import { defineRefusals } from '#kit'

/** What the room of quarantine says no to. Food, medicine and emergencies meet none of these (SG-10). */
export const QUARANTINE = defineRefusals('QUARANTINE', {
  UNKNOWN: {
    vi: 'Không có hồ sơ cách ly này, hoặc bạn không được xem.',
    en: 'There is no such isolation, or it is not yours to see.',
    status: 404,
  },
  PERSON_UNKNOWN: { vi: 'Chưa có người này trong sổ.', en: 'This person is on no register yet.' },
  OPEN_ALREADY: {
    vi: 'Người này đã có hồ sơ cách ly đang mở.',
    en: 'This person has an open isolation record already.',
    status: 409,
  },
  NOT_PROPOSED: { vi: 'Đề nghị này đã được quyết định.', en: 'This proposal has been decided.', status: 409 },
  NOT_IN_FORCE: {
    vi: 'Quyết định cách ly này không còn hiệu lực.',
    en: 'This isolation is not in force.',
    status: 409,
  },
  BASIS_MISSING: { vi: 'Hãy nêu căn cứ pháp lý.', en: 'Name the legal basis.' },
  BASIS_NOT_IN_FORCE: {
    vi: 'Căn cứ pháp lý này không có hiệu lực vào ngày quyết định.',
    en: 'This legal basis is not in force on the day of the decision.',
  },
  REASON_NEEDED: { vi: 'Hãy ghi lý do.', en: 'Say why.' },
  NO_RULE: {
    vi: 'Ngày {day} không có quy định nào về thời gian cách ly {class}. Không tính được ngày hết hạn.',
    en: 'On {day} no rule says for how long {class} are isolated: no end can be computed.',
  },
  RULE_BLANK: {
    vi: 'Thời gian cách ly {class} ngày {day} chưa có trong bộ tham số ({source}). Phần mềm không đoán.',
    en: 'The duration for {class} on {day} has not been filled in ({source}). It is not guessed.',
  },
  EXPOSURE_AHEAD: {
    vi: 'Ngày tiếp xúc cuối nằm sau ngày quyết định.',
    en: 'The last exposure lies after the decision.',
  },
  OVER_ALREADY: {
    vi: 'Thời gian cách ly đã hết từ ngày {day}; không còn gì để áp dụng.',
    en: 'The time ran out on {day} already: there is nothing to order.',
  },
  GUARDIAN_NEEDED: {
    vi: 'Người chưa đủ 18 tuổi phải có phương án người giám hộ; không tách trẻ em khỏi gia đình.',
    en: 'Somebody under 18 needs a guardian plan: a child is not separated from the family.',
  },
  GUARDIAN_ELSEWHERE: {
    vi: 'Phương án người giám hộ không khớp với nơi cách ly: hãy chọn phương án khác.',
    en: 'This guardian plan does not fit where the child is isolated: choose another.',
  },
  AGE_UNKNOWN: {
    vi: 'Chưa rõ tuổi: hãy cho biết người này đã đủ 18 tuổi chưa.',
    en: 'The age is not known: say whether this person is 18 or over.',
  },
  HOME_APART: {
    vi: 'Cách ly tại nhà cần đơn và bảng kiểm; hãy quyết định trên đơn.',
    en: 'Home isolation needs a request with its checklist: decide on the request.',
  },
  HOME_NOT_ALLOWED: {
    vi: 'Ngày {day} địa bàn này chưa cho {class} ở nhà: {source}. Thay vào đó: {alternative}',
    en: 'On {day} {class} may not stay at home here: {source}. Instead: {alternative}',
  },
  HOME_NO_POLICY: {
    vi: 'Ngày {day} không có chính sách nào cho {class} ở nhà tại đây. Thay vào đó: cơ sở tập trung.',
    en: 'On {day} no policy lets {class} stay at home here. Instead: a concentrated place.',
  },
  NOT_ELIGIBLE: {
    vi: 'Nhà chưa đủ điều kiện: {items}. Hãy từ chối kèm lý do và phương án thay thế.',
    en: 'The home does not qualify: {items}. Refuse with the reason and an alternative.',
  },
  CHECKLIST_OPEN: { vi: 'Chưa trả lời: {items}.', en: 'Not answered yet: {items}.' },
  ALTERNATIVE_NEEDED: {
    vi: 'Từ chối phải kèm phương án thay thế.',
    en: 'A refusal always offers an alternative.',
  },
  BEFORE_LAST_DAY: {
    vi: 'Thời hạn đến hết ngày {day}. Kết thúc sớm phải có căn cứ: phân loại đã rút, y tế, hoặc tòa án.',
    en: 'It runs until the end of {day}. Ending early needs a ground: class withdrawn, medical, or a court.',
  },
  NOT_LONGER: {
    vi: 'Ngày mới phải sau ngày hết hạn hiện nay ({day}).',
    en: 'The new last day must come after the present one ({day}).',
  },
  HUMAN_DECIDES: {
    vi: 'Chỉ một người có thẩm quyền, nêu tên, mới quyết định cách ly.',
    en: 'Only a competent, named person decides on isolation.',
  },
  NOT_COMPETENT: {
    vi: 'Cấp này chưa được giao quyết định việc này: {source}.',
    en: 'This level has not been given this decision: {source}.',
  },
  DECISION_UNKNOWN: { vi: 'Không có quyết định này.', en: 'There is no such decision.', status: 404 },
  APPEAL_LATE: {
    vi: 'Thời hạn khiếu nại đã hết ngày {day}; nếu có trở ngại khách quan, hãy ghi lý do.',
    en: 'The time to complain ended on {day}; if something kept the person from it, say what.',
  },
  APPEAL_OPEN: { vi: 'Quyết định này đang có khiếu nại.', en: 'A complaint about it is open.', status: 409 },
  APPEAL_CLOSED: { vi: 'Khiếu nại này đã được giải quyết.', en: 'This complaint was resolved.', status: 409 },
  DECIDER_CANNOT_JUDGE: {
    vi: 'Người đã ra quyết định không được giải quyết khiếu nại về chính quyết định đó.',
    en: 'Whoever decided may not judge the complaint about it.',
    status: 403,
  },
  CHECK_AHEAD: { vi: 'Lúc hỏi thăm nằm ở tương lai.', en: 'The check lies in the future.' },
  WATCH_CODE_UNKNOWN: {
    vi: 'Không có mã này, hoặc thời gian tự theo dõi đã hết. Cần giúp, hãy gọi trạm y tế.',
    en: 'There is no such code, or its time is over. If you need help, call the health station.',
    status: 404,
  },
  NEED_UNKNOWN: { vi: 'Không có loại nhu cầu này.', en: 'There is no such need.' },
  NEED_MISSING: { vi: 'Hãy chọn cần giúp gì.', en: 'Pick which help is needed.' },
  NEED_MET: { vi: 'Nhu cầu này đã được đáp ứng.', en: 'This need has been met.', status: 409 },
  PLACE_UNKNOWN: {
    vi: 'Không có khu cách ly này, hoặc bạn không được xem.',
    en: 'There is no such isolation place, or it is not yours to see.',
    status: 404,
  },
  PLACE_NOT_ACTIVE: { vi: 'Khu cách ly này chưa kích hoạt.', en: 'This place is not activated.' },
  PLACE_FULL: {
    vi: 'Khu cách ly đã đủ {capacity} chỗ. Muốn nhận thêm phải ghi lý do.',
    en: 'The place has its {capacity} people. To take in more, say why.',
  },
  PLACE_STATE: {
    vi: 'Khu đang ở bước “{from}”, không chuyển thẳng sang “{to}”.',
    en: 'The place is “{from}”: it does not go to “{to}” at once.',
  },
  PLACE_NOT_DONE: {
    vi: 'Còn {count} mốc chưa xong. Muốn chuyển bước phải ghi lý do.',
    en: '{count} milestones are not done. To go on, say why.',
  },
  PLACE_OCCUPIED: { vi: 'Khu còn {count} người, chưa đóng được.', en: 'With {count} people it cannot be closed.' },
  SITE_UNKNOWN: { vi: 'Không có địa điểm này trong danh bạ.', en: 'There is no such place on the register of places.' },
  SITE_TAKEN: { vi: 'Địa điểm này đã là khu cách ly.', en: 'This site is an isolation place already.', status: 409 },
  MILESTONE_UNKNOWN: { vi: 'Không có mốc này.', en: 'There is no such milestone.' },
})
