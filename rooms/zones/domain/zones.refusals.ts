import { defineRefusals } from '#kit'

/** What the room of zones says no to. */
export const ZONES = defineRefusals('ZONES', {
  UNKNOWN: {
    vi: 'Không có điểm này, hoặc bạn không được xem.',
    en: 'There is no such point, or it is not yours to see.',
    status: 404,
  },
  BASIS_NEEDED: {
    vi: 'Phong tỏa phải có căn cứ pháp lý: chọn văn bản đang hiệu lực ở địa bàn này.',
    en: 'A lockdown needs its legal basis: a document in force here.',
  },
  REVIEW_NEEDED: {
    vi: 'Phong tỏa phải có ngày rà soát; đến ngày đó mà không rà soát thì tự hết hiệu lực.',
    en: 'A lockdown needs a review date; unless reviewed by then it lapses.',
  },
  START_NEEDED: { vi: 'Hãy ghi thời điểm bắt đầu phong tỏa.', en: 'Say when the lockdown begins.' },
  END_NEEDED: { vi: 'Hãy ghi thời điểm dự kiến kết thúc phong tỏa.', en: 'Say when the lockdown is to end.' },
  SMALLEST_NEEDED: { vi: 'Hãy ghi vì sao không thể khoanh hẹp hơn.', en: 'Say why no smaller place would do.' },
  RESIDENTS_NEEDED: { vi: 'Hãy ghi số người trong khu vực phong tỏa.', en: 'Say how many people are inside.' },
  SUPPLIES_NEEDED: {
    vi: 'Hãy ghi ai lo nhu yếu phẩm và đủ cho mấy ngày.',
    en: 'Say who supplies the place and for how many days.',
  },
  END_BEFORE_START: {
    vi: 'Thời điểm kết thúc phải ở sau lúc bắt đầu và sau bây giờ.',
    en: 'The end must come after the beginning, and after now.',
  },
  REVIEW_OUTSIDE: {
    vi: 'Ngày rà soát phải nằm giữa lúc bắt đầu và lúc kết thúc, và chưa qua.',
    en: 'The review must lie between beginning and end, and ahead.',
  },
  REVIEW_TOO_LATE: {
    vi: 'Phải rà soát trong {days} ngày kể từ khi bắt đầu.',
    en: 'The review must come within {days} days of the beginning.',
  },
  BASIS_NOT_IN_FORCE: {
    vi: 'Văn bản này không có hiệu lực ở đây vào lúc bắt đầu phong tỏa.',
    en: 'This document is not in force here when the lockdown begins.',
  },
  BEYOND_BASIS: {
    vi: 'Phong tỏa không được kéo dài quá văn bản làm căn cứ.',
    en: 'A lockdown may not outlast the document it stands on.',
  },
  NOT_COMPETENT: {
    vi: 'Việc này do {level} quyết định; người ký là chủ tịch hoặc phó chủ tịch được giao.',
    en: 'This is decided by {level}: its chairman or a vice-chairman signs.',
    status: 403,
  },
  NO_COMPETENCE: {
    vi: 'Sổ thẩm quyền chưa ghi cấp nào quyết định việc này vào ngày đó.',
    en: 'The register of competences does not say who decides this on that day.',
  },
  RULE_MISSING: {
    vi: 'Hồ sơ thành phố chưa có quy định phong tỏa cho ngày {day}.',
    en: 'The city’s profile has no rule of lockdowns for {day}.',
  },
  HOUSEHOLD_ELSEWHERE: { vi: 'Có hộ không thuộc địa bàn đã chọn.', en: 'A household is not in the chosen area.' },
  CASE_UNKNOWN: {
    vi: 'Không có ca bệnh này, hoặc bạn không được xem.',
    en: 'There is no such case, or it is not yours to see.',
  },
  CASE_IN_OTHER: {
    vi: 'Có ca đã thuộc chùm ca bệnh khác.',
    en: 'A case stands in another cluster.',
    status: 409,
  },
  POST_UNKNOWN: {
    vi: 'Chức vụ này không có ở địa bàn hoặc cấp trên của điểm.',
    en: 'There is no such post here or above.',
  },
  DECIDED_ALREADY: {
    vi: 'Đề xuất này đã được quyết định hoặc trả lại.',
    en: 'This proposal has been decided or returned.',
    status: 409,
  },
  NOT_ACTIVE: {
    vi: 'Điểm này không còn đang phong tỏa; muốn tiếp tục phải có đề xuất và quyết định mới.',
    en: 'This point is not active; to go on, a new proposal and decision are needed.',
    status: 409,
  },
  STILL_ACTIVE: { vi: 'Điểm này vẫn đang phong tỏa.', en: 'This point is still locked.', status: 409 },
  REASON_NEEDED: { vi: 'Hãy ghi lý do.', en: 'Say why.' },
  CLUSTER_UNKNOWN: {
    vi: 'Không có chùm ca bệnh này, hoặc bạn không được xem.',
    en: 'There is no such cluster, or it is not yours to see.',
    status: 404,
  },
  CLUSTER_TOO_FEW: { vi: 'Một chùm ca bệnh có ít nhất {count} ca.', en: 'A cluster has at least {count} cases.' },
  CLUSTER_CLOSED: { vi: 'Chùm ca bệnh này đã kết thúc.', en: 'This cluster is closed.', status: 409 },
  CLUSTER_TOO_EARLY: {
    vi: 'Chưa đủ {days} ngày không có ca mới: sớm nhất ngày {day}.',
    en: 'Not yet {days} days without a new case: from {day} at the earliest.',
  },
  INDEX_NOT_MEMBER: { vi: 'Ca chỉ điểm phải là một ca trong chùm.', en: 'The index case must be one of the cases.' },
  SCHEME_UNKNOWN: { vi: 'Không có cách phân vùng này.', en: 'There is no such scheme of colours.' },
  SCHEME_NOT_VALID: {
    vi: 'Cách phân vùng này không áp dụng vào ngày đó.',
    en: 'This scheme of colours does not hold on that day.',
  },
  COLOUR_UNKNOWN: { vi: 'Cách phân vùng này không có màu đó.', en: 'This scheme has no such colour.' },
  PLAYBOOK_MISSING: {
    vi: 'Hồ sơ thành phố chưa có kịch bản này cho ngày đó.',
    en: 'The city’s profile has no such playbook for that day.',
  },
  PLAYBOOK_SAME: { vi: 'Địa bàn đang theo kịch bản này.', en: 'The area already works by this playbook.', status: 409 },
  PLAN_UNKNOWN: {
    vi: 'Không có kế hoạch này, hoặc bạn không được xem.',
    en: 'There is no such plan, or it is not yours to see.',
    status: 404,
  },
  PLAN_EXISTS: { vi: 'Điểm này đã có kế hoạch dập dịch.', en: 'This point has its plan already.', status: 409 },
  CRITERION_UNKNOWN: {
    vi: 'Kế hoạch không có tiêu chí này, hoặc tiêu chí do máy tính.',
    en: 'The plan has no such criterion, or it is computed.',
  },
  CRITERIA_OPEN: { vi: 'Chưa đạt đủ tiêu chí kết thúc.', en: 'Not all criteria are met yet.' },
})
