import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

/** What may be missing, as it stands inside a sentence. */
export const missingWords: Readonly<Record<string, Words>> = {
  'group-head': { vi: 'tổ trưởng', en: 'group head' },
  'cell-secretary': { vi: 'bí thư chi bộ', en: 'cell secretary' },
  'committee-member': { vi: 'cấp ủy viên phụ trách', en: 'committee member in charge' },
  'standing-member': { vi: 'ủy viên BTV phụ trách', en: 'standing committee member in charge' },
  'area-police': { vi: 'cảnh sát khu vực', en: 'area police officer' },
  'command-post': { vi: 'Sở Chỉ huy', en: 'command post' },
}

/** Where the bodies of the gap's area are; with a tab, that face of the page. */
const toBodies = (tab?: string) => (gap: GapFacts) => `/bodies/areas/${gap.areaId}${tab ? `?tab=${tab}` : ''}`

const say = (vi: string, en: string) => (gap: GapFacts) => ({
  vi: vi.replace('{area}', gap.areaTitle.vi),
  en: en.replace('{area}', gap.areaTitle.en),
})

const appointed: Words = { vi: 'có người được bổ nhiệm', en: 'somebody is appointed' }

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'post-unheld': {
    say: (gap) => {
      const post = gap.names[gap.subject] ?? gap.names[String(gap.data.postId)]
      const { vi, en } = gap.areaTitle
      return { vi: `${post ?? vi}: chưa có ai giữ`, en: `${post ?? en}: held by nobody` }
    },
    closes: appointed,
    to: (gap) => `/bodies/posts/${gap.subject}`,
  },
  'area-without-head': {
    say: say('{area} chưa có chức vụ người đứng đầu', '{area} has no head post'),
    closes: { vi: 'đơn vị có tổ chức và người đứng đầu', en: 'the unit has a body with a head' },
    to: toBodies(),
  },
  'unit-without-command-post': {
    say: say('{area} chưa lập Sở Chỉ huy', '{area} has no command post'),
    closes: { vi: 'Sở Chỉ huy được lập', en: 'the command post is set up' },
    to: toBodies(),
  },
  'group-roles-missing': {
    say: (gap) => {
      const kinds = Array.isArray(gap.data.missing) ? gap.data.missing.map(String) : []
      const named = (language: keyof Words) => kinds.map((kind) => missingWords[kind]?.[language] ?? kind).join(', ')
      return { vi: `${gap.areaTitle.vi} còn thiếu ${named('vi')}`, en: `${gap.areaTitle.en} lacks ${named('en')}` }
    },
    closes: { vi: 'đủ năm người phụ trách', en: 'the five people are there' },
    to: toBodies(),
  },
  'avoidance-unanswered': {
    say: say(
      '{area} chuyển lên việc thuộc thẩm quyền của mình, chờ thanh tra kết luận',
      '{area} sent up its own matter; an inspector’s judgement is awaited',
    ),
    closes: { vi: 'thanh tra kết luận', en: 'an inspector judges' },
    to: toBodies('competence'),
  },
  'opinion-unanswered': {
    say: say('{area} chưa trả lời ý kiến giám sát', '{area} has not answered a supervision finding'),
    closes: { vi: 'đơn vị trả lời', en: 'the unit answers' },
    to: toBodies('opinions'),
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'officer-registered': { vi: 'Ghi tên cán bộ', en: 'Officer registered' },
  'body-established': { vi: 'Lập tổ chức', en: 'Body set up' },
  'posts-established': { vi: 'Lập tổ chức, chức vụ theo mẫu', en: 'Bodies and posts set up by template' },
  'post-established': { vi: 'Lập chức vụ', en: 'Post set up' },
  'accountability-set': { vi: 'Đặt nơi chịu trách nhiệm', en: 'Accountability set' },
  'body-dissolved': { vi: 'Giải thể tổ chức', en: 'Body dissolved' },
  'office-phone-set': { vi: 'Ghi số điện thoại cơ quan', en: 'Office phone set' },
  'body-activated': { vi: 'Kích hoạt theo văn bản', en: 'Activated for a directive' },
  'post-held': { vi: 'Bổ nhiệm', en: 'Appointed' },
  'post-left': { vi: 'Kết thúc giữ chức', en: 'Holding ended' },
  'holding-struck': { vi: 'Bỏ việc bổ nhiệm chưa đến ngày', en: 'Appointment yet to come struck out' },
  'competence-set': { vi: 'Ghi thẩm quyền', en: 'Competence set' },
  'matter-decided': { vi: 'Đơn vị quyết định', en: 'Matter decided' },
  'matter-forwarded': { vi: 'Chuyển việc lên cấp trên', en: 'Matter sent up' },
  'avoidance-asked': { vi: 'Hỏi “đùn đẩy?”', en: '“Passing the buck?” asked' },
  'avoidance-explained': { vi: 'Đơn vị giải trình', en: 'The unit explained' },
  'avoidance-judged': { vi: 'Thanh tra kết luận', en: 'Inspector judged' },
  'visit-recorded': { vi: 'Ghi chuyến kiểm tra, làm việc', en: 'Visit recorded' },
  'opinion-filed': { vi: 'Gửi ý kiến giám sát', en: 'Supervision finding filed' },
  'opinion-answered': { vi: 'Trả lời ý kiến giám sát', en: 'Finding answered' },
  'entity-registered': { vi: 'Ghi cơ quan, doanh nghiệp trên địa bàn', en: 'Entity registered' },
  'entity-closed': { vi: 'Thôi theo dõi cơ quan, doanh nghiệp', en: 'Entity taken off the list' },
}
