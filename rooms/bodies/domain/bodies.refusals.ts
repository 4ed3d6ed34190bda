import { defineRefusals } from '#kit'

/** What the room of bodies says no to. */
export const BODIES = defineRefusals('BODIES', {
  AREA_PAST: {
    vi: 'Đơn vị “{area}” đã hết hiệu lực từ {to}; không lập tổ chức hay chức vụ ở đó nữa.',
    en: '“{area}” is no longer in force since {to}; no body or post can be set up there.',
  },
  AREA_UNKNOWN: { vi: 'Không có địa bàn này.', en: 'There is no such area.', status: 404 },
  KIND_UNKNOWN: {
    vi: 'Không có loại “{kind}” trong danh mục của thành phố vào ngày {day}.',
    en: 'The city’s catalogue has no kind “{kind}” on {day}.',
  },
  KIND_NOT_HERE: {
    vi: 'Loại “{kind}” không dùng cho cấp địa bàn này.',
    en: 'The kind “{kind}” is not used for this kind of area.',
  },
  NOT_OF_BODY: {
    vi: 'Chức vụ “{kind}” không thuộc loại tổ chức này.',
    en: 'The post “{kind}” does not belong to this kind of body.',
  },
  NO_HEAD_POST: {
    vi: 'Tổ chức phải có đúng một chức vụ người đứng đầu.',
    en: 'A body needs exactly one head post.',
  },
  HEAD_EXISTS: {
    vi: 'Tổ chức đã có chức vụ người đứng đầu.',
    en: 'The body has a head post already.',
  },
  BODY_EXISTS: {
    vi: 'Địa bàn đã có “{name}”.',
    en: 'The area has “{name}” already.',
    status: 409,
  },
  BODY_UNKNOWN: { vi: 'Không có tổ chức này.', en: 'There is no such body.', status: 404 },
  BODY_ENDED: { vi: 'Tổ chức này đã kết thúc từ {to}.', en: 'This body ended on {to}.' },
  PARENT_ELSEWHERE: {
    vi: 'Tổ chức cấp trên phải ở cùng địa bàn hoặc địa bàn bao trùm.',
    en: 'The body above must be in the same area or one around it.',
  },
  POST_UNKNOWN: { vi: 'Không có chức vụ này.', en: 'There is no such post.', status: 404 },
  POST_ENDED: { vi: 'Chức vụ này đã kết thúc từ {to}.', en: 'This post ended on {to}.' },
  OFFICER_UNKNOWN: { vi: 'Không có cán bộ này.', en: 'There is no such officer.', status: 404 },
  HOLDING_UNKNOWN: { vi: 'Không có việc giữ chức này.', en: 'There is no such holding of a post.', status: 404 },
  HELD: {
    vi: 'Chức vụ này đã có người giữ trong thời gian đó. Hãy kết thúc việc giữ chức trước, hoặc giao quyền (tạm giữ).',
    en: 'Somebody holds this post at that time. End that first, or appoint an acting holder.',
    status: 409,
  },
  HELD_ACTING: {
    vi: 'Chức vụ này đã có người giữ quyền trong thời gian đó.',
    en: 'Somebody is acting in this post at that time.',
    status: 409,
  },
  BEFORE_POST: {
    vi: 'Chức vụ này chỉ có từ {from}.',
    en: 'This post exists only since {from}.',
  },
  END_BEFORE_START: { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The end must be after the start.' },
  ALREADY_ENDED: {
    vi: 'Việc giữ chức này đã kết thúc trước đó.',
    en: 'This holding ended earlier.',
    status: 409,
  },
  OWN_APPOINTMENT: {
    vi: 'Không ai tự bổ nhiệm mình. Cần một người khác có thẩm quyền.',
    en: 'Nobody appoints themselves. Another competent person must.',
    status: 403,
  },
  CYCLE: {
    vi: 'Đặt như vậy thì hai chức vụ chịu trách nhiệm vòng tròn trước nhau.',
    en: 'This would make the posts answer to each other in a circle.',
  },
  SAME_POST: { vi: 'Một chức vụ không chịu trách nhiệm trước chính nó.', en: 'A post does not answer to itself.' },
  NO_HEAD: {
    vi: '“{name}” chưa có người đứng đầu: chưa thể kích hoạt theo văn bản.',
    en: '“{name}” has no head now: it cannot be activated for a directive.',
  },
  ALREADY_ACTIVE: { vi: 'Đã kích hoạt theo văn bản này.', en: 'Already active for this document.', status: 409 },
  TEMPLATE_UNKNOWN: { vi: 'Không có mẫu “{key}”.', en: 'There is no template “{key}”.' },
  NOTHING_TO_DO: {
    vi: 'Không có địa bàn nào trong phạm vi này còn thiếu theo mẫu.',
    en: 'No area here lacks anything the template gives.',
    status: 409,
  },
  TYPE_UNKNOWN: {
    vi: 'Không có loại quyết định “{type}” trong sổ thẩm quyền.',
    en: 'The competence register has no decision type “{type}”.',
  },
  NO_COMPETENCE: {
    vi: 'Sổ thẩm quyền chưa giao loại quyết định này cho cấp nào vào ngày đó.',
    en: 'The competence register gives this type of decision to no level on that day.',
  },
  NOT_COMPETENT: {
    vi: 'Loại quyết định này thuộc thẩm quyền cấp trên ({level}). Hãy chuyển lên.',
    en: 'This type of decision belongs to a higher level ({level}). Send it up.',
  },
  REASON_NEEDED: {
    vi: 'Việc này thuộc thẩm quyền của đơn vị ({source}). Muốn chuyển lên phải nêu lý do.',
    en: 'This is the unit’s own to decide ({source}). To send it up, say why.',
  },
  NOT_UPWARD: {
    vi: 'Chỉ chuyển lên địa bàn cấp trên của đơn vị.',
    en: 'It can only be sent up to an area around the unit.',
  },
  JUDGED: { vi: 'Đã có kết luận.', en: 'It has been judged already.', status: 409 },
  NOT_HEARD: {
    vi: 'Đơn vị chưa giải trình; kết luận “đùn đẩy” chỉ được sau khi nghe giải trình hoặc sau {until}.',
    en: 'The unit has not been heard; “avoided” can be concluded only after its explanation or after {until}.',
  },
  NOT_THE_UNIT: {
    vi: 'Chỉ chính đơn vị đã chuyển việc được giải trình.',
    en: 'Only the unit that sent it up can explain.',
    status: 403,
  },
  OWN_CASE: {
    vi: 'Người chuyển việc không tự kết luận việc của mình.',
    en: 'Whoever sent it up does not judge their own case.',
    status: 403,
  },
  HUMAN_NEEDED: {
    vi: 'Việc này phải do một người cụ thể quyết định.',
    en: 'A named person must decide this.',
    status: 403,
  },
  VISIT_LEADER: { vi: 'Đoàn phải có đúng một trưởng đoàn.', en: 'A delegation has exactly one leader.' },
  VISIT_TWICE: { vi: '“{name}” có hai lần trong đoàn.', en: '“{name}” is in the delegation twice.' },
  ANSWERED: { vi: 'Ý kiến này đã được trả lời.', en: 'This opinion has been answered.', status: 409 },
  ENTITY_EXISTS: {
    vi: '“{name}” đã có trong danh sách của địa bàn.',
    en: '“{name}” is on the area’s list already.',
    status: 409,
  },
})
