import { defineRefusals } from '#kit'

/** Every reason for which this room says no. */
export const DOCUMENTS = defineRefusals('DOCUMENTS', {
  NUMBER_UNREADABLE: {
    vi: 'Không đọc được số hiệu “{raw}”. Viết như 17/CT-UBND (nhà nước) hoặc 05-CT/TU (Đảng).',
    en: 'The document number “{raw}” cannot be read. Write it as 17/CT-UBND (state) or 05-CT/TU (Party).',
  },
  NUMBER_OF_NO_KNOWN_FAMILY: {
    vi: 'Không biết cơ quan nào ban hành số hiệu “{raw}”: chưa rõ viết theo lối nhà nước hay lối Đảng.',
    en: 'No known issuer writes the number “{raw}”, so neither the state nor the Party form can be chosen.',
  },
  NO_END_NOR_REVIEW: {
    vi: 'Văn bản chỉ đạo phải có ngày hết hiệu lực hoặc ngày xem lại.',
    en: 'A directive needs an end date or a review date.',
  },
  END_BEFORE_START: {
    vi: 'Thời điểm hết hiệu lực phải sau thời điểm có hiệu lực.',
    en: 'The end must come after the start.',
  },
  REVIEW_BEFORE_START: {
    vi: 'Ngày xem lại phải sau thời điểm có hiệu lực.',
    en: 'The review must come after the start.',
  },
  REVIEW_AFTER_END: {
    vi: 'Ngày xem lại phải trước thời điểm hết hiệu lực.',
    en: 'The review must come before the end.',
  },
  RELATIONS_IN_A_CIRCLE: {
    vi: 'Quan hệ giữa các văn bản tạo thành vòng kín: {path}.',
    en: 'The relations between documents form a circle: {path}.',
  },
  BINDS_NOBODY: {
    vi: 'Văn bản loại “{kind}” có tính vận động, không giao việc bắt buộc và không làm căn cứ xử phạt.',
    en: 'A document of the kind “{kind}” appeals to people: it cannot order tasks or be the ground of a fine.',
  },
  NOT_IN_FORCE: {
    vi: 'Văn bản không có hiệu lực tại thời điểm này nên không thể giao việc theo văn bản.',
    en: 'The document is not in force at this moment, so tasks cannot be given under it.',
  },
  TASK_DUE_BEFORE_START: {
    vi: 'Hạn của việc “{template}” phải sau thời điểm văn bản có hiệu lực.',
    en: 'The deadline of “{template}” must come after the document takes effect.',
  },
  TEMPLATE_FIELD_UNKNOWN: {
    vi: 'Mẫu việc “{template}” có chỗ trống “{field}” mà hệ thống không biết điền.',
    en: 'The task template “{template}” has a blank “{field}” that cannot be filled.',
  },
  KIND_UNKNOWN: {
    vi: 'Không có loại văn bản “{kind}” tại ngày {on}.',
    en: 'There is no kind of document “{kind}” on {on}.',
  },
  ISSUER_UNKNOWN: {
    vi: 'Không có cơ quan ban hành “{issuer}” tại ngày {on}.',
    en: 'There is no issuer “{issuer}” on {on}.',
  },
  ISSUER_OF_OTHER_LEVEL: {
    vi: '“{issuer}” không phải là cơ quan của địa bàn này.',
    en: '“{issuer}” is not an issuer of this area.',
  },
  NUMBER_OF_OTHER_ISSUER: {
    vi: 'Số hiệu “{number}” không phải do “{issuer}” ban hành.',
    en: 'The number “{number}” is not one that “{issuer}” writes.',
  },
  NUMBER_OF_OTHER_KIND: {
    vi: 'Số hiệu “{number}” không phải của loại “{kind}”.',
    en: 'The number “{number}” is not one of the kind “{kind}”.',
  },
  CAPACITY_UNKNOWN: {
    vi: 'Không có thẩm quyền ký “{capacity}”.',
    en: 'There is no signing capacity “{capacity}”.',
  },
  END_WITHOUT_START: {
    vi: 'Có ngày hết hiệu lực hoặc xem lại thì phải có ngày bắt đầu hiệu lực.',
    en: 'An end or a review date needs a start date.',
  },
  EFFECTIVE_BEFORE_ISSUE: {
    vi: 'Văn bản không thể có hiệu lực trước ngày ban hành ({issuedOn}).',
    en: 'A document cannot take effect before the day it was issued ({issuedOn}).',
  },
  OUTSIDE_TERRITORY: {
    vi: 'Phạm vi áp dụng phải nằm trong địa bàn của cơ quan ban hành.',
    en: 'The territory must lie within the issuer’s area.',
  },
  DUPLICATE: {
    vi: 'Văn bản {number} đã có trong kho.',
    en: 'The document {number} is already on file.',
    status: 409,
  },
  ALREADY_NUMBERED: {
    vi: 'Văn bản đã có số hiệu {number}.',
    en: 'The document already has the number {number}.',
    status: 409,
  },
  NOT_A_DRAFT: {
    vi: 'Văn bản đã ban hành không sửa được. Muốn thay đổi hoặc gia hạn, hãy ban hành văn bản mới có quan hệ sửa đổi, gia hạn hoặc thay thế.',
    en: 'An issued document is fixed. To change or extend it, issue a new one that amends, extends or replaces it.',
    status: 409,
  },
  STILL_A_DRAFT: {
    vi: 'Văn bản còn là dự thảo. Hãy ban hành trước.',
    en: 'The document is still a draft. Issue it first.',
    status: 409,
  },
  STUB: {
    vi: 'Văn bản mới chỉ được trích dẫn, chưa có nội dung trong kho.',
    en: 'The document is only cited so far; its content is not on file.',
    status: 409,
  },
  NOT_OURS: {
    vi: 'Văn bản do nơi khác ban hành: chỉ nơi đó được ban hành hoặc thu hồi.',
    en: 'The document was issued elsewhere: only that office may issue or revoke it.',
    status: 409,
  },
  REVOKED: { vi: 'Văn bản đã bị thu hồi.', en: 'The document has been revoked.', status: 409 },
  NEEDS_A_PERSON: {
    vi: 'Chỉ một người cụ thể giữ chức vụ có thẩm quyền mới ban hành, thu hồi được văn bản; hệ thống không tự quyết định.',
    en: 'Only a named person in a competent post may issue or revoke a document; the system never decides.',
    status: 403,
  },
  NOT_COMPETENT: {
    vi: 'Chức vụ bạn đang giữ không có thẩm quyền ký văn bản của “{issuer}”.',
    en: 'No post that you hold may sign for “{issuer}”.',
    status: 403,
  },
  NOT_ISSUED_YET: {
    vi: 'Thiếu ngày ban hành.',
    en: 'The day of issue is missing.',
  },
  NO_TERRITORY: { vi: 'Thiếu phạm vi áp dụng.', en: 'The territory is missing.' },
  ALL_ACTIVATED: {
    vi: 'Không còn đơn vị nào có thể kích hoạt thêm.',
    en: 'There is no further unit that can be activated.',
    status: 409,
  },
  NO_SUCH_DAY: {
    vi: 'Đơn vị không có ngày {day} trong thời gian thực hiện văn bản này.',
    en: 'The unit owes no report for day {day} of this document.',
  },
  DAY_NOT_BEGUN: { vi: 'Ngày {day} chưa bắt đầu.', en: 'Day {day} has not begun.' },
  NOT_YOUR_RECEIPT: {
    vi: 'Chỉ nơi nhận mới xác nhận được là đã nhận, đã đọc, đã thực hiện.',
    en: 'Only the recipient itself can say that it has received, read or acted.',
    status: 403,
  },
  NOBODY_TO_SEND_TO: { vi: 'Chưa có nơi nhận nào.', en: 'There is nobody to send it to.' },
  TEMPLATE_UNKNOWN: { vi: 'Không có mẫu việc “{template}”.', en: 'There is no task template “{template}”.' },
  NOTHING_TO_CASCADE: {
    vi: 'Các mẫu đã chọn không tạo ra việc nào trong địa bàn này.',
    en: 'The chosen templates make no task in this area.',
  },
  CASCADE_ALREADY_DONE: {
    vi: 'Văn bản này đã được giao xuống địa bàn này theo các mẫu đã chọn.',
    en: 'This document has already been cascaded to this area by these templates.',
    status: 409,
  },
  CASCADE_FINISHED: { vi: 'Việc giao đã kết thúc.', en: 'The cascade has ended.', status: 409 },
  OWNER_NOT_THERE: {
    vi: 'Hiện không ai giữ chức vụ này, hoặc chức vụ không còn.',
    en: 'Nobody holds this post now, or it is no more.',
  },
  DUE_IN_THE_PAST: { vi: 'Hạn phải sau thời điểm giao.', en: 'The deadline must come after now.' },
  OF_HIGHER_ISSUER: {
    vi: 'Không thể sửa đổi, gia hạn, thay thế hay bãi bỏ văn bản của cấp cao hơn ({document}).',
    en: 'A document of a higher issuer ({document}) cannot be amended, extended, replaced or repealed.',
    status: 403,
  },
  CHANGES_A_STUB: {
    vi: 'Văn bản {document} chưa có nội dung trong kho nên chưa thể sửa đổi, gia hạn, thay thế hay bãi bỏ.',
    en: 'The content of {document} is not on file, so it cannot be amended, extended, replaced or repealed yet.',
    status: 409,
  },
  DELEGATES_FROM_BELOW: {
    vi: 'Chỉ cơ quan cấp cao nhất của địa phương mới phân cấp, giao quyền bằng văn bản.',
    en: 'Only an issuer of the top level hands powers down by a document.',
    status: 403,
  },
})
