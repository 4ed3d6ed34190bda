import { defineSheet, type SheetColumn } from '#platform/server'
import { openBook } from '#rooms/areas/server'
import type { CheckLine, PatrolLine } from '../domain/index.ts'
import { checkListRead, patrolListRead } from './patrol-list.query.ts'

const only = 'export' as const
const area: readonly SheetColumn[] = [
  { key: 'area', kind: 'area', only, header: { vi: 'Địa bàn', en: 'Area' } },
  { key: 'areaName', kind: 'text', only, header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
]
const modes = { fixed: 'Tại chỗ', mobile: 'Lưu động' } as const
const states = {
  planned: 'Chưa đi',
  running: 'Đang đi',
  recorded: 'Đã ghi kết quả',
  unrecorded: 'Chưa ghi kết quả',
  cancelled: 'Đã hủy',
} as const

/** Patrols of a day as a table: exactly the list as the asker sees it. */
export const patrolsSheet = defineSheet<never, PatrolLine>({
  key: 'patrols.list',
  title: { vi: 'Lượt tuần tra', en: 'Patrols' },
  about: { vi: 'Mỗi dòng là một lượt tuần tra.', en: 'Each row is one patrol.' },
  columns: [
    ...area,
    { key: 'route', kind: 'text', only, header: { vi: 'Tuyến, điểm', en: 'Route or spot' } },
    { key: 'mode', kind: 'text', only, header: { vi: 'Hình thức', en: 'Way' } },
    { key: 'fromAt', kind: 'moment', only, header: { vi: 'Từ', en: 'From' } },
    { key: 'toAt', kind: 'moment', only, header: { vi: 'Đến', en: 'Until' } },
    { key: 'people', kind: 'whole', only, header: { vi: 'Số người', en: 'People' } },
    { key: 'withWhom', kind: 'text', only, header: { vi: 'Phối hợp', en: 'With' } },
    { key: 'inCharge', kind: 'text', only, header: { vi: 'Phụ trách', en: 'In charge' } },
    { key: 'state', kind: 'text', only, header: { vi: 'Tình trạng', en: 'State' } },
    { key: 'checks', kind: 'whole', only, header: { vi: 'Lượt kiểm tra', en: 'Checks' } },
    { key: 'reminders', kind: 'whole', only, header: { vi: 'Nhắc nhở', en: 'Reminders' } },
  ],
  export: {
    list: patrolListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((one) => ({
        area: byId.get(one.areaId)?.code ?? '',
        areaName: one.areaTitle.vi,
        route: one.route,
        mode: modes[one.mode],
        fromAt: one.fromAt,
        toAt: one.toAt,
        people: one.people,
        withWhom: one.withWhom,
        inCharge: one.inCharge.map(({ postTitle, name }) => [postTitle, name].filter(Boolean).join(': ')).join('; '),
        state: states[one.state],
        checks: one.checks,
        reminders: one.reminders,
      }))
    },
  },
})

/** What patrols checked on a day, as a table. */
export const checksSheet = defineSheet<never, CheckLine>({
  key: 'patrols.checks',
  title: { vi: 'Kết quả tuần tra', en: 'Checks recorded' },
  about: { vi: 'Mỗi dòng là một lần ghi kết quả.', en: 'Each row was recorded at one time.' },
  columns: [
    ...area,
    { key: 'route', kind: 'text', only, header: { vi: 'Tuyến, điểm', en: 'Route or spot' } },
    { key: 'at', kind: 'moment', only, header: { vi: 'Lúc', en: 'At' } },
    { key: 'persons', kind: 'whole', only, header: { vi: 'Người', en: 'Persons' } },
    { key: 'vehicles', kind: 'whole', only, header: { vi: 'Phương tiện', en: 'Vehicles' } },
    { key: 'reminders', kind: 'whole', only, header: { vi: 'Nhắc nhở', en: 'Reminders' } },
    { key: 'note', kind: 'text', only, header: { vi: 'Ghi chú', en: 'Note' } },
    { key: 'recordedBy', kind: 'text', only, header: { vi: 'Người ghi', en: 'Recorded by' } },
    { key: 'correctReason', kind: 'text', only, header: { vi: 'Lý do sửa', en: 'Why corrected' } },
  ],
  export: {
    list: checkListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map(({ areaId, areaTitle, id: _id, patrolId: _patrol, ...line }) => ({
        area: byId.get(areaId)?.code ?? '',
        areaName: areaTitle.vi,
        ...line,
      }))
    },
  },
})
