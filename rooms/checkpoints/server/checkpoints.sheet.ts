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
import {
  type CheckpointLine,
  CROSSING_DECISIONS,
  CROSSING_SUBJECTS,
  type CrossingLine,
  closeCheckpoint,
  openCheckpoint,
  STANDINGS,
} from '../domain/index.ts'
import { checkpointListRead } from './checkpoint-list.query.ts'
import { checkpointsByIds } from './checkpoints.store.ts'
import { crossingListRead } from './crossing-list.query.ts'
import { profileBook } from './profile-book.query.ts'

/** A row of a list of posts. */
interface CheckpointSheetRow {
  readonly area: number
  readonly kind: string
  readonly name: string
  readonly number?: number
  readonly place?: string
  readonly layer?: number
  readonly openedAt?: Instant
}

const choicesOf = (list: Readonly<Record<string, { vi: string; en: string }>>) =>
  Object.entries(list).map(([key, words]) => ({ key, ...words }))

async function columns({ profile }: SheetAsking): Promise<readonly SheetColumn[]> {
  const { kinds } = await profileBook(profile)
  return [
    {
      key: 'area',
      field: 'areaId',
      kind: 'area',
      required: true,
      example: '020',
      header: { vi: 'Địa bàn', en: 'Area' },
      aliases: ['phường', 'xã', 'quận huyện', 'mã địa bàn'],
    },
    {
      key: 'kind',
      kind: 'choice',
      required: true,
      choices: kinds.map(({ key, title }) => ({ key, ...title })),
      example: kinds[0]?.title.vi ?? '',
      header: { vi: 'Loại chốt', en: 'Kind' },
      aliases: ['loại'],
    },
    { key: 'number', kind: 'whole', header: { vi: 'Số chốt', en: 'Number' }, aliases: ['số', 'stt chốt'] },
    {
      key: 'name',
      kind: 'text',
      required: true,
      example: 'Chốt Pháp Vân – Cầu Giẽ',
      header: { vi: 'Tên chốt', en: 'Post' },
      aliases: ['tên', 'chốt'],
    },
    { key: 'place', kind: 'text', header: { vi: 'Vị trí', en: 'Where it stands' }, aliases: ['địa điểm', 'nơi đặt'] },
    { key: 'layer', kind: 'whole', header: { vi: 'Lớp', en: 'Layer' }, aliases: ['lớp bảo vệ'] },
    {
      key: 'openedAt',
      kind: 'moment',
      timeOfDay: '06:00',
      example: '06:00 14/7/2021',
      header: { vi: 'Lập từ', en: 'Stands since' },
      aliases: ['ngày lập', 'hoạt động từ'],
    },
    { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
    {
      key: 'standing',
      kind: 'choice',
      choices: choicesOf(STANDINGS),
      only: 'export',
      header: { vi: 'Tình trạng', en: 'Standing' },
    },
    { key: 'sinceAt', kind: 'moment', only: 'export', header: { vi: 'Từ lúc', en: 'Since' } },
    { key: 'commander', kind: 'text', only: 'export', header: { vi: 'Chỉ huy ca', en: 'Commander' } },
    { key: 'closedAt', kind: 'moment', only: 'export', header: { vi: 'Đóng lúc', en: 'Closed at' } },
  ]
}

/** Posts as a table, both ways: each row one post, through the same door as a click [CHK-01, COM-03]. */
export const checkpointsSheet = defineSheet<CheckpointSheetRow, CheckpointLine>({
  key: 'checkpoints.register',
  title: { vi: 'Chốt', en: 'Checkpoints' },
  about: { vi: 'Mỗi dòng là một chốt.', en: 'Each row is one post.' },
  columns,
  import: { permission: 'checkpoints.keep', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: checkpointListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((post) => ({
        area: byId.get(post.areaId)?.code ?? '',
        areaName: post.areaTitle.vi,
        kind: post.kind,
        number: post.number,
        name: post.name,
        place: post.place,
        layer: post.layer,
        openedAt: post.openedAt,
        standing: post.standing.state,
        sinceAt: post.standing.sinceAt,
        commander: post.shift?.commander,
        closedAt: post.closedAt,
      }))
    },
  },
})

async function planRows(rows: readonly SheetRow<CheckpointSheetRow>[]): Promise<RowPlan[]> {
  return rows.map(({ row, values: { area, ...rest } }): RowPlan => {
    return { rows: [row], effect: 'new', intent: { type: openCheckpoint.type, payload: { areaId: area, ...rest } } }
  })
}

/** A post goes back by being closed the moment it opened: nobody stood there. */
async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const posts = await checkpointsByIds(
    db,
    done.map(({ intentId }) => intentId),
  )
  return done.map(({ row, intentId }): UndoPlan => {
    const post = posts.get(intentId)
    if (!post) return { row, refusal: refuse(SHEETS.GONE) }
    if (post.closedAt !== null) return { row, nothing: true }
    const payload = { checkpointId: post.id, at: post.openedAt, reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: closeCheckpoint.type, payload } }
  })
}

/** Crossings of a post on a day, as the list shows them: nobody is named. */
export const crossingsSheet = defineSheet<never, CrossingLine>({
  key: 'checkpoints.crossings',
  title: { vi: 'Lượt qua chốt', en: 'Crossings' },
  about: { vi: 'Mỗi dòng là một lượt qua chốt, không có tên người.', en: 'Each row is one crossing, with no name.' },
  columns: async () => [
    { key: 'at', kind: 'moment', only: 'export', header: { vi: 'Lúc', en: 'At' } },
    {
      key: 'subject',
      kind: 'choice',
      choices: choicesOf(CROSSING_SUBJECTS),
      only: 'export',
      header: { vi: 'Đối tượng', en: 'What' },
    },
    { key: 'direction', kind: 'text', only: 'export', header: { vi: 'Chiều', en: 'Direction' } },
    { key: 'people', kind: 'whole', only: 'export', header: { vi: 'Số người', en: 'People' } },
    {
      key: 'decision',
      kind: 'choice',
      choices: choicesOf(CROSSING_DECISIONS),
      only: 'export',
      header: { vi: 'Xử lý', en: 'Decision' },
    },
    { key: 'reason', kind: 'text', only: 'export', header: { vi: 'Lý do', en: 'Reason' } },
    { key: 'declared', kind: 'flag', only: 'export', header: { vi: 'Có biên nhận khai báo', en: 'With a receipt' } },
    { key: 'voided', kind: 'flag', only: 'export', header: { vi: 'Đã hủy', en: 'Taken back' } },
  ],
  export: {
    list: crossingListRead,
    toRows: async (items) =>
      items.map((one) => ({
        at: one.at,
        subject: one.subject,
        direction: one.direction === 'out' ? 'ra' : 'vào',
        people: one.people,
        decision: one.decision,
        reason: one.reasonTitle?.vi ?? one.reason,
        declared: one.hasReceipt,
        voided: one.voidedAt !== null,
      })),
  },
})
