import { defineRefusals } from '#kit'

/** What the room of teams says no to. Nothing here ever stands in the way of somebody who needs help (SG-10). */
export const TEAMS = defineRefusals('TEAMS', {
  UNKNOWN: {
    vi: 'Không có tổ này, hoặc bạn không được xem.',
    en: 'There is no such team, or it is not yours to see.',
    status: 404,
  },
  HOUSEHOLD_UNKNOWN: {
    vi: 'Không có hộ này, hoặc bạn không được xem.',
    en: 'There is no such household, or it is not yours to see.',
    status: 404,
  },
  GROUP_WANTED: {
    vi: 'Tổ COVID cộng đồng được lập ở tổ dân phố (thôn).',
    en: 'A community team is formed in a residential group (hamlet).',
  },
  NEAR_WANTED: {
    vi: 'Tổ tự quản được lập ở tổ dân phố hoặc phường, xã.',
    en: 'A self-managed team is formed in a residential group or a commune.',
  },
  AREA_PAST: { vi: 'Địa bàn này đã kết thúc vào {day}.', en: 'This area ended on {day}.' },
  NAME_TAKEN: {
    vi: 'Địa bàn này đã có tổ tên “{name}”.',
    en: 'There is a team called “{name}” in this area already.',
    status: 409,
  },
  ONE_LEADER: { vi: 'Mỗi tổ có một tổ trưởng.', en: 'A team has one leader.' },
  MEMBER_TWICE: {
    vi: '“{name}” được kể hai lần. Nếu là hai người trùng tên, ghi thêm năm sinh hoặc số nhà.',
    en: '“{name}” is named twice. If they are two people of one name, add a year of birth or a house number.',
  },
  MEMBER_NAMELESS: {
    vi: 'Thành viên cần tên, hoặc là một cán bộ đã có.',
    en: 'A member needs a name or is an officer.',
  },
  OFFICER_UNKNOWN: { vi: 'Không có cán bộ này.', en: 'There is no such officer.' },
  ENDED: { vi: 'Tổ này đã kết thúc ngày {day}.', en: 'This team ended on {day}.', status: 409 },
  FORMED_AHEAD: { vi: 'Ngày lập không thể sau hôm nay.', en: 'A team cannot be formed on a day ahead.' },
  ELSEWHERE: {
    vi: 'Có hộ không thuộc địa bàn của tổ.',
    en: 'Some household does not live in the area of the team.',
  },
  NO_HOUSEHOLDS: { vi: 'Chỉ tổ COVID cộng đồng mới được giao hộ.', en: 'Only community teams have households.' },
  NOTHING_TO_ASSIGN: { vi: 'Không còn hộ nào để giao.', en: 'There is no household left to assign.' },
  NEED_MISSING: { vi: 'Hộ cần giúp thì chọn cần giúp gì.', en: 'Say which help is needed.' },
  NEED_UNKNOWN: { vi: 'Không có loại việc cần giúp này.', en: 'There is no such kind of help.' },
  WHO_MISSING: {
    vi: 'Chọn một hộ; người chưa có trong sổ thì chọn tổ dân phố và việc cần giúp.',
    en: 'Pick a household; for somebody who is in no book, the group and what they need.',
  },
  NOT_YOUR_HOUSEHOLD: {
    vi: 'Hộ này được giao cho tổ khác. Nếu họ cần giúp, cứ ghi “cần giúp”.',
    en: 'This household is another team’s. If they need help, record “needs help” all the same.',
    status: 403,
  },
  VISIT_AHEAD: { vi: 'Lần thăm không thể ở tương lai.', en: 'A visit cannot lie ahead.' },
  PILOT_UNKNOWN: { vi: 'Không có thí điểm này.', en: 'There is no such pilot.', status: 404 },
  SITE_OUTSIDE: {
    vi: 'Nơi thí điểm phải nằm trong địa bàn.',
    en: 'The places of a pilot must lie inside its area.',
  },
  NOT_EVALUATED: {
    vi: 'Chưa đánh giá thì chưa nhân rộng.',
    en: 'What was not evaluated is not rolled out.',
    status: 409,
  },
  STOPPED: {
    vi: 'Thí điểm được đánh giá là dừng, không nhân rộng.',
    en: 'The evaluation said stop: there is nothing to roll out.',
    status: 409,
  },
  ROLLED_OUT: { vi: 'Đã nhân rộng rồi.', en: 'It has been rolled out already.', status: 409 },
  SAFE_ABOVE_JOINED: {
    vi: 'Số hộ tự nhận an toàn ({safe}) không thể hơn số hộ tham gia ({joined}).',
    en: 'More households call themselves safe ({safe}) than take part ({joined}).',
  },
  JOINED_ABOVE_BOOK: {
    vi: 'Số hộ tham gia ({joined}) nhiều hơn số hộ trong sổ ({households}).',
    en: 'More households take part ({joined}) than stand in the book ({households}).',
  },
  AGENCY_NAME: { vi: 'Ghi tên cơ quan, đơn vị.', en: 'Name the agency.' },
  CRITERIA: { vi: 'Trả lời đủ các tiêu chí.', en: 'Answer every criterion.' },
})
