import { defineRefusals } from '#kit'

/** What the room of levels says no to. */
export const LEVELS = defineRefusals('LEVELS', {
  HUMAN_NEEDED: {
    vi: 'Cấp độ dịch và biện pháp phải do một người có tên quyết định; hệ thống chỉ đề xuất.',
    en: 'A named person decides levels and measures; the house only proposes.',
    status: 403,
  },
  NOT_COMPETENT: {
    vi: 'Đơn vị chưa được phân cấp quyết định việc này; đơn vị có thẩm quyền: {unit}.',
    en: 'This power has not been handed down to the unit; competent: {unit}.',
    status: 403,
  },
  NO_SET: {
    vi: 'Ngày {day} không có bộ tiêu chí nào có hiệu lực.',
    en: 'No criteria set was in force on {day}.',
    status: 409,
  },
  UNKNOWN_SET: { vi: 'Không có bộ tiêu chí này.', en: 'There is no such criteria set.', status: 404 },
  NOT_ACTIVATED: {
    vi: 'Bộ tiêu chí {set} chưa được đưa vào áp dụng ở thành phố: cần buổi quán triệt, rồi người đứng đầu thành phố quyết định.',
    en: 'Criteria set {set} has not been put to use in the city: it needs a briefing, then the decision of the head of the city.',
    status: 409,
  },
  NO_BRIEFING: {
    vi: 'Chưa có buổi quán triệt, tập huấn nào về bộ tiêu chí {set}.',
    en: 'No briefing has been held on criteria set {set}.',
    status: 409,
  },
  ABSENT_DISTRICTS: {
    vi: '{count} đơn vị chưa dự buổi quán triệt nào; nêu lý do nếu vẫn áp dụng.',
    en: '{count} units have attended no briefing; give a reason to go on.',
  },
  ALREADY_ACTIVATED: { vi: 'Bộ tiêu chí này đang được áp dụng.', en: 'This criteria set is in use.', status: 409 },
  UNKNOWN_INPUT: { vi: 'Không có loại số liệu này.', en: 'There is no such kind of input.' },
  INPUT_IMPOSSIBLE: {
    vi: 'Số liệu không thể có: {why}.',
    en: 'The figure cannot be: {why}.',
  },
  DAY_AHEAD: { vi: 'Ngày này chưa tới.', en: 'This day has not come yet.' },
  NOT_ENDED: { vi: 'Ngày {day} chưa hết; số ca của ngày chưa đủ.', en: '{day} is not over; its cases are not all in.' },
  NOTHING_PROPOSED: {
    vi: 'Không có đề xuất nào đang chờ ở đây thuộc thẩm quyền của đơn vị.',
    en: 'No proposal waits here that the unit is competent for.',
    status: 409,
  },
  REASON_NEEDED: {
    vi: 'Khác với đề xuất thì phải ghi lý do.',
    en: 'A deviation from the proposal needs a reason.',
  },
  NOT_IN_ROUND: { vi: 'Địa bàn này không có trong đề xuất.', en: 'This area is not in the proposal.' },
  UNKNOWN: { vi: 'Không tìm thấy.', en: 'Not found.', status: 404 },
  SUPERSEDED: {
    vi: 'Đã có đề xuất mới hơn cho địa bàn này.',
    en: 'A newer proposal for this area has come.',
    status: 409,
  },
  NOT_DECIDED: { vi: 'Cấp độ chưa được quyết định.', en: 'The level has not been decided.', status: 409 },
  NOTICE_ISSUED: {
    vi: 'Thông báo của đợt này đã ban hành.',
    en: 'The notice of this round has been issued.',
    status: 409,
  },
  NOTICE_INCOMPLETE: {
    vi: 'Còn {count} địa bàn chưa được quyết định.',
    en: '{count} areas have not been decided.',
    status: 409,
  },
  MEASURES_DECIDED: { vi: 'Biện pháp đã được quyết định.', en: 'The measures have been decided.', status: 409 },
  UNKNOWN_MEASURE: { vi: 'Không có biện pháp này.', en: 'There is no such measure.' },
  BASIS_NOT_IN_FORCE: {
    vi: 'Văn bản làm căn cứ không có hoặc không còn hiệu lực.',
    en: 'The basis document is not known, or not in force.',
  },
  DELEGATE_DOWN: {
    vi: 'Chỉ giao quyền cho đơn vị ở trong địa bàn của mình.',
    en: 'Power is handed down to units inside one’s own area only.',
  },
  PERIOD: {
    vi: 'Thời hạn giao quyền phải kết thúc sau khi bắt đầu, nhiều nhất {days} ngày.',
    en: 'A delegation ends after it begins, {days} days at most.',
  },
  REVOKED: { vi: 'Đã thu hồi.', en: 'Revoked already.', status: 409 },
})
