import { defineRefusals } from '#kit'

/** What the room of tracing says no to. */
export const TRACING = defineRefusals('TRACING', {
  CASE_UNKNOWN: {
    vi: 'Không có ca bệnh này, hoặc bạn không được xem.',
    en: 'There is no such case, or it is not yours to see.',
    status: 404,
  },
  CASE_WITHDRAWN: {
    vi: 'Ca bệnh này đã bị loại: không truy vết từ người này.',
    en: 'This case was withdrawn: nobody is traced from it.',
    status: 409,
  },
  INTERVIEW_UNKNOWN: {
    vi: 'Không có phiếu phỏng vấn này, hoặc bạn không được xem.',
    en: 'There is no such interview, or it is not yours to see.',
    status: 404,
  },
  INTERVIEW_FINISHED: {
    vi: 'Phiếu phỏng vấn đã hoàn thành; hãy mở phiếu mới để bổ sung.',
    en: 'This interview is finished; start another one to add to it.',
    status: 409,
  },
  INTERVIEW_EMPTY: {
    vi: 'Chưa ghi ai, chưa ghi nơi nào. Người bệnh chưa nhớ, chưa liên lạc được hoặc chưa muốn kể thì để phiếu mở, hẹn gọi lại; chỉ khi họ nói rõ không gặp ai thì đánh dấu điều đó.',
    en: 'Nobody and no place is written yet. Where the person does not remember, was not reached or does not want to tell, leave the form open and call again; tick only what they say: that they met nobody.',
  },
  INTERVIEW_CHANGED: {
    vi: 'Người khác vừa lưu phiếu này. Hãy tải lại rồi ghi tiếp.',
    en: 'Somebody else has just saved this interview. Load it again and go on.',
    status: 409,
  },
  TRACE_UNKNOWN: {
    vi: 'Không có lần truy vết này, hoặc bạn không được xem.',
    en: 'There is no such trace, or it is not yours to see.',
    status: 404,
  },
  TRACE_STALE: {
    vi: 'Kết quả truy vết đã cũ: hãy truy vết lại rồi giao việc.',
    en: 'The result of this trace is stale: trace again, then give out the tasks.',
    status: 409,
  },
  TRACE_CLOSED: { vi: 'Lần truy vết này đã khép lại.', en: 'This trace is closed.', status: 409 },
  NOTHING_TO_GIVE: {
    vi: 'Không còn việc nào để giao: mọi phường có người tiếp xúc đều đã nhận việc.',
    en: 'There is nothing left to give out: every ward with contacts has its tasks.',
    status: 409,
  },
  NOBODY_ANSWERS: {
    vi: 'Không ai giữ chức vụ nào để nhận việc ở {area} và cấp trên.',
    en: 'Nobody holds a post that could take the tasks in {area} or above.',
    status: 409,
  },
  NOT_IN_TRACE: {
    vi: 'Người này không ở trong danh sách tiếp xúc.',
    en: 'This person is not on the list of contacts.',
    status: 404,
  },
  PERSON_UNKNOWN: { vi: 'Không có người này.', en: 'There is no such person.', status: 404 },
  WITH_THEMSELVES: { vi: 'Không ai tiếp xúc với chính mình.', en: 'Nobody is their own contact.' },
  SITE_UNKNOWN: { vi: 'Không có địa điểm này.', en: 'There is no such place.', status: 404 },
  VISIT_UNKNOWN: {
    vi: 'Không có lượt đến này, đã rút, hoặc bạn không được xem.',
    en: 'There is no such visit, it was withdrawn, or it is not yours to see.',
    status: 404,
  },
  ENDS_BEFORE_BEGIN: { vi: 'Giờ rời đi phải sau giờ đến.', en: 'One leaves a place after coming to it.' },
  IN_FUTURE: { vi: 'Thời điểm này chưa đến.', en: 'This moment has not come yet.' },
  TOO_LONG_AGO: {
    vi: 'Quá {days} ngày: lượt đến cũ như vậy không được lưu.',
    en: 'More than {days} days ago: visits that old are not kept.',
  },
  TOO_LONG: {
    vi: 'Một lượt đến dài nhất {hours} giờ. Ở lâu hơn thì ghi từng ngày, hoặc ghi là người cùng nhà.',
    en: 'A visit lasts {hours} hours at most. For a longer stay record each day, or a member of the household.',
  },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định truy vết cho ngày {day}.',
    en: 'The city’s profile has no rule of tracing for {day}.',
  },
  NO_WINDOW: {
    vi: 'Chưa biết ngày khởi phát hay ngày lấy mẫu: chưa tính được thời gian lây.',
    en: 'Neither the onset nor the sample has a date: the infectious window cannot be worked out.',
  },
})
