import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { UnitLine } from '../domain/index.ts'
import { unitListRead } from './lists.query.ts'

const columns: readonly SheetColumn[] = [
  { key: 'name', kind: 'text', header: { vi: 'Đơn vị', en: 'Unit' } },
  { key: 'force', kind: 'text', header: { vi: 'Lực lượng', en: 'Force' } },
  { key: 'area', kind: 'area', header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'head', kind: 'text', header: { vi: 'Chỉ huy', en: 'Commanded by' } },
  { key: 'present', kind: 'number', header: { vi: 'Có mặt', en: 'Present' } },
  { key: 'standby', kind: 'number', header: { vi: 'Dự bị', en: 'Standby' } },
]

/** Units with the strength of the day, as they stand on the screen. */
export const unitsSheet = defineSheet<never, UnitLine>({
  key: 'forces.units',
  title: { vi: 'Đơn vị lực lượng', en: 'Units' },
  about: { vi: 'Đơn vị và quân số trong ngày; không có tên người.', en: 'Units and a day’s strength; no names.' },
  columns: async () => columns,
  export: {
    list: unitListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((unit) => ({
        name: unit.name,
        force: unit.force.title.vi,
        area: byId.get(unit.area.id)?.code ?? '',
        areaName: unit.area.title.vi,
        head: unit.head?.post,
        present: unit.present ?? undefined,
        standby: unit.standby ?? undefined,
      }))
    },
  },
})
