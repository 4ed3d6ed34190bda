import { currentLanguage, read, type WebRoom } from '#platform/web'
import { siteListContract } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'

/** The web face of the room of places. Its pages are reached from the page of inspections. */
export const webRoom: WebRoom = {
  name: 'sites',
  pages: [
    {
      path: '/sites',
      title: { vi: 'Địa điểm', en: 'Places' },
      permission: 'sites.read',
      load: () => import('./site-list.page.tsx').then((file) => file.SiteListPage),
    },
    {
      path: '/sites/$siteId',
      title: { vi: 'Một địa điểm', en: 'One place' },
      permission: 'sites.read',
      load: () => import('./site.page.tsx').then((file) => file.SitePage),
    },
  ],
  gaps: gapWords,
  facts: factWords,
  palette: [{ name: 'sites', permission: 'sites.read', find: findForPalette }],
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(siteListContract, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((site) => ({
    id: `site-${site.id}`,
    title: site.name,
    detail: `${site.kindTitle[language]} · ${site.areaTitle[language]}`,
    kind: { vi: 'Địa điểm', en: 'Place' }[language],
    to: `/sites/${site.id}`,
  }))
}
