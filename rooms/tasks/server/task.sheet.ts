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
import { refuseCreation, type TaskLine } from '../domain/index.ts'
import { readNewOwners } from './new-owners.query.ts'
import { taskListRead } from './task-list.query.ts'

/** A row of a list of tasks to be given. */
interface TaskRow {
  readonly area: number
  readonly title: string
  readonly product?: string
  readonly measure?: string
  readonly owner?: string
  readonly startAt?: Instant
  readonly dueAt?: Instant
  readonly priority?: string
  readonly draft?: boolean
}

const priorities = [
  { key: '0', vi: 'Thường', en: 'Normal', aliases: ['bình thường'] },
  { key: '1', vi: 'Khẩn', en: 'Urgent' },
  { key: '2', vi: 'Thượng khẩn', en: 'Very urgent' },
  { key: '3', vi: 'Hỏa tốc', en: 'Express', aliases: ['hoả tốc', 'ngay'] },
]

const states: Record<TaskLine['state'], string> = {
  draft: 'Nháp',
  active: 'Đã giao',
  acknowledged: 'Đã nhận',
  'in-progress': 'Đang làm',
  'done-reported': 'Đã báo cáo xong',
  done: 'Hoàn thành',
  cancelled: 'Đã hủy',
}

const columns: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: '00328',
    header: { vi: 'Địa bàn', en: 'Area' },
    aliases: ['mã địa bàn', 'mã xã', 'phường', 'xã', 'phường xã', 'đơn vị', 'nơi thực hiện'],
    note: { vi: 'Mã hoặc tên; tên trùng thì thêm tên quận: Mai Động, Hoàng Mai.', en: 'Code or name.' },
  },
  {
    key: 'title',
    kind: 'text',
    required: true,
    example: 'Rà soát người về từ vùng dịch',
    header: { vi: 'Nội dung nhiệm vụ', en: 'Task' },
    aliases: ['nội dung', 'nhiệm vụ', 'công việc', 'tên nhiệm vụ', 'nội dung công việc'],
  },
  {
    key: 'owner',
    field: 'ownerPostId',
    kind: 'post',
    areaFrom: 'area',
    example: 'Chủ tịch UBND',
    header: { vi: 'Chức vụ chủ trì', en: 'Owner’s post' },
    aliases: ['chủ trì', 'người chủ trì', 'chịu trách nhiệm', 'đầu mối', 'người phụ trách'],
    note: { vi: 'Chức vụ tại địa bàn đó; người đang giữ chức là người chịu trách nhiệm.', en: 'A post of that area.' },
  },
  {
    key: 'dueAt',
    kind: 'moment',
    timeOfDay: '23:59',
    example: '17:00 30/7/2021',
    header: { vi: 'Thời hạn', en: 'Due' },
    aliases: ['hạn', 'hạn hoàn thành', 'thời hạn hoàn thành', 'deadline'],
    note: { vi: 'Chỉ ghi ngày thì hiểu là 23:59 ngày đó.', en: 'A day alone means 23:59 of that day.' },
  },
  {
    key: 'startAt',
    kind: 'moment',
    timeOfDay: '00:00',
    header: { vi: 'Bắt đầu', en: 'Start' },
    aliases: ['thời gian bắt đầu', 'từ ngày'],
  },
  {
    key: 'product',
    kind: 'text',
    example: 'Danh sách có xác nhận của tổ trưởng',
    header: { vi: 'Sản phẩm', en: 'Product' },
    aliases: ['sản phẩm phải nộp', 'kết quả phải có'],
  },
  {
    key: 'measure',
    kind: 'text',
    header: { vi: 'Thước đo', en: 'Measure' },
    aliases: ['tiêu chí', 'tiêu chí hoàn thành'],
  },
  {
    key: 'priority',
    kind: 'choice',
    choices: priorities,
    example: 'Khẩn',
    header: { vi: 'Mức độ khẩn', en: 'Priority' },
    aliases: ['độ khẩn', 'ưu tiên'],
  },
  {
    key: 'draft',
    kind: 'flag',
    header: { vi: 'Nháp', en: 'Draft' },
    note: { vi: 'Có: chưa giao, chờ giao sau.', en: 'Yes: not given yet.' },
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'ownerName', kind: 'text', only: 'export', header: { vi: 'Người chủ trì', en: 'Owner' } },
  { key: 'state', kind: 'text', only: 'export', header: { vi: 'Trạng thái', en: 'State' } },
  { key: 'percent', kind: 'whole', only: 'export', header: { vi: 'Tiến độ (%)', en: 'Progress (%)' } },
  { key: 'overdue', kind: 'flag', only: 'export', header: { vi: 'Quá hạn', en: 'Overdue' } },
]

/** Tasks given by a table, and the list of tasks as a table [TSK-01]. */
export const taskSheet = defineSheet<TaskRow, TaskLine>({
  key: 'tasks.list',
  title: { vi: 'Danh sách nhiệm vụ', en: 'Tasks' },
  about: {
    vi: 'Mỗi dòng là một nhiệm vụ giao cho một địa bàn, có chức vụ chủ trì và thời hạn.',
    en: 'Each row is a task given to one area, with the post that owns it and a deadline.',
  },
  columns,
  import: {
    permission: 'tasks.assign',
    plan: planTasks,
    undo: { plan: planUndo },
  },
  export: {
    list: taskListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((task) => ({
        area: byId.get(task.areaId)?.code ?? '',
        areaName: task.areaName,
        title: task.title,
        owner: task.owner.postTitle,
        ownerName: task.owner.name,
        startAt: task.startAt,
        dueAt: task.dueAt,
        product: task.product,
        priority: String(task.priority),
        draft: task.state === 'draft' ? true : null,
        state: states[task.state],
        percent: task.percent,
        overdue: task.isOverdue,
      }))
    },
  },
})

/** The door judges again when a row comes; the preview must not promise what it will refuse. */
async function planTasks(rows: readonly SheetRow<TaskRow>[], asking: SheetAsking): Promise<RowPlan[]> {
  const { db: trx, now, tree, profile, actor } = asking
  const owners = await readNewOwners(
    { trx, now, tree, profile },
    rows.flatMap(({ values }) => values.owner ?? []),
  )
  return rows.map(({ row, values }): RowPlan => {
    const wanted = {
      id: '',
      documentId: null,
      draft: values.draft ?? false,
      ownerPostId: values.owner ?? null,
      startAt: values.startAt ?? now,
      dueAt: values.dueAt ?? null,
      parentId: null,
    }
    const owner = values.owner === undefined ? undefined : owners(actor, values.owner)
    const refusal = refuseCreation(wanted, { owner, parent: undefined })
    if (refusal) return { rows: [row], refusal }
    return { rows: [row], effect: 'new', intent: { type: 'tasks.create', payload: toPayload(values) } }
  })
}

function toPayload({ area, owner, priority, ...rest }: TaskRow): Record<string, unknown> {
  return {
    ...rest,
    areaId: area,
    ...(owner === undefined ? {} : { ownerPostId: owner }),
    ...(priority === undefined ? {} : { priority: Number(priority) }),
  }
}

/** A task goes back while nobody has touched it; afterwards it is cancelled by hand, with a reason of its own. */
async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const { rows } = await sql<{ id: string; state: string; version: number }>`
    select id, state, version from tasks where id = any(${done.map(({ intentId }) => intentId)}::uuid[])`.execute(db)
  const tasks = new Map(rows.map((task) => [task.id, task]))
  return done.map(({ row, intentId }) => {
    const task = tasks.get(intentId)
    if (!task) return { row, refusal: refuse(SHEETS.GONE) }
    if (task.state === 'cancelled') return { row, nothing: true }
    if (task.version > 1) {
      const what = states[task.state as TaskLine['state']] ?? task.state
      return { row, refusal: refuse(SHEETS.LATER_CHANGES, { params: { what } }) }
    }
    const payload = { taskId: intentId, reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: 'tasks.cancel', payload } }
  })
}
