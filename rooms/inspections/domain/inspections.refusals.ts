import { defineRefusals } from '#kit'

/** What the room of inspections refuses, and the sentence for the person. */
export const INSPECTIONS = defineRefusals('INSPECTIONS', {
  NOT_A_TEAM: {
    vi: 'Tổ chức này không phải đoàn kiểm tra, hoặc đã giải thể. Hãy lập tổ chức loại “đoàn kiểm tra” trước.',
    en: 'This body is no inspection team, or it has ended. Set up a body of that kind first.',
  },
  TEAM_REGISTERED: { vi: 'Đoàn này đã được ghi.', en: 'This team is registered already.', status: 409 },
  OWNER_BODY_ELSEWHERE: {
    vi: 'Cấp lập đoàn phải là tổ chức của chính địa bàn có đoàn.',
    en: 'The body that forms a team must stand on the area of the team.',
  },
  LEADER_MISSING: {
    vi: 'Chưa có ai giữ chức Trưởng đoàn. Hãy cử người trước khi ghi đoàn.',
    en: 'Nobody leads this team yet. Name a leader before registering it.',
  },
  LEADER_POSITION: {
    vi: 'Trưởng đoàn phải giữ một trong các chức: {positions} (theo {source}). Người đang làm Trưởng đoàn không giữ.',
    en: 'The leader of such a team must hold one of: {positions} (by {source}). The present one does not.',
  },
  TEAM_ENDED: { vi: 'Đoàn này đã kết thúc.', en: 'This team has ended.', status: 409 },
  AREA_OUTSIDE_TEAM: {
    vi: 'Địa bàn, đối tượng này nằm ngoài cấp của đoàn.',
    en: 'This area or subject lies outside the level of the team.',
  },
  POST_UNKNOWN: { vi: 'Không có chức vụ này, hoặc chưa ai giữ.', en: 'There is no such post, or nobody holds it.' },
  NOT_OF_TEAM: {
    vi: 'Chỉ người của đoàn, đúng trong thời gian có tên trong đoàn, mới làm được việc này.',
    en: 'Only people of the team, while they belong to it, may do this.',
    status: 403,
  },
  NOT_IN_CHARGE: {
    vi: 'Chỉ Trưởng đoàn hoặc người đã ghi tồn tại mới rút được tồn tại này.',
    en: 'Only the leader of the team or the finder may withdraw this finding.',
    status: 403,
  },
  SUBJECT_UNKNOWN: {
    vi: 'Không có đối tượng kiểm tra này, hoặc không còn hoạt động.',
    en: 'There is no such subject to inspect, or it is closed.',
  },
  DUTY_SUBJECT: {
    vi: 'Thanh tra, kiểm tra công vụ chỉ có đối tượng là một tổ chức hoặc một chức vụ.',
    en: 'Only a body or a post can be the subject of an inspection of public duty.',
  },
  SURPRISE_KIND: {
    vi: 'Đồng hành, thị sát thì không đột xuất. Hãy chọn kiểm tra, giám sát hoặc công vụ.',
    en: 'Accompaniment and survey are never by surprise. Choose inspection, supervision or public duty.',
  },
  SURPRISE_NEEDS_TEAM: {
    vi: 'Kiểm tra đột xuất lên kế hoạch trước phải thuộc một đoàn.',
    en: 'A surprise inspection planned ahead needs a team.',
  },
  SURPRISE_OWN_UNIT: {
    vi: 'Bạn thuộc đơn vị được kiểm tra và không ở trong đoàn, nên không lập được cuộc đột xuất này.',
    en: 'You belong to the unit to be inspected and not to the team, so you cannot plan this surprise.',
    status: 403,
  },
  OWN_UNIT: {
    vi: 'Người của đơn vị được kiểm tra không tự kiểm tra, không tự phúc tra đơn vị mình.',
    en: 'People of the inspected unit neither inspect nor re-check their own unit.',
    status: 403,
  },
  ALREADY_CHECKED_IN: { vi: 'Cuộc này đã bắt đầu.', en: 'This inspection has begun already.', status: 409 },
  NOT_CHECKED_IN: {
    vi: 'Chưa ghi có mặt. Hãy ghi có mặt tại nơi kiểm tra trước.',
    en: 'Nobody has checked in yet. Check in at the place first.',
    status: 409,
  },
  CALLED_OFF: { vi: 'Cuộc này đã hủy.', en: 'This inspection was called off.', status: 409 },
  FINISHED: { vi: 'Cuộc này đã kết thúc.', en: 'This inspection is finished.', status: 409 },
  FINISH_BEFORE_START: {
    vi: 'Giờ kết thúc không thể trước giờ có mặt.',
    en: 'An inspection cannot end before it began.',
  },
  RECORD_INCOMPLETE: {
    vi: 'Thiếu loại hình hoặc đối tượng kiểm tra.',
    en: 'Say which kind of inspection it was and of what.',
  },
  CHECKLIST_UNKNOWN: {
    vi: 'Không có bảng kiểm “{checklist}”, phiên bản {version}.',
    en: 'There is no checklist “{checklist}”, version {version}.',
  },
  CHECKLIST_ITEM: {
    vi: 'Bảng kiểm này không có mục “{item}”, hoặc câu trả lời không đúng loại.',
    en: 'This checklist has no item “{item}”, or the answer is of another kind.',
  },
  TEMPLATE_UNKNOWN: { vi: 'Không có mẫu tồn tại này.', en: 'There is no such template of a finding.' },
  TEMPLATE_INCOMPLETE: {
    vi: 'Tồn tại theo mẫu này phải ghi rõ: {what}.',
    en: 'A finding of this template must say: {what}.',
  },
  FINDING_UNTITLED: { vi: 'Hãy ghi tồn tại là gì.', en: 'Say what was found.' },
  PHOTO_UNKNOWN: {
    vi: 'Không có ảnh này. Hãy gửi ảnh lên trước, bằng chính tài khoản này.',
    en: 'There is no such photo. Send it first, from this same account.',
  },
  FINDING_CLOSED: { vi: 'Tồn tại này đã đóng hoặc đã rút.', en: 'This finding is closed or withdrawn.', status: 409 },
  REMEDY_REPORTED: {
    vi: 'Đã báo chấn chỉnh, đang chờ phúc tra.',
    en: 'The remedy is reported and waits to be checked.',
    status: 409,
  },
  REMEDY_EMPTY: {
    vi: 'Hãy ghi đã làm gì, hoặc gửi ảnh minh chứng.',
    en: 'Say what was done, or send a photo as evidence.',
  },
  NOT_YOUR_REMEDY: {
    vi: 'Chỉ đơn vị được kiểm tra mới báo chấn chỉnh.',
    en: 'Only the inspected unit reports its remedy.',
    status: 403,
  },
  RECHECK_TOO_EARLY: {
    vi: 'Đơn vị chưa báo chấn chỉnh, nên chưa phúc tra được.',
    en: 'The unit has not reported its remedy yet, so there is nothing to check again.',
    status: 409,
  },
  CAMPAIGN_CLOSED: { vi: 'Đợt tổng kiểm tra đã kết thúc.', en: 'This campaign is over.', status: 409 },
  CAMPAIGN_TARGET: {
    vi: 'Đợt tổng kiểm tra có đối tượng hoặc bảng kiểm không tồn tại, hoặc ghi hai lần: {what}.',
    en: 'A target or checklist of the campaign does not exist or stands twice: {what}.',
  },
  CAMPAIGN_DAYS: { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The campaign must end after it begins.' },
  STOP_UNKNOWN: { vi: 'Chuyến này không có điểm đến đó.', en: 'The visit has no such stop.' },
})
