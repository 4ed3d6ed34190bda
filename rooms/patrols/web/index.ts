import type { WebRoom } from '#platform/web'
import { factWords, gapWords } from './gap.words.ts'

/** The web face of the room of patrols. Its page is reached from the page of inspections. */
export const webRoom: WebRoom = {
  name: 'patrols',
  pages: [
    {
      path: '/patrols',
      title: { vi: 'Tuần tra', en: 'Patrols' },
      permission: 'patrols.read',
      load: () => import('./patrols.page.tsx').then((file) => file.PatrolsPage),
    },
  ],
  gaps: gapWords,
  facts: factWords,
}
