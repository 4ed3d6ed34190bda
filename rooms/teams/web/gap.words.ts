import type { Words } from '#kit'
import type { GapFacts, GapWords } from '#platform/web'

const toBoard = ({ areaId }: GapFacts) => `/teams/groups/${areaId}`
const toTeam = ({ data }: GapFacts) => (typeof data.teamId === 'string' ? `/teams/${data.teamId}` : undefined)

/** What the gaps of this room say, what closes them, and where. */
export const gapWords: Readonly<Record<string, GapWords>> = {
  'teams-households-unassigned': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: ${Number(data.count)} hộ chưa có tổ COVID cộng đồng`,
      en: `${areaTitle.en}: ${Number(data.count)} households have no community team`,
    }),
    closes: { vi: 'mọi hộ được giao cho một tổ', en: 'every household has a team' },
    to: toBoard,
  },
  'teams-quiet': {
    say: ({ areaTitle, data }) => ({
      vi: `${areaTitle.vi}: tổ COVID ${Number(data.days)} ngày không thăm hộ nào`,
      en: `${areaTitle.en}: a community team visited nobody for ${Number(data.days)} days`,
    }),
    closes: { vi: 'tổ ghi một lần thăm', en: 'the team records a visit' },
    to: toTeam,
  },
  'teams-leaderless': {
    say: ({ areaTitle }) => ({
      vi: `${areaTitle.vi}: một tổ chưa có tổ trưởng`,
      en: `${areaTitle.en}: a team has no leader`,
    }),
    closes: { vi: 'tổ có tổ trưởng', en: 'the team has a leader' },
    to: toTeam,
  },
}

/** What the facts of this room say in a history. */
export const factWords: Readonly<Record<string, Words>> = {
  'team-formed': { vi: 'Lập tổ', en: 'Team formed' },
  'team-members-set': { vi: 'Xếp thành viên của tổ', en: 'Members of a team placed' },
  'team-ended': { vi: 'Kết thúc tổ', en: 'Team ended' },
  'team-carried': { vi: 'Tổ chuyển sang đơn vị mới', en: 'Team goes on in the new area' },
  'households-assigned': { vi: 'Giao hộ cho tổ', en: 'Households assigned to a team' },
  'household-visited': { vi: 'Thăm hộ', en: 'Household visited' },
  'visits-forgotten': { vi: 'Xóa lần thăm cũ theo thời hạn', en: 'Old visits erased in time' },
  'pilot-started': { vi: 'Bắt đầu thí điểm', en: 'Pilot started' },
  'pilot-evaluated': { vi: 'Đánh giá thí điểm', en: 'Pilot evaluated' },
  'pilot-rolled-out': { vi: 'Nhân rộng thí điểm', en: 'Pilot rolled out' },
  'safety-assessed': { vi: 'Tự đánh giá An toàn', en: '“Safe” self-assessment' },
  'pledge-made': { vi: 'Cam kết tự nguyện', en: 'Pledge of one’s own will' },
}
