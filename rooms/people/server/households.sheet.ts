import { type Day, refuse } from '#kit'
import {
  type DoneRow,
  defineSheet,
  type RowPlan,
  SHEETS,
  type SheetAsking,
  type SheetColumn,
  type SheetRow,
  type UndoPlan,
} from '#platform/server'
import { openBook } from '#rooms/areas/server'
import { closeHousehold, type HouseholdLine, registerHousehold } from '../domain/index.ts'
import { householdListRead } from './household-list.query.ts'
import { householdsByIds } from './households.store.ts'

/** A row of a list of households. */
interface HouseholdSheetRow {
  readonly area: number
  readonly number?: number
  readonly house?: string
  readonly head?: string
  readonly phone?: string
  readonly hasPhone?: boolean
  readonly size: number
  readonly elderly?: number
  readonly children?: number
  readonly boarding?: boolean
  readonly since?: Day
  readonly another?: boolean
}

const named: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: '00328-001',
    header: { vi: 'Tổ dân phố', en: 'Residential group' },
    aliases: ['tổ', 'thôn', 'xóm', 'địa bàn', 'mã địa bàn'],
  },
  {
    key: 'number',
    kind: 'whole',
    example: '12',
    header: { vi: 'Số hộ', en: 'Number' },
    aliases: ['stt hộ', 'số thứ tự'],
  },
  {
    key: 'house',
    kind: 'text',
    only: 'import',
    header: { vi: 'Số nhà, ngõ', en: 'House and alley' },
    aliases: ['địa chỉ', 'số nhà'],
    note: { vi: 'Được niêm phong, không xuất ra bảng.', en: 'Sealed; never given out in a table.' },
  },
  {
    key: 'head',
    kind: 'text',
    only: 'import',
    header: { vi: 'Chủ hộ', en: 'Head' },
    aliases: ['họ tên chủ hộ', 'tên chủ hộ'],
  },
  {
    key: 'phone',
    kind: 'text',
    only: 'import',
    header: { vi: 'Điện thoại', en: 'Phone' },
    aliases: ['số điện thoại', 'sđt', 'sdt'],
  },
]

const numbers: readonly SheetColumn[] = [
  {
    key: 'size',
    kind: 'whole',
    required: true,
    example: '4',
    header: { vi: 'Số người đang ở', en: 'People' },
    aliases: ['số người', 'nhân khẩu', 'số nhân khẩu', 'số khẩu'],
  },
  { key: 'elderly', kind: 'whole', header: { vi: 'Người từ 60 tuổi', en: 'Aged 60 and over' }, aliases: ['người già'] },
  { key: 'children', kind: 'whole', header: { vi: 'Trẻ em', en: 'Children' } },
  { key: 'boarding', kind: 'flag', header: { vi: 'Nhà trọ', en: 'Boarding house' }, aliases: ['ở trọ', 'tạm trú'] },
  { key: 'hasPhone', kind: 'flag', header: { vi: 'Có điện thoại', en: 'Has a phone' } },
  { key: 'since', kind: 'day', header: { vi: 'Vào sổ ngày', en: 'Since' }, aliases: ['từ ngày'] },
  {
    key: 'another',
    kind: 'flag',
    only: 'import',
    header: { vi: 'Là hộ khác, trùng chủ hộ và số nhà', en: 'Another household of that head and house' },
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên tổ', en: 'Group’s name' } },
]

/** Households as a table: names come in and are sealed; out goes exactly the list that is seen, which has none. */
export const householdsSheet = defineSheet<HouseholdSheetRow, HouseholdLine>({
  key: 'people.households',
  title: { vi: 'Sổ hộ', en: 'Households' },
  about: {
    vi: 'Mỗi dòng là một hộ trong tổ dân phố. Chỉ điền những cột có ở đây: không thu thập dân tộc, tôn giáo, quê quán, sức khỏe.',
    en: 'Each row is one household of a group. Only these columns: no ethnicity, religion, origin or health is collected.',
  },
  columns: [...named, ...numbers],
  import: { permission: 'people.keep', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: householdListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((household) => ({
        area: byId.get(household.areaId)?.code ?? '',
        areaName: household.areaTitle.vi,
        number: household.number,
        size: household.size,
        elderly: household.elderly ?? undefined,
        children: household.children ?? undefined,
        boarding: household.boarding,
        hasPhone: household.hasPhone,
        since: household.since,
      }))
    },
  },
})

async function planRows(rows: readonly SheetRow<HouseholdSheetRow>[]): Promise<RowPlan[]> {
  return rows.map(({ row, values: { area, ...rest } }) => ({
    rows: [row],
    effect: 'new',
    intent: { type: registerHousehold.type, payload: { areaId: area, ...rest } },
  }))
}

/** A household goes back as a mistake: it never was, and what named it is forgotten at once. */
async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const households = await householdsByIds(
    db,
    done.map(({ intentId }) => intentId),
  )
  return done.map(({ row, intentId }): UndoPlan => {
    const household = households.get(intentId)
    if (!household) return { row, refusal: refuse(SHEETS.GONE) }
    if (household.leftOn !== null) return { row, nothing: true }
    return { row, intent: { type: closeHousehold.type, payload: { householdId: household.id, reason: 'mistake' } } }
  })
}
