import type { WebRoom } from '#platform/web'
import { factWords, gapWords } from './gap.words.ts'

const read = 'levels.read'

/** The web face of the room of levels. */
export const webRoom: WebRoom = {
  name: 'levels',
  pages: [
    {
      path: '/levels',
      title: { vi: 'Cấp độ dịch', en: 'Epidemic levels' },
      permission: read,
      load: () => import('./levels.page.tsx').then((file) => file.LevelsPage),
    },
    {
      path: '/levels/areas/$areaId',
      title: { vi: 'Cấp độ dịch của một địa bàn', en: 'The level of one area' },
      permission: read,
      load: () => import('./area-level.page.tsx').then((file) => file.AreaLevelPage),
    },
    {
      path: '/levels/what-if',
      title: { vi: 'Thử tính cấp độ', en: 'What if' },
      permission: read,
      load: () => import('./what-if.page.tsx').then((file) => file.WhatIfPage),
    },
    {
      path: '/levels/rounds/$roundId',
      title: { vi: 'Đợt đề xuất cấp độ', en: 'A round of proposals' },
      permission: read,
      load: () => import('./round.page.tsx').then((file) => file.RoundPage),
    },
    {
      path: '/levels/rounds/$roundId/notice',
      title: { vi: 'Thông báo cấp độ dịch', en: 'The notice of levels' },
      permission: read,
      load: () => import('./notice.page.tsx').then((file) => file.NoticePage),
    },
    {
      path: '/levels/proposals/$proposalId',
      title: { vi: 'Một đề xuất cấp độ', en: 'One proposal' },
      permission: read,
      load: () => import('./proposal.page.tsx').then((file) => file.ProposalPage),
    },
    {
      path: '/levels/delegations',
      title: { vi: 'Sổ phân cấp, giao quyền', en: 'Register of delegations' },
      permission: read,
      load: () => import('./delegations.page.tsx').then((file) => file.DelegationsPage),
    },
    {
      path: '/levels/criteria',
      title: { vi: 'Bộ tiêu chí, buổi quán triệt', en: 'Criteria sets and briefings' },
      permission: read,
      load: () => import('./criteria.page.tsx').then((file) => file.CriteriaPage),
    },
  ],
  navigation: [
    { to: '/levels', label: { vi: 'Cấp độ dịch', en: 'Levels' }, icon: 'chart', order: 45, permission: read },
  ],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'levels',
      order: 26,
      permission: read,
      load: () => import('./level-numbers.tsx').then((file) => file.LevelNumbers),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}
