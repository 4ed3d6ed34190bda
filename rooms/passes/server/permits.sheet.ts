import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { PermitLine } from '../domain/index.ts'
import { permitListRead } from './permit-list.query.ts'

const columns: readonly SheetColumn[] = [
  { key: 'number', kind: 'text', header: { vi: 'Số giấy', en: 'Number' } },
  { key: 'kind', kind: 'text', header: { vi: 'Loại', en: 'Kind' } },
  { key: 'purpose', kind: 'text', header: { vi: 'Mục đích', en: 'Purpose' } },
  { key: 'area', kind: 'area', header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'persons', kind: 'number', header: { vi: 'Số người', en: 'Persons' } },
  { key: 'document', kind: 'text', header: { vi: 'Căn cứ', en: 'Ground' } },
  { key: 'from', kind: 'moment', header: { vi: 'Có hiệu lực từ', en: 'Valid from' } },
  { key: 'until', kind: 'moment', header: { vi: 'Hết hạn', en: 'Until' } },
  { key: 'issuedBy', kind: 'text', header: { vi: 'Người cấp', en: 'Issued by' } },
  { key: 'standing', kind: 'text', header: { vi: 'Tình trạng', en: 'State' } },
]

const standings = { coming: 'chưa có hiệu lực', valid: 'còn hiệu lực', expired: 'hết hạn', withdrawn: 'đã thu hồi' }

/** The list of permits as a table, without whom they name. */
export const permitsSheet = defineSheet<never, PermitLine>({
  key: 'passes.permits',
  title: { vi: 'Giấy đi đường', en: 'Travel permits' },
  about: { vi: 'Danh sách giấy đi đường, không có tên người được cấp.', en: 'Travel permits, without names.' },
  columns: async () => columns,
  export: {
    list: permitListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((permit) => ({
        number: permit.number,
        kind: permit.kind.title.vi,
        purpose: permit.purpose.title.vi,
        area: byId.get(permit.area.id)?.code ?? '',
        areaName: permit.area.title.vi,
        persons: permit.persons,
        document: permit.document.name,
        from: permit.from,
        until: permit.until,
        issuedBy: permit.issuedBy ?? undefined,
        standing: standings[permit.standing],
      }))
    },
  },
})
