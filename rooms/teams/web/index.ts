import { currentLanguage, read, type WebRoom } from '#platform/web'
import { TEAM_KINDS, teamListContract } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'

/** The web face of the room of teams. */
export const webRoom: WebRoom = {
  name: 'teams',
  pages: [
    {
      path: '/teams',
      title: { vi: 'Tổ COVID cộng đồng', en: 'Community teams' },
      permission: 'teams.read',
      load: () => import('./teams.page.tsx').then((file) => file.TeamsPage),
    },
    {
      path: '/teams/groups/$areaId',
      title: { vi: 'Bảng ngày của tổ dân phố', en: 'Daily board of a group' },
      permission: 'teams.read',
      load: () => import('./group-board.page.tsx').then((file) => file.GroupBoardPage),
    },
    {
      path: '/teams/$teamId/round',
      title: { vi: 'Phiếu đi thăm', en: 'A round on paper' },
      permission: 'teams.visit',
      load: () => import('./round.page.tsx').then((file) => file.RoundPage),
    },
    {
      path: '/teams/$teamId',
      title: { vi: 'Một tổ', en: 'A team' },
      permission: 'teams.read',
      load: () => import('./team.page.tsx').then((file) => file.TeamPage),
    },
    {
      path: '/an-toan',
      title: { vi: 'Mỗi người một việc', en: 'Everybody’s part' },
      permission: 'public',
      load: () => import('./together.page.tsx').then((file) => file.TogetherPage),
    },
  ],
  navigation: [
    { to: '/teams', label: { vi: 'Tổ COVID', en: 'Teams' }, icon: 'people', order: 46, permission: 'teams.read' },
  ],
  areaPanels: [
    {
      slot: 'mine',
      name: 'group-board',
      order: 40,
      permission: 'teams.read',
      load: () => import('./group-board.panel.tsx').then((file) => file.GroupBoardPanel),
    },
  ],
  subjectPanels: [
    {
      slot: 'people.household',
      name: 'team-of-household',
      order: 10,
      permission: 'teams.read',
      load: () => import('./household-visits.panel.tsx').then((file) => file.HouseholdVisitsPanel),
    },
  ],
  palette: [{ name: 'teams', permission: 'teams.read', find: findForPalette }],
  gaps: gapWords,
  facts: factWords,
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(teamListContract, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((team) => ({
    id: `team-${team.id}`,
    title: team.name,
    detail: team.areaTitle[language],
    kind: TEAM_KINDS[team.kind][language],
    to: `/teams/${team.id}`,
  }))
}
