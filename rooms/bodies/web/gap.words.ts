import { roomWords } from '#platform/web'

/** What the gaps of this room say, and what may be missing in them. */
export const gapWords = roomWords('bodies-gaps', {
  vi: {
    'role.group-head': 'tổ trưởng',
    'role.cell-secretary': 'bí thư chi bộ',
    'role.committee-member': 'cấp ủy viên phụ trách',
    'role.standing-member': 'ủy viên BTV phụ trách',
    'role.area-police': 'cảnh sát khu vực',
    'role.command-post': 'Sở Chỉ huy',
    'gap.post-unheld': '{post}: chưa có ai giữ',
    'gap.area-without-head': '{area} chưa có chức vụ người đứng đầu',
    'gap.unit-without-command-post': '{area} chưa lập Sở Chỉ huy',
    'gap.group-roles-missing': '{area} còn thiếu {missing}',
    'gap.avoidance-unanswered': '{area} chuyển lên việc thuộc thẩm quyền của mình, chờ thanh tra kết luận',
    'gap.opinion-unanswered': '{area} chưa trả lời ý kiến giám sát',
  },
  en: {
    'role.group-head': 'group head',
    'role.cell-secretary': 'cell secretary',
    'role.committee-member': 'committee member in charge',
    'role.standing-member': 'standing committee member in charge',
    'role.area-police': 'area police officer',
    'role.command-post': 'command post',
    'gap.post-unheld': '{post}: held by nobody',
    'gap.area-without-head': '{area} has no head post',
    'gap.unit-without-command-post': '{area} has no command post',
    'gap.group-roles-missing': '{area} lacks {missing}',
    'gap.avoidance-unanswered': '{area} sent up its own matter; an inspector’s judgement is awaited',
    'gap.opinion-unanswered': '{area} has not answered a supervision finding',
  },
})

/** A key of these words. */
export type GapWord = keyof (typeof gapWords)['vi']
