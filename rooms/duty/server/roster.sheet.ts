import { sql } from 'kysely'
import { type Instant, refuse } from '#kit'
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
import { DUTY, type ListedShift, planRoster } from '../domain/index.ts'
import { commandPostsIn } from './command-posts.query.ts'
import { bookOf } from './duty-book.query.ts'
import { dutyShiftListRead } from './shift-list.query.ts'
import { shiftsById } from './shifts.store.ts'

/** A row of a roster. */
interface RosterRow {
  readonly area: number
  readonly person: string
  readonly fromAt: Instant
  readonly toAt: Instant
  readonly role?: string
  readonly restReason?: string
}

/** The role of a row that names none. */
const usualRole = 'watch'

const fixedColumns: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'bodyId',
    kind: 'area',
    required: true,
    example: '00310',
    header: { vi: 'Nơi trực', en: 'Area on duty' },
    aliases: ['địa bàn', 'sở chỉ huy', 'phường', 'xã', 'đơn vị', 'mã địa bàn', 'phường xã'],
    note: { vi: 'Mã hoặc tên địa bàn của Sở Chỉ huy.', en: 'Code or name of the command post’s area.' },
  },
  {
    key: 'person',
    field: 'shifts.0.officerId',
    kind: 'officer',
    required: true,
    example: 'Nguyễn Văn Mẫu',
    header: { vi: 'Người trực', en: 'Person' },
    aliases: ['họ tên', 'họ và tên', 'cán bộ', 'cán bộ trực', 'tên'],
  },
  {
    key: 'fromAt',
    field: 'shifts.0.fromAt',
    kind: 'moment',
    required: true,
    example: '22:00 27/7/2021',
    header: { vi: 'Từ lúc', en: 'From' },
    aliases: ['từ', 'bắt đầu', 'giờ vào ca', 'vào ca', 'thời gian bắt đầu'],
  },
  {
    key: 'toAt',
    field: 'shifts.0.toAt',
    kind: 'moment',
    required: true,
    example: '06:00 28/7/2021',
    header: { vi: 'Đến lúc', en: 'To' },
    aliases: ['đến', 'kết thúc', 'giờ hết ca', 'hết ca', 'thời gian kết thúc'],
    note: { vi: 'Ca qua nửa đêm: ghi ngày hôm sau.', en: 'A shift across midnight ends on the next day.' },
  },
  {
    key: 'restReason',
    kind: 'text',
    header: { vi: 'Lý do phá quy định nghỉ', en: 'Why the rest rule is broken' },
    aliases: ['lý do', 'ghi chú nghỉ'],
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'taken', kind: 'moment', only: 'export', header: { vi: 'Nhận ca lúc', en: 'Taken over' } },
]

/** The roles are the profile's words. */
async function columns({ profile }: SheetAsking): Promise<readonly SheetColumn[]> {
  const book = await bookOf(profile)
  const roles = book.rules.at(-1)?.roles ?? []
  const role: SheetColumn = {
    key: 'role',
    field: 'shifts.0.role',
    kind: 'choice',
    choices: roles.map(({ key, title }) => ({ key, ...title })),
    example: roles.find(({ key }) => key === usualRole)?.title.vi ?? '',
    header: { vi: 'Vai trò', en: 'Role' },
    aliases: ['nhiệm vụ', 'chức trách'],
    note: { vi: 'Để trống: trực ban.', en: 'Empty: duty officer.' },
  }
  return [...fixedColumns.slice(0, 4), role, ...fixedColumns.slice(4)]
}

/** Rosters as a table: each row one shift, through the same door as a click [FOR-01]. */
export const rosterSheet = defineSheet<RosterRow, ListedShift>({
  key: 'duty.roster',
  title: { vi: 'Lịch trực', en: 'Roster' },
  about: {
    vi: 'Mỗi dòng là một ca của một người tại một Sở Chỉ huy.',
    en: 'Each row is one person’s shift at one command post.',
  },
  columns,
  import: { permission: 'duty.plan', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: dutyShiftListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((shift) => ({
        area: byId.get(shift.areaId)?.code ?? '',
        areaName: shift.areaName,
        person: shift.name,
        fromAt: shift.fromAt,
        toAt: shift.toAt,
        role: shift.role,
        restReason: shift.restReason,
        taken: shift.takenAt,
      }))
    },
  },
})

async function planRows(rows: readonly SheetRow<RosterRow>[], { db, now, profile }: SheetAsking): Promise<RowPlan[]> {
  const posts = await commandPostsIn(db, { now, profile }, [...new Set(rows.map(({ values }) => values.area))])
  const byArea = new Map([...posts.values()].map((post) => [post.areaId, post.bodyId]))
  return rows.map(({ row, values: { area, person, fromAt, toAt, role, restReason } }): RowPlan => {
    const bodyId = byArea.get(area)
    if (bodyId === undefined) return { rows: [row], refusal: refuse(DUTY.NO_POST_HERE, { field: 'area' }) }
    const shifts = [{ officerId: person, role: role ?? usualRole, fromAt, toAt }]
    const payload = { bodyId, shifts, ...(restReason === undefined ? {} : { restReason }) }
    return { rows: [row], effect: 'new', intent: { type: planRoster.type, payload } }
  })
}

/** A shift goes back while it has not begun and nobody has touched it. */
async function planUndo(done: readonly DoneRow[], { db, now }: SheetAsking): Promise<UndoPlan[]> {
  const shifts = await shiftsById(
    db,
    done.map(({ intentId }) => intentId),
  )
  const { rows } = await sql<{ shiftId: string }>`
    select shift_id as "shiftId" from duty_handovers
    where shift_id = any(${done.map(({ intentId }) => intentId)}::uuid[])`.execute(db)
  const told = new Set(rows.map((row) => row.shiftId))
  return done.map(({ row, intentId }): UndoPlan => {
    const shift = shifts.get(intentId)
    if (!shift) return { row, refusal: refuse(SHEETS.GONE) }
    if (shift.cancelledAt !== null) return { row, nothing: true }
    if (shift.fromAt <= now || told.has(intentId)) return { row, refusal: refuse(DUTY.SHIFT_BEGUN) }
    const payload = { shiftIds: [intentId], reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: 'duty.cancel-shifts', payload } }
  })
}
