import { currentLanguage, read, type WebRoom } from '#platform/web'
import { officerList } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'

export { ActivationsPanel } from './activations.panel.tsx'
export { areaBodiesPath, officerPath, postPath } from './holder-line.tsx'
export { OfficerField } from './officer-field.tsx'
export { ResponsibilitiesPanel } from './responsibilities.panel.tsx'

/** The web face of the room of bodies. */
export const webRoom: WebRoom = {
  name: 'bodies',
  pages: [
    {
      path: '/bodies',
      title: { vi: 'Người phụ trách', en: 'People in office' },
      permission: 'bodies.read',
      load: () => import('./people.page.tsx').then((file) => file.PeoplePage),
    },
    {
      path: '/bodies/areas/$areaId',
      title: { vi: 'Tổ chức & người phụ trách', en: 'Bodies & who answers' },
      permission: 'bodies.read',
      load: () => import('./area-bodies.page.tsx').then((file) => file.AreaBodiesPage),
    },
    {
      path: '/bodies/posts/$postId',
      title: { vi: 'Một chức vụ', en: 'One post' },
      permission: 'bodies.read',
      load: () => import('./post.page.tsx').then((file) => file.PostPage),
    },
    {
      path: '/bodies/officers/$officerId',
      title: { vi: 'Một người', en: 'One person' },
      permission: 'bodies.read',
      load: () => import('./officer.page.tsx').then((file) => file.OfficerPage),
    },
  ],
  navigation: [
    {
      to: '/bodies',
      label: { vi: 'Tổ chức', en: 'Bodies' },
      icon: 'people',
      order: 50,
      permission: 'bodies.read',
    },
  ],
  gaps: gapWords,
  facts: factWords,
  palette: [{ name: 'officers', permission: 'bodies.read', find: findForPalette }],
  areaPanels: [
    {
      slot: 'tab',
      name: 'who-answers',
      order: 40,
      label: { vi: 'Ai chịu trách nhiệm', en: 'Who answers' },
      permission: 'bodies.read',
      load: () => import('./bodies-tab.tsx').then((file) => file.BodiesTab),
    },
  ],
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(officerList, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((officer) => ({
    id: `officer-${officer.id}`,
    title: officer.name,
    detail: officer.posts[0]?.title[language] ?? '',
    kind: { vi: 'Người phụ trách', en: 'People in office' }[language],
    to: `/bodies/officers/${officer.id}`,
  }))
}
