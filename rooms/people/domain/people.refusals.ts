import { defineRefusals } from '#kit'

/** What the room of households and residents says no to. */
export const PEOPLE = defineRefusals('PEOPLE', {
  UNKNOWN: {
    vi: 'Không có hộ này, hoặc bạn không được xem.',
    en: 'There is no such household, or it is not yours to see.',
    status: 404,
  },
  RESIDENT_UNKNOWN: { vi: 'Hộ này không có người này.', en: 'This household has no such resident.', status: 404 },
  NOT_IN_A_GROUP: {
    vi: 'Hộ được ghi vào tổ dân phố (thôn, xóm), không ghi thẳng vào cấp trên.',
    en: 'A household is registered in a residential group (hamlet), not above it.',
  },
  AREA_PAST: { vi: 'Địa bàn này đã kết thúc vào {day}.', en: 'This area ended on {day}.' },
  NUMBER_TAKEN: {
    vi: 'Số {number} trong tổ này đã có hộ khác.',
    en: 'Number {number} of this group belongs to another household.',
    status: 409,
  },
  ON_THE_LIST: {
    vi: 'Tổ này đã có hộ cùng chủ hộ, cùng số nhà (hộ số {number}). Nếu đúng là hai hộ, hãy nói rõ khi ghi.',
    en: 'This group has a household of the same head and house already (number {number}). If they are two, say so.',
    status: 409,
  },
  SIZE_TOO_SMALL: {
    vi: 'Số người của hộ ({size}) ít hơn số người được kể ({told}).',
    en: 'The size of the household ({size}) is less than the people told of ({told}).',
  },
  SIZE_MISSING: {
    vi: 'Cần số người đang ở: nhập số người, hoặc kể từng người.',
    en: 'How many people live there is needed: give the number, or tell of each person.',
  },
  PHONE_FORM: {
    vi: 'Đây không phải số điện thoại Việt Nam (di động 10 số, cố định 11 số).',
    en: 'This is no Vietnamese telephone number (10 digits mobile, 11 fixed).',
  },
  ID_FORM: {
    vi: 'Số định danh có 12 số (CCCD) hoặc 9 số (CMND cũ). Không có giấy tờ thì để trống.',
    en: 'An identity number has 12 digits (CCCD) or 9 (old CMND). Without papers leave it empty.',
  },
  BIRTH_YEAR_AHEAD: { vi: 'Năm sinh không thể sau năm nay.', en: 'A year of birth cannot lie ahead.' },
  AGE_WRONG: { vi: 'Tuổi này không thể có, hãy xem lại.', en: 'Nobody is of that age; look again.' },
  PERSON_UNKNOWN: {
    vi: 'Không có người này, hoặc bạn không được xem.',
    en: 'There is no such person, or it is not yours to see.',
    status: 404,
  },
  ALREADY_ONE: { vi: 'Hai mục này đã là một người.', en: 'These two entries are one person already.', status: 409 },
  NOT_MERGED: { vi: 'Mục này chưa được gộp vào ai.', en: 'This entry is not merged into anybody.', status: 409 },
  PERSON_FORGOTTEN: {
    vi: 'Thông tin của người này đã được xóa; không gộp, không mở được nữa.',
    en: 'What named this person has been erased; it can be neither merged nor opened.',
    status: 409,
  },
  REQUEST_UNKNOWN: {
    vi: 'Không có yêu cầu này, hoặc bạn không được xem.',
    en: 'There is no such request, or it is not yours to see.',
    status: 404,
  },
  REQUEST_DECIDED: { vi: 'Yêu cầu này đã được giải quyết.', en: 'This request has been decided.', status: 409 },
  REQUEST_EXTENDED: { vi: 'Yêu cầu chỉ được gia hạn một lần.', en: 'A request is extended only once.', status: 409 },
  REQUEST_SECTION: {
    vi: 'Không có phần thông tin này trong phiếu.',
    en: 'The sheet has no such section.',
  },
  OWN_RECEIPT: {
    vi: 'Người ghi nhận yêu cầu không tự giải quyết yêu cầu đó.',
    en: 'Who wrote a request down does not decide it.',
    status: 403,
  },
  NEEDS_CORRECTION: {
    vi: 'Chấp nhận sửa thì cần ghi thông tin đúng.',
    en: 'To grant a correction, give what is right.',
  },
  PERSON_HELD: {
    vi: 'Chưa xóa được: {room} còn cần giữ tên đến {until}. Hãy từ chối kèm lý do này, hoặc chờ.',
    en: 'It cannot be erased yet: {room} needs the name until {until}. Refuse with this reason, or wait.',
    status: 409,
  },
  PERSON_IN_A_BOOK: {
    vi: 'Chưa xóa được: người này đang ở trong sổ hộ. Đưa ra khỏi hộ trước.',
    en: 'It cannot be erased yet: this person is in the book of households. Remove them from the household first.',
    status: 409,
  },
  BIRTH_YEAR_LONG_AGO: { vi: 'Năm sinh quá xa, hãy xem lại.', en: 'That year of birth is too long ago.' },
  SINCE_AHEAD: { vi: 'Ngày về ở không thể sau hôm nay.', en: 'A household cannot live there from a day ahead.' },
  CLOSED: { vi: 'Hộ này đã rời sổ ngày {day}.', en: 'This household left the register on {day}.', status: 409 },
  CLOSED_BEFORE: { vi: 'Ngày rời không thể trước ngày vào sổ ({day}).', en: 'It cannot leave before it came ({day}).' },
  CHANGED_MEANWHILE: {
    vi: 'Hộ này vừa được người khác sửa. Hãy xem lại rồi gửi.',
    en: 'Somebody else changed this household meanwhile. Look again, then send.',
    status: 409,
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing would change.' },
  FORGOTTEN: {
    vi: 'Tên, địa chỉ của hộ này đã được xóa theo thời hạn.',
    en: 'The name and address of this household have been erased.',
    status: 409,
  },
  NEEDS_NUMBER: {
    vi: 'Nhập một số điện thoại hoặc một số định danh để tìm.',
    en: 'Give one telephone number or one identity number to look for.',
  },
})
