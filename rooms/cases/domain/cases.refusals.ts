import { defineRefusals } from '#kit'

/** What the room of cases says no to. */
export const CASES = defineRefusals('CASES', {
  UNKNOWN: {
    vi: 'Không có ca bệnh này, hoặc bạn không được xem.',
    en: 'There is no such case, or it is not yours to see.',
    status: 404,
  },
  PERSON_MISSING: { vi: 'Phải ghi người bệnh là ai.', en: 'A case is of a person: say who.' },
  PERSON_UNKNOWN: { vi: 'Không có người này trong hồ sơ.', en: 'There is no such person on file.', status: 404 },
  ALREADY_A_CASE: {
    vi: 'Người này đã có một ca bệnh đang ghi ngày {day}. Sửa ca đó, hoặc ghi rõ đây là tái nhiễm.',
    en: 'This person has a case of {day} already. Amend it, or say that this is a reinfection.',
    status: 409,
  },
  SETTING_UNKNOWN: {
    vi: 'Ngày {day} không có nơi phát hiện “{key}”.',
    en: 'There is no detection setting “{key}” on {day}.',
  },
  VARIANT_UNKNOWN: { vi: 'Ngày {day} không có biến chủng “{key}”.', en: 'There is no variant “{key}” on {day}.' },
  AREA_UNKNOWN: { vi: 'Không có địa bàn này.', en: 'There is no such area.' },
  RESIDENCE_TWICE: {
    vi: 'Nơi ở ghi trong hoặc ngoài thành phố, không cả hai.',
    en: 'A residence is inside the city or outside, not both.',
  },
  CONFIRMED_WITHOUT_TIME: {
    vi: 'Ca xác định phải có thời điểm xác định.',
    en: 'A confirmed case needs the moment of its confirmation.',
  },
  CONFIRMED_BEFORE_SAMPLE: {
    vi: 'Thời điểm xác định không thể trước lúc lấy mẫu ({at}).',
    en: 'It cannot be confirmed before the sample was taken ({at}).',
  },
  IN_THE_FUTURE: { vi: 'Thời điểm này chưa đến.', en: 'That moment has not come yet.' },
  ONSET_AFTER_DEATH: {
    vi: 'Ngày khởi phát không thể sau ngày tử vong ({day}).',
    en: 'Onset cannot be after death ({day}).',
  },
  OUTCOME_BEFORE_ONSET: {
    vi: 'Ngày kết quả không thể trước ngày khởi phát ({day}).',
    en: 'The outcome cannot be before onset ({day}).',
  },
  LONG_BEFORE: {
    vi: 'Ngày này cách quá xa: trước dịch ({day}).',
    en: 'That day is too long ago: before the epidemic ({day}).',
  },
  STEP_BEFORE_CONFIRMED: {
    vi: 'Bước này không thể trước lúc xác định ({at}).',
    en: 'This step cannot be before the confirmation ({at}).',
  },
  NOT_CONFIRMED: { vi: 'Ca bệnh chưa được xác định.', en: 'The case is not confirmed.', status: 409 },
  CONFIRMED: { vi: 'Ca bệnh đã được xác định.', en: 'The case is confirmed already.', status: 409 },
  WITHDRAWN: { vi: 'Ca bệnh đã được rút.', en: 'The case was withdrawn.', status: 409 },
  CHANGED_MEANWHILE: {
    vi: 'Người khác vừa sửa ca bệnh này. Xem lại rồi sửa tiếp.',
    en: 'Somebody else changed this case meanwhile. Look again.',
    status: 409,
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  SOURCE_IS_ITSELF: { vi: 'Một ca bệnh không thể là nguồn lây của chính nó.', en: 'A case is not its own source.' },
  SOURCE_CASE_MISSING: {
    vi: 'Nguồn lây là ca đã biết: phải ghi ca nào.',
    en: 'The source is a known case: say which.',
  },
  SOURCE_CLUSTER_MISSING: {
    vi: 'Nguồn lây là chùm ca bệnh: phải chọn chùm nào.',
    en: 'The source is a cluster: say which.',
  },
  CLAIM_UNKNOWN: { vi: 'Không có ý kiến khác nguồn này.', en: 'There is no such other word.', status: 404 },
  CONTACT_WITH_ITSELF: {
    vi: 'Một người không thể là người tiếp xúc của chính mình.',
    en: 'Nobody is a contact of themselves.',
  },
  CONTACT_ENDS_FIRST: { vi: 'Lúc kết thúc tiếp xúc phải sau lúc bắt đầu.', en: 'A contact ends after it begins.' },
  CONTACT_TOO_LONG: { vi: 'Một lần tiếp xúc dài nhất {days} ngày.', en: 'One contact lasts at most {days} days.' },
  LINK_UNKNOWN: {
    vi: 'Không có lượt tiếp xúc này, hoặc bạn không được xem.',
    en: 'There is no such contact, or it is not yours to see.',
    status: 404,
  },
  IS_A_CASE: {
    vi: 'Người này đang là ca bệnh: ghi kết quả của ca bệnh.',
    en: 'This person is a case: record the outcome of the case.',
    status: 409,
  },
  LIST_ID_TWICE: {
    vi: 'Mã “{id}” đã có ở dòng {row} với nội dung khác. Giữ lại dòng đúng.',
    en: 'Id “{id}” stands in row {row} already, with other contents. Keep the right one.',
  },
  LIST_ID_UNKNOWN: {
    vi: 'Không có ca mã “{id}” trong danh sách đã nhập của nơi báo này.',
    en: 'No case “{id}” in the imported list of this area.',
  },
  RULE_MISSING: {
    vi: 'Chưa có quy định áp dụng cho ngày {day}: không suy đoán.',
    en: 'The profile has no rule for {day}: nothing is guessed.',
  },
  STATED_DOES_NOT_FOOT: {
    vi: 'Số công bố {total} ≠ {community} + {isolation}: chênh {difference}. Ghi rõ lý do ở ghi chú, hệ thống giữ cả hai số.',
    en: 'Stated {total} ≠ {community} + {isolation}: {difference} apart. Say why in the note; both figures are kept.',
  },
  STATED_DIFFERS: {
    vi: 'Số công bố {total} khác sổ ca bệnh {counted}. Ghi rõ lý do ở ghi chú, hệ thống giữ cả hai số.',
    en: 'Stated {total} differs from the register’s {counted}. Say why in the note; both figures are kept.',
  },
  NAMES_SOMEBODY: {
    vi: 'Thông báo công khai không được có tên, số điện thoại, số định danh hay địa chỉ: “{found}”.',
    en: 'What is public may hold no name, phone, identity number or address: “{found}”.',
  },
  BULLETIN_UNKNOWN: { vi: 'Không có thông báo này.', en: 'There is no such bulletin.', status: 404 },
  BULLETIN_EXISTS: {
    vi: 'Thông báo của thời điểm này đã ký: sửa bằng bản đính chính.',
    en: 'The bulletin of this moment is signed: put it right by a correction.',
    status: 409,
  },
  BULLETIN_CORRECTED: {
    vi: 'Thông báo này đã được đính chính.',
    en: 'This bulletin has been corrected already.',
    status: 409,
  },
  REASON_MISSING: { vi: 'Đính chính phải có lý do.', en: 'A correction needs its reason.' },
})
