import { defineSheet } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { DeclarationPart } from '../domain/index.ts'
import { declarationPartsRead } from './counts.query.ts'

const only = 'export' as const

/** Counts of declarations by area as a table. There is no table of declarations: nothing of a person leaves the house this way. */
export const declarationsSheet = defineSheet<never, DeclarationPart>({
  key: 'declarations.by-area',
  title: { vi: 'Số khai báo y tế theo địa bàn', en: 'Health declarations by area' },
  about: { vi: 'Mỗi dòng là một địa bàn trong ngày.', en: 'Each row is one area on that day.' },
  columns: [
    { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
    { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
    { key: 'day', kind: 'day', only, header: { vi: 'Ngày', en: 'Day' } },
    { key: 'declarations', kind: 'whole', only, header: { vi: 'Khai báo', en: 'Declarations' } },
    { key: 'flagged', kind: 'whole', only, header: { vi: 'Cần gọi hỏi', en: 'To call' } },
    { key: 'called', kind: 'whole', only, header: { vi: 'Đã gọi hỏi', en: 'Called' } },
  ],
  export: {
    list: declarationPartsRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map(({ areaId, title, day, declarations, flagged, called }) => {
        const area = byId.get(areaId)?.code ?? ''
        return { area, areaName: title.vi, day, declarations, flagged, called }
      })
    },
  },
})
