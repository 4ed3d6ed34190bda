import type { WebRoom } from '#platform/web'
import { briefPath, issuedBriefPath } from './brief-addresses.ts'
import { findBriefs } from './find-briefs.ts'

/** The web face of situation briefs: one click from each board, and from the command palette. */
export const webRoom: WebRoom = {
  name: 'briefs',
  pages: [
    {
      path: '/areas/$areaId/brief',
      title: { vi: 'Báo cáo nhanh', en: 'Situation brief' },
      permission: 'briefs.read',
      load: () => import('./brief.page.tsx').then((file) => file.BriefPage),
    },
    {
      path: '/briefs/$briefId',
      title: { vi: 'Báo cáo nhanh đã ký', en: 'A signed brief' },
      permission: 'briefs.read',
      load: () => import('./issued-brief.page.tsx').then((file) => file.IssuedBriefPage),
    },
  ],
  palette: [{ name: 'briefs', permission: 'briefs.read', find: findBriefs }],
  areaPanels: [
    {
      slot: 'head',
      name: 'brief',
      order: 10,
      permission: 'briefs.read',
      load: () => import('./brief-button.tsx').then((file) => file.BriefButton),
    },
  ],
  notices: {
    'brief-issued': {
      say: ({ areaName }) => ({
        vi: `Báo cáo nhanh đã ký gửi lên: ${areaName}`,
        en: `A signed situation brief was sent up: ${areaName}`,
      }),
      to: ({ subjectId, areaId }) => (subjectId === null ? briefPath(areaId) : issuedBriefPath(subjectId)),
    },
  },
  facts: { 'brief-issued': { vi: 'Ký ban hành báo cáo nhanh', en: 'Situation brief signed' } },
}
