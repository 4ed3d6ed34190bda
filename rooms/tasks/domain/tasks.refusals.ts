import { defineRefusals } from '#kit'

/** What the room of tasks refuses, and the sentence for the person. */
export const TASKS = defineRefusals('TASKS', {
  NO_OWNER: {
    vi: 'Việc phải có đúng một người chịu trách nhiệm. Hãy chọn chức vụ giữ việc.',
    en: 'A task needs exactly one accountable person. Choose the post that owns it.',
  },
  NO_DEADLINE: {
    vi: 'Việc phải có thời hạn. Hãy ghi hạn hoàn thành, ví dụ “20:00 28/7”.',
    en: 'A task needs a deadline. Write when it is due, such as “20:00 28/7”.',
  },
  DEADLINE_BEFORE_START: {
    vi: 'Thời hạn phải sau thời điểm bắt đầu.',
    en: 'The deadline must come after the start.',
  },
  DEADLINE_PASSED: {
    vi: 'Thời hạn mới đã qua. Hãy chọn một thời điểm sau bây giờ.',
    en: 'The new deadline has already passed. Choose a moment after now.',
  },
  SAME_DEADLINE: { vi: 'Thời hạn mới trùng với thời hạn cũ.', en: 'The new deadline is the old one.' },
  OWNER_POST_UNKNOWN: { vi: 'Không có chức vụ này.', en: 'There is no such post.' },
  OWNER_POST_ENDED: {
    vi: 'Chức vụ “{post}” không còn từ ngày {on}.',
    en: 'The post “{post}” ended on {on}.',
  },
  OWNER_POST_NOT_HELD: {
    vi: 'Chưa có ai giữ chức vụ “{post}”, nên chưa thể giao việc. Hãy chọn chức vụ khác hoặc cử người trước.',
    en: 'Nobody holds the post “{post}”, so it cannot own a task. Choose another, or name somebody first.',
  },
  OWNER_OUTSIDE_AREA: {
    vi: 'Chức vụ “{post}” nằm ngoài địa bàn bạn được giao việc.',
    en: 'The post “{post}” lies outside the area in which you may assign.',
    status: 403,
  },
  SAME_OWNER: {
    vi: 'Người này đang chịu trách nhiệm việc đó rồi.',
    en: 'They already answer for this task.',
    status: 409,
  },
  CLOSED: {
    vi: 'Việc đã kết thúc, không sửa được nữa.',
    en: 'The task is closed and cannot change any more.',
    status: 409,
  },
  STILL_DRAFT: {
    vi: 'Việc còn là bản nháp. Hãy giao việc trước.',
    en: 'The task is still a draft. Activate it first.',
    status: 409,
  },
  NOT_A_DRAFT: { vi: 'Việc này đã được giao rồi.', en: 'The task has been activated already.', status: 409 },
  ALREADY_ACKNOWLEDGED: {
    vi: 'Việc này đã được nhận rồi.',
    en: 'The task has been acknowledged already.',
    status: 409,
    standsAlready: true,
  },
  NOT_OWNER: {
    vi: 'Chỉ người chịu trách nhiệm của việc được làm bước này.',
    en: 'Only the person accountable for the task may do this.',
    status: 403,
  },
  NOT_AT_WORK: {
    vi: 'Chỉ người chịu trách nhiệm hoặc người phối hợp được làm bước này.',
    en: 'Only the accountable person or a coordinator may do this.',
    status: 403,
  },
  NOT_ABOVE: {
    vi: 'Chỉ người giao việc hoặc cấp trên của người chịu trách nhiệm được làm bước này.',
    en: 'Only whoever assigned the task, or a superior of the accountable person, may do this.',
    status: 403,
  },
  SELF_ACCEPTANCE: {
    vi: 'Không ai tự nghiệm thu việc của mình. Người giao việc hoặc cấp trên sẽ xác nhận.',
    en: 'Nobody accepts their own result. The assigner or a superior confirms it.',
    status: 403,
  },
  EVIDENCE_NEEDED: {
    vi: 'Việc này phải có sản phẩm: “{product}”. Hãy kèm minh chứng (tệp, văn bản hoặc lời ghi) rồi báo cáo xong.',
    en: 'A product is expected: “{product}”. Add evidence (a file, a document or a note), then report it done.',
  },
  EVIDENCE_INCOMPLETE: {
    vi: 'Minh chứng chưa đủ: cần {what}.',
    en: 'The evidence is incomplete: {what} is needed.',
  },
  NO_SUCH_FILE: {
    vi: 'Chưa có tệp này trên máy chủ. Hãy tải tệp lên trước.',
    en: 'The file is not on the server. Upload it first.',
  },
  ALREADY_REPORTED: {
    vi: 'Việc đã báo cáo xong, đang chờ nghiệm thu.',
    en: 'The task is reported done and waits for acceptance.',
    status: 409,
  },
  NOT_REPORTED: {
    vi: 'Người chịu trách nhiệm chưa báo cáo xong việc này.',
    en: 'The accountable person has not reported this task done.',
    status: 409,
  },
  PARENT_NOT_FOUND: { vi: 'Không tìm thấy việc cấp trên.', en: 'The task above was not found.', status: 404 },
  PARENT_CLOSED: { vi: 'Việc cấp trên đã kết thúc.', en: 'The task above is closed.', status: 409 },
  PARENT_OTHER_CHAIN: {
    vi: 'Việc cấp trên thuộc văn bản khác; một chuỗi việc chỉ theo một văn bản.',
    en: 'The task above belongs to another document; a chain follows one document.',
  },
  CYCLE: {
    vi: 'Không thể đặt việc dưới chính nó hoặc dưới việc con của nó.',
    en: 'A task cannot stand under itself or under one of its own children.',
  },
  CHANGED_MEANWHILE: {
    vi: 'Người khác vừa sửa: {fields}. Hãy xem lại giá trị mới rồi quyết định.',
    en: 'Somebody changed meanwhile: {fields}. Look at the new values, then decide.',
    status: 409,
  },
  NOTHING_TO_CHANGE: { vi: 'Không có gì thay đổi.', en: 'Nothing is changed.' },
  NOTHING_TO_UNDO: {
    vi: 'Không có thay đổi nào của bạn để hoàn tác với mã này.',
    en: 'There is no change of yours under this id to take back.',
    status: 404,
  },
  UNDO_TOO_LATE: {
    vi: 'Chỉ hoàn tác được trong {minutes} phút.',
    en: 'A change can be taken back within {minutes} minutes.',
    status: 409,
  },
  UNDO_CHANGED_SINCE: {
    vi: 'Việc đã có thay đổi khác sau đó nên không hoàn tác được.',
    en: 'The task has changed again since, so this cannot be taken back.',
    status: 409,
  },
  OBSTACLE_ANSWERED: { vi: 'Vướng mắc này đã được trả lời.', en: 'This obstacle has been answered.', status: 409 },
  NOT_RESPONDER: {
    vi: 'Chỉ người có trách nhiệm giải quyết ({post}) hoặc cấp trên được làm bước này.',
    en: 'Only the responder ({post}) or a superior may do this.',
    status: 403,
  },
  NOBODY_ABOVE: {
    vi: 'Phía trên không còn ai để chuyển lên.',
    en: 'There is nobody further up to pass this to.',
  },
  INCIDENT_TAKEN: {
    vi: 'Việc đột xuất này đã có người nhận.',
    en: 'Somebody has already taken this incident.',
    status: 409,
  },
  INCIDENT_NOT_TAKEN: {
    vi: 'Việc đột xuất này chưa có người nhận.',
    en: 'Nobody has taken this incident yet.',
    status: 409,
  },
  INCIDENT_SETTLED: { vi: 'Việc đột xuất này đã xong.', en: 'This incident is settled.', status: 409 },
  MEMBERS_WITHOUT_TASK: {
    vi: 'Còn {count} thành viên chưa được giao việc ({covered}/{members}). Giao đủ rồi mới chốt phân công.',
    en: '{count} members have no task yet ({covered} of {members} have). Assign all, then close the step.',
  },
  BODY_WITHOUT_MEMBERS: {
    vi: 'Tổ chức này chưa có ai giữ chức vụ.',
    en: 'Nobody holds a post in this body.',
  },
})
