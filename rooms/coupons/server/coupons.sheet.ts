import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { DOUBLE_OUTCOMES, type DoubleLine, type SchemeLine, showSerial } from '../domain/index.ts'
import { doubleListRead } from './doubles.query.ts'
import { schemeListRead } from './scheme-list.query.ts'

const only = 'export' as const

const standings = { coming: 'chưa bắt đầu', active: 'đang áp dụng', ended: 'đã hết' } as const

const schemeColumns: readonly SheetColumn[] = [
  { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'name', kind: 'text', only, header: { vi: 'Phương án', en: 'Scheme' } },
  { key: 'standing', kind: 'text', only, header: { vi: 'Tình trạng', en: 'Standing' } },
  { key: 'validFrom', kind: 'moment', only, header: { vi: 'Từ lúc', en: 'From' } },
  { key: 'validTo', kind: 'moment', only, header: { vi: 'Đến lúc', en: 'To' } },
  { key: 'households', kind: 'whole', only, header: { vi: 'Số hộ', en: 'Households' } },
  { key: 'coupons', kind: 'whole', only, header: { vi: 'Phiếu đã cấp', en: 'Coupons' } },
  { key: 'quotaPerWeek', kind: 'whole', only, header: { vi: 'Lượt mỗi tuần', en: 'Visits a week' } },
]

/** Schemes as a table: exactly the list as the asker sees it. */
export const schemesSheet = defineSheet<never, SchemeLine>({
  key: 'coupons.schemes',
  title: { vi: 'Phương án phiếu đi chợ', en: 'Coupon schemes' },
  about: { vi: 'Mỗi dòng là một phương án.', en: 'Each row is one scheme.' },
  columns: schemeColumns,
  export: {
    list: schemeListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map(({ areaId, areaTitle, standing, ...one }) => ({
        area: byId.get(areaId)?.code ?? '',
        areaName: areaTitle.vi,
        ...one,
        standing: standings[standing],
      }))
    },
  },
})

const doubleColumns: readonly SheetColumn[] = [
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tổ dân phố', en: 'Residential group' } },
  { key: 'serial', kind: 'text', only, header: { vi: 'Số phiếu', en: 'Serial' } },
  { key: 'day', kind: 'day', only, header: { vi: 'Ngày', en: 'Day' } },
  { key: 'firstAt', kind: 'moment', only, header: { vi: 'Lượt thứ nhất', en: 'First visit' } },
  { key: 'firstSite', kind: 'text', only, header: { vi: 'Tại', en: 'At' } },
  { key: 'secondAt', kind: 'moment', only, header: { vi: 'Lượt thứ hai', en: 'Second visit' } },
  { key: 'secondSite', kind: 'text', only, header: { vi: 'Tại (lượt hai)', en: 'At (second)' } },
  { key: 'outcome', kind: 'text', only, header: { vi: 'Kết luận', en: 'Outcome' } },
]

/** Double uses as a table. */
export const doublesSheet = defineSheet<never, DoubleLine>({
  key: 'coupons.doubles',
  title: { vi: 'Phiếu dùng hai lần', en: 'Coupons used twice' },
  about: { vi: 'Mỗi dòng là một phiếu dùng hai lần trong một ngày.', en: 'Each row is a coupon used twice in a day.' },
  columns: doubleColumns,
  export: {
    list: doubleListRead,
    toRows: async (items) =>
      items.map(({ areaTitle, serial, day, first, second, outcome }) => ({
        areaName: areaTitle.vi,
        serial: serial === null ? null : showSerial(serial),
        day,
        firstAt: first.at,
        firstSite: first.siteName,
        secondAt: second.at,
        secondSite: second.siteName,
        outcome: outcome === null ? null : DOUBLE_OUTCOMES[outcome].vi,
      })),
  },
})
