import { defineRefusals } from '#kit'

/** What this room may say no to. */
export const SCORECARDS = defineRefusals('SCORECARDS', {
  NO_FORMULA: {
    vi: 'Ngày {day} chưa có thước đo nào có hiệu lực.',
    en: 'No measure is in force on {day}.',
  },
  NOT_SETTLED: {
    vi: 'Số liệu ngày {day} chưa chốt. Thước đo được tính từ {at}.',
    en: 'The records of {day} are not settled yet. Its scorecards are computed from {at}.',
  },
  NO_SCORE: {
    vi: 'Chưa có thước đo nào được tính ở đây cho ngày {day}.',
    en: 'No scorecard has been computed here for {day}.',
  },
  NOT_THE_HEAD: {
    vi: 'Chỉ người đứng đầu của chính đơn vị được giải trình.',
    en: 'Only a head of the unit itself may explain.',
  },
  NOT_THE_LAST: {
    vi: 'Đã có lần tính mới hơn. Mở lại trang để xem.',
    en: 'There is a newer computation. Open the page again.',
  },
  ALREADY_EXPLAINED: {
    vi: 'Đơn vị đã giải trình lần tính này.',
    en: 'The unit has already explained this computation.',
  },
  ALREADY_APPROVED: {
    vi: 'Thước đo đã được duyệt nên không nhận giải trình nữa. Nếu có sai, đề nghị tính lại.',
    en: 'It has been approved and takes no more explanations. If it is wrong, ask for a new computation.',
  },
  OWN_UNIT: {
    vi: 'Không ai được duyệt, công bố hoặc xếp loại đơn vị của chính mình.',
    en: 'Nobody may approve, publish or rate their own unit.',
  },
  STILL_WAITING: {
    vi: 'Người đứng đầu còn được giải trình đến {until}. Sau thời điểm đó, hoặc khi đã giải trình, mới được quyết định.',
    en: 'The head may still explain until {until}. A decision comes after that, or after the explanation.',
  },
  NOT_APPROVED: {
    vi: 'Chưa được duyệt nên chưa được công bố.',
    en: 'It has not been approved, so it can not be published.',
  },
  NOT_A_PERSON: {
    vi: 'Việc này phải do một người có chức vụ quyết định, không phải hệ thống.',
    en: 'A person in office must decide this, not the system.',
  },
  NO_HEAD: {
    vi: 'Đơn vị chưa có người đứng đầu vào ngày cuối kỳ nên không có ai để xếp loại.',
    en: 'Nobody headed the unit on the last day of the period, so there is nobody to rate.',
  },
  NO_SCORE_IN_PERIOD: {
    vi: 'Kỳ này chưa có ngày nào được tính thước đo cho đơn vị.',
    en: 'No day of this period has a scorecard for the unit.',
  },
  UNKNOWN_RATING: {
    vi: 'Không có mức xếp loại “{rating}”.',
    en: 'There is no rating “{rating}”.',
  },
  PERIOD_BACKWARDS: {
    vi: 'Ngày cuối kỳ phải sau ngày đầu kỳ, và kỳ không dài quá 400 ngày.',
    en: 'The last day must not be before the first, and a period has at most 400 days.',
  },
  CHECKED_ALREADY: {
    vi: 'Mẫu này đã có kết quả đối chiếu.',
    en: 'This sample has its result already.',
  },
  CHECKER_OF_THE_UNIT: {
    vi: 'Người của đơn vị được đối chiếu không được tự ghi kết quả.',
    en: 'Somebody of the unit may not enter the result of its re-check.',
  },
})
