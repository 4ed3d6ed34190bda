import { currentLanguage, read, type WebRoom } from '#platform/web'
import { checkpointListContract } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'

const seeing = 'checkpoints.read'

/** The web face of the room of checkpoints. */
export const webRoom: WebRoom = {
  name: 'checkpoints',
  pages: [
    {
      path: '/checkpoints',
      title: { vi: 'Chốt', en: 'Checkpoints' },
      permission: seeing,
      load: () => import('./checkpoints.page.tsx').then((file) => file.CheckpointsPage),
    },
    {
      path: '/checkpoints/list',
      title: { vi: 'Tất cả các chốt', en: 'All checkpoints' },
      permission: seeing,
      load: () => import('./checkpoint-list.page.tsx').then((file) => file.CheckpointListPage),
    },
    {
      path: '/checkpoints/new',
      title: { vi: 'Lập chốt', en: 'Open a post' },
      permission: 'checkpoints.keep',
      load: () => import('./open-checkpoint.page.tsx').then((file) => file.OpenCheckpointPage),
    },
    {
      path: '/checkpoints/reasons',
      title: { vi: 'Lý do được đi lại', en: 'Permitted trips' },
      permission: seeing,
      load: () => import('./reasons.page.tsx').then((file) => file.ReasonsPage),
    },
    {
      path: '/checkpoints/boundaries',
      title: { vi: 'Độ phủ giáp ranh', en: 'Coverage of boundaries' },
      permission: seeing,
      load: () => import('./boundaries.page.tsx').then((file) => file.BoundariesPage),
    },
    {
      path: '/checkpoints/waterways',
      title: { vi: 'Tuyến đường thủy', en: 'Waterways' },
      permission: seeing,
      load: () => import('./waterways.page.tsx').then((file) => file.WaterwaysPage),
    },
    {
      path: '/checkpoints/tests',
      title: { vi: 'Xét nghiệm từ chốt', en: 'Tests ordered' },
      permission: seeing,
      load: () => import('./test-orders.page.tsx').then((file) => file.TestOrdersPage),
    },
    {
      path: '/checkpoints/$checkpointId',
      title: { vi: 'Một chốt', en: 'A checkpoint' },
      permission: seeing,
      load: () => import('./checkpoint.page.tsx').then((file) => file.CheckpointPage),
    },
    {
      path: '/checkpoints/$checkpointId/crossings',
      title: { vi: 'Lượt qua chốt', en: 'Crossings' },
      permission: seeing,
      load: () => import('./crossing-list.page.tsx').then((file) => file.CrossingListPage),
    },
  ],
  navigation: [
    { to: '/checkpoints', label: { vi: 'Chốt', en: 'Checkpoints' }, icon: 'exchange', order: 38, permission: seeing },
  ],
  palette: [{ name: 'checkpoints', permission: seeing, find: findForPalette }],
  areaPanels: [
    {
      slot: 'numbers',
      name: 'checkpoints.numbers',
      order: 10,
      permission: seeing,
      load: () => import('./standing-numbers.tsx').then((file) => file.StandingNumbers),
    },
    {
      slot: 'tab',
      name: 'checkpoints',
      order: 32,
      label: { vi: 'Chốt', en: 'Checkpoints' },
      permission: seeing,
      load: () => import('./area-checkpoints.tab.tsx').then((file) => file.AreaCheckpointsTab),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(checkpointListContract, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((post) => ({
    id: `checkpoint-${post.id}`,
    title: post.name,
    detail: `${post.kindTitle[language]} · ${post.areaTitle[language]}`,
    kind: { vi: 'Chốt', en: 'Checkpoint' }[language],
    to: `/checkpoints/${post.id}`,
  }))
}
