import { defineRefusals } from '#kit'

/** Why something about forces was not done. */
export const FORCES = defineRefusals('FORCES', {
  NO_SUCH_UNIT: { vi: 'Không có đơn vị này', en: 'There is no such unit', status: 404 },
  UNIT_CLOSED: { vi: 'Đơn vị đã thôi hoạt động', en: 'The unit has been closed', status: 409 },
  SAME_UNIT: { vi: 'Đơn vị này đã có ở địa bàn', en: 'That unit stands in the area already', status: 409 },
  DAY_TO_COME: { vi: 'Quân số có mặt không báo trước ngày', en: 'Who is present is not reported ahead of the day' },
  NO_DOCUMENT: { vi: 'Điều động phải theo một văn bản đang có hiệu lực', en: 'An order needs a document in force' },
  BEYOND_THE_DOCUMENT: { vi: 'Điều động không thể dài hơn văn bản', en: 'An order cannot outlast its document' },
  ENDS_BEFORE_IT_BEGINS: { vi: 'Thời điểm hết phải sau lúc bắt đầu', en: 'The end must come after the beginning' },
  NO_SUCH_ORDER: { vi: 'Không có lệnh điều động này', en: 'There is no such order', status: 404 },
  MORE_THAN_ASKED: { vi: 'Nhiều hơn số được yêu cầu ({asked})', en: 'More than was asked for ({asked})' },
  NOT_ANSWERED: { vi: 'Đơn vị chưa trả lời lệnh này', en: 'The unit has not answered this order' },
  FEWER_NEEDS_REASON: { vi: 'Nhận ít hơn yêu cầu phải nêu lý do', en: 'Fewer than asked needs a reason' },
  TEST_TO_COME: {
    vi: 'Ngày tiêm, ngày xét nghiệm không thể ở tương lai',
    en: 'A vaccination or test cannot be in the future',
  },
  NOT_FRONTLINE: {
    vi: 'Lực lượng này không thuộc diện theo dõi tuyến đầu',
    en: 'This force is not followed as frontline',
  },
  NO_SUCH_ITEM: { vi: 'Không có nội dung an ninh này', en: 'There is no such security item' },
  NO_SUCH_OFFICER: { vi: 'Không có cán bộ này', en: 'There is no such officer' },
  LEAVE_ENDS_FIRST: {
    vi: 'Ngày cuối của kỳ nghỉ phải từ ngày đầu trở đi',
    en: 'The last day off cannot come before the first',
  },
  LEAVE_TOO_LONG: { vi: 'Mỗi lần cho nghỉ nhiều nhất {days} ngày', en: 'At most {days} days at a time' },
  ON_LEAVE_ALREADY: {
    vi: 'Đã được cho nghỉ trong những ngày này',
    en: 'They are on leave in those days already',
    status: 409,
  },
  NO_SUCH_LEAVE: { vi: 'Không có kỳ nghỉ này', en: 'There is no such leave', status: 404 },
  NO_SUCH_SUPPORT: { vi: 'Không có loại hỗ trợ này', en: 'There is no such kind of support' },
  SUPPORT_TO_COME: { vi: 'Hỗ trợ được ghi khi đã có', en: 'Support is recorded once it was given' },
  NO_SUCH_POST: { vi: 'Không có chức vụ này', en: 'There is no such post' },
})
