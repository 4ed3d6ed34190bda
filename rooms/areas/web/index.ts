import { areaPath, currentLanguage, read, type WebRoom } from '#platform/web'
import { areaSearch } from '../domain/index.ts'
import { factWords, gapWords } from './gap.words.ts'
import { InForcePanel } from './in-force.panel.tsx'

export { AreaBreadcrumb } from './area-breadcrumb.tsx'
export { AreaField, type AreaSearchScope, AreasField, findAreasIn } from './area-field.tsx'
export { sayValidity, shortName, useAreaHead } from './area-head.ts'
export { AreaMap, type AreaMeasure } from './area-map.tsx'
export { ChosenArea, useChosenArea } from './chosen-area.tsx'
export { InForcePanel, InForceStrip, useInForce } from './in-force.panel.tsx'
export { sayAreaName } from './say-area-name.ts'

/** The web face of the room of areas. */
export const webRoom: WebRoom = {
  name: 'areas',
  pages: [
    {
      path: '/areas',
      title: { vi: 'Địa bàn', en: 'Areas' },
      permission: 'public',
      load: () => import('./area-tree.page.tsx').then((file) => file.AreasPage),
    },
    {
      path: '/areas/$areaId/tree',
      title: { vi: 'Đơn vị trực thuộc', en: 'Areas under one' },
      permission: 'public',
      load: () => import('./area-tree.page.tsx').then((file) => file.AreaTreePage),
    },
    {
      path: '/areas/$areaId/succession',
      title: { vi: 'Đơn vị cũ và mới', en: 'Old and new areas' },
      permission: 'public',
      load: () => import('./area-succession.page.tsx').then((file) => file.AreaSuccessionPage),
    },
    {
      path: '/areas/$areaId/in-force',
      title: { vi: 'Đang hiệu lực', en: 'In force' },
      permission: 'public',
      load: () => import('./area-in-force.page.tsx').then((file) => file.AreaInForcePage),
    },
    {
      path: '/areas/import',
      title: { vi: 'Nhập địa bàn', en: 'Import areas' },
      permission: 'areas.edit',
      load: () => import('./import-areas.page.tsx').then((file) => file.ImportAreasPage),
    },
    {
      path: '/reforms',
      title: { vi: 'Sắp xếp đơn vị hành chính', en: 'Reforms of the units' },
      permission: 'areas.read',
      load: () => import('./reforms.page.tsx').then((file) => file.ReformsPage),
    },
    {
      path: '/reforms/$reformId',
      title: { vi: 'Một lần sắp xếp đơn vị hành chính', en: 'One reform of the units' },
      permission: 'areas.read',
      load: () => import('./reform.page.tsx').then((file) => file.ReformPage),
    },
  ],
  navigation: [{ to: '/areas', label: { vi: 'Địa bàn', en: 'Areas' }, icon: 'area', order: 60, permission: 'public' }],
  gaps: gapWords,
  facts: factWords,
  palette: [{ name: 'areas', permission: 'public', find: findForPalette }],
  areaPanels: [
    {
      slot: 'head',
      name: 'fate',
      order: 0,
      permission: 'public',
      load: () => import('./fate.panel.tsx').then((file) => file.FatePanel),
    },
    {
      slot: 'in-force',
      name: 'in-force',
      order: 10,
      permission: 'public',
      load: async () => InForcePanel,
    },
  ],
}

async function findForPalette(text: string, signal: AbortSignal) {
  if (text.trim() === '') return []
  const { items } = await read(areaSearch, { q: text, limit: 6 }, signal)
  const language = currentLanguage()
  return items.map((area) => ({
    id: `area-${area.id}`,
    title: area.title[language],
    detail: [area.above[language], area.code].filter(Boolean).join(' · '),
    kind: { vi: 'Địa bàn', en: 'Area' }[language],
    to: areaPath(area.id),
  }))
}
