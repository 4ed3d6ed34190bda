import { defineRefusals } from '#kit'

/** What the room of answering for it says no to. */
export const ACCOUNTABILITY = defineRefusals('ACCOUNTABILITY', {
  HUMAN_NEEDED: {
    vi: 'Việc này phải do một người cụ thể, đang giữ chức vụ, quyết định.',
    en: 'A named person who holds a post must decide this.',
    status: 403,
  },
  OWN_CASE: {
    vi: 'Không ai mở, kết luận hay duyệt việc của chính mình.',
    en: 'Nobody opens, concludes or approves their own matter.',
    status: 403,
  },
  FINDERS_CHOICE: {
    vi: 'Người phát hiện hoặc người đã mở hồ sơ không tự kết luận. Cần một người có thẩm quyền khác.',
    en: 'Who found it or opened the case does not conclude it. Another competent person must.',
    status: 403,
  },
  NOT_COMPETENT: {
    vi: 'Việc này thuộc thẩm quyền cấp trên trong hệ thống {line}. Hãy chuyển đến người có thẩm quyền.',
    en: 'This is for the level above, on the {line} line, to decide. Hand it to whoever is competent.',
    status: 403,
  },
  NOT_THE_PERSON: {
    vi: 'Chỉ người (hoặc người đứng đầu tập thể) được nêu mới được giải trình, đề nghị đính chính.',
    en: 'Only the person named (or the head of the body) can explain or ask for a correction.',
    status: 403,
  },
  NOT_HEARD: {
    vi: 'Chưa có giải trình; chỉ kết luận hoặc công bố được sau khi nghe giải trình hoặc sau {until}.',
    en: 'Nobody has been heard; this can be concluded or published only after the explanation or after {until}.',
  },
  NOBODY_THERE: {
    vi: 'Chức vụ này không có ai giữ: không có ai để nghe giải trình.',
    en: 'Nobody holds this post: there is nobody to be heard.',
  },
  TARGET_UNKNOWN: { vi: 'Không có chức vụ hoặc tổ chức này.', en: 'There is no such post or body.', status: 404 },
  TARGET_ELSEWHERE: {
    vi: 'Chức vụ hoặc tổ chức này không thuộc địa bàn đã chọn.',
    en: 'This post or body is not of the chosen area.',
  },
  FINDING_UNKNOWN: {
    vi: 'Không có phát hiện kiểm tra này trong phạm vi được xem.',
    en: 'There is no such finding that one may see.',
    status: 404,
  },
  CLOSED: { vi: 'Hồ sơ này đã có kết luận.', en: 'This case has been concluded.', status: 409 },
  MEASURE_UNKNOWN: {
    vi: 'Không có hình thức “{measure}” cho đối tượng và hệ thống này vào ngày {day}.',
    en: 'There is no measure “{measure}” for this kind of person and line on {day}.',
  },
  ANSWERED: { vi: 'Đề nghị này đã được trả lời.', en: 'This has been answered already.', status: 409 },
  PERSONAL_DATA: {
    vi: 'Không công bố được: “{text}” là {what}. Chỉ nêu việc công của cán bộ, không nêu dữ liệu cá nhân hay người bệnh.',
    en: 'This cannot be published: “{text}” is {what}. Say what an official did in office; no personal data, no patients.',
  },
  NOT_DRAFT: {
    vi: 'Bản ghi này không còn chờ duyệt.',
    en: 'This note no longer waits for approval.',
    status: 409,
  },
  NOT_PUBLISHED: { vi: 'Bản ghi này không đang công bố.', en: 'This note is not published.', status: 409 },
  UNTIL_RANGE: {
    vi: 'Ngày cuối công bố phải từ hôm nay đến {latest}.',
    en: 'The last day of publication must lie between today and {latest}.',
  },
  TIP_NOT_TO_UNIT: {
    vi: 'Người của đơn vị bị phản ánh không được xem, phân công hay xử lý phản ánh này.',
    en: 'Nobody of the reported unit may see, assign or handle this tip.',
    status: 403,
  },
  NOT_INDEPENDENT: {
    vi: 'Chỉ phân công cho người kiểm tra của cấp trên, không thuộc đơn vị bị phản ánh.',
    en: 'Assign it to an inspector above who is not of the reported unit.',
  },
  NOT_ASSIGNED_TO_YOU: {
    vi: 'Chỉ người được phân công mới kết luận hoặc mở danh tính người phản ánh.',
    en: 'Only the person it is assigned to concludes it or opens who reported it.',
    status: 403,
  },
  REASON_NEEDED: {
    vi: 'Ghi lý do xem: mỗi lần mở đều được ghi nhật ký.',
    en: 'Say why: each look is written down.',
  },
  TIP_CLOSED: { vi: 'Phản ánh này đã có kết luận.', en: 'This tip has been concluded.', status: 409 },
  NO_REPORTER: { vi: 'Người phản ánh không để lại danh tính.', en: 'The reporter left no name.', status: 404 },
  TOO_MANY_TIPS: {
    vi: 'Vừa nhận nhiều phản ánh từ nơi này. Hãy thử lại sau {minutes} phút, hoặc gọi đường dây nóng.',
    en: 'Many tips have just come from here. Try again in {minutes} minutes, or call the hotline.',
    status: 429,
  },
  TIP_TEXT: {
    vi: 'Kể sự việc trong tối đa {most} ký tự.',
    en: 'Tell what happened in no more than {most} characters.',
  },
  TIP_REPORTER: {
    vi: 'Tên, cách liên hệ: một dòng, tối đa {most} ký tự; có thể bỏ trống.',
    en: 'Name and how to reach you: one line, no more than {most} characters; it may be left empty.',
  },
  RECEIPT_FORM: {
    vi: 'Mã biên nhận gồm 20 chữ và số chia thành 5 nhóm, ví dụ ab3d-efgh-ijkl-mnop-qrst.',
    en: 'A receipt has 20 letters and figures in 5 groups, like ab3d-efgh-ijkl-mnop-qrst.',
  },
  RECEIPT_UNKNOWN: { vi: 'Không có phản ánh nào với mã này.', en: 'There is no tip with this code.', status: 404 },
})
