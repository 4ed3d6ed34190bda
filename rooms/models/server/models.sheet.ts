import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { ModelLine } from '../domain/index.ts'
import { modelListRead } from './models.query.ts'

const only = 'export' as const

const columns: readonly SheetColumn[] = [
  { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'title', kind: 'text', only, header: { vi: 'Mô hình', en: 'Practice' } },
  { key: 'problem', kind: 'text', only, header: { vi: 'Vấn đề', en: 'Problem' } },
  { key: 'result', kind: 'text', only, header: { vi: 'Kết quả', en: 'Result' } },
  { key: 'source', kind: 'text', only, header: { vi: 'Nguồn', en: 'Source' } },
  { key: 'recommendedTo', kind: 'text', only, header: { vi: 'Khuyến nghị cho', en: 'Recommended to' } },
  { key: 'adoptions', kind: 'whole', only, header: { vi: 'Nơi áp dụng', en: 'Taken up by' } },
  { key: 'works', kind: 'whole', only, header: { vi: 'Trong đó có hiệu quả', en: 'Where it works' } },
  { key: 'proposedAt', kind: 'moment', only, header: { vi: 'Giới thiệu lúc', en: 'Offered at' } },
  { key: 'withdrawnAt', kind: 'moment', only, header: { vi: 'Rút lúc', en: 'Withdrawn at' } },
]

/** The library of good practices as a table: exactly the list as the asker sees it. */
export const modelsSheet = defineSheet<never, ModelLine>({
  key: 'models.list',
  title: { vi: 'Mô hình hay, cách làm tốt', en: 'Good practices' },
  about: { vi: 'Mỗi dòng là một mô hình.', en: 'Each row is one practice.' },
  columns,
  export: {
    list: modelListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((one) => ({
        area: byId.get(one.areaId)?.code ?? '',
        areaName: one.areaTitle.vi,
        title: one.title,
        problem: one.problem,
        result: one.result,
        source: one.source,
        recommendedTo: one.recommendedTo?.vi ?? null,
        adoptions: one.adoptions,
        works: one.works,
        proposedAt: one.proposedAt,
        withdrawnAt: one.withdrawnAt,
      }))
    },
  },
})
