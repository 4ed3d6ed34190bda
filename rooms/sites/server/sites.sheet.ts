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
import { closeSite, registerSite, SITE_RISKS, type SiteLine, siteRisks } from '../domain/index.ts'
import { siteKinds } from './site-kinds.query.ts'
import { siteListRead } from './site-list.query.ts'
import { sitesByIds } from './sites.store.ts'

/** A row of a list of places. */
interface SiteSheetRow {
  readonly area: number
  readonly kind: string
  readonly name: string
  readonly address?: string
  readonly note?: string
  readonly openedOn?: Day
  readonly risk?: (typeof siteRisks)[number]
  readonly riskReason?: string
  readonly riskReviewOn?: Day
  readonly another?: boolean
}

const place: readonly SheetColumn[] = [
  {
    key: 'area',
    field: 'areaId',
    kind: 'area',
    required: true,
    example: '00328',
    header: { vi: 'Địa bàn', en: 'Area' },
    aliases: ['phường', 'xã', 'phường xã', 'mã địa bàn', 'đơn vị'],
  },
  {
    key: 'name',
    kind: 'text',
    required: true,
    example: 'Chợ Mai Động',
    header: { vi: 'Tên địa điểm', en: 'Place' },
    aliases: ['tên', 'tên cơ sở', 'cơ sở', 'tên nơi'],
  },
]

const more: readonly SheetColumn[] = [
  { key: 'address', kind: 'text', header: { vi: 'Địa chỉ', en: 'Address' }, aliases: ['nơi', 'số nhà'] },
  { key: 'note', kind: 'text', hasLines: true, header: { vi: 'Ghi chú', en: 'Note' }, aliases: ['quy mô'] },
  {
    key: 'openedOn',
    kind: 'day',
    example: '27/7/2021',
    header: { vi: 'Hoạt động từ ngày', en: 'Open since' },
    aliases: ['ngày mở', 'từ ngày', 'ngày kích hoạt'],
  },
  {
    key: 'risk',
    field: 'risk.level',
    kind: 'choice',
    choices: siteRisks.map((key) => ({ key, ...SITE_RISKS[key] })),
    header: { vi: 'Nguy cơ', en: 'Risk' },
    aliases: ['mức nguy cơ'],
  },
  {
    key: 'riskReason',
    field: 'risk.reason',
    kind: 'text',
    header: { vi: 'Lý do đánh giá', en: 'Why' },
    aliases: ['lý do'],
    note: { vi: 'Có nguy cơ thì phải có lý do.', en: 'A risk needs its reason.' },
  },
  {
    key: 'riskReviewOn',
    field: 'risk.reviewOn',
    kind: 'day',
    header: { vi: 'Ngày xem lại', en: 'Review on' },
    note: { vi: 'Nguy cơ cao phải có ngày xem lại.', en: 'A high risk needs a day of review.' },
  },
  {
    key: 'another',
    kind: 'flag',
    only: 'import',
    header: { vi: 'Là nơi khác, trùng tên', en: 'Another place of that name' },
    aliases: ['trùng tên'],
  },
  { key: 'areaName', kind: 'text', only: 'export', header: { vi: 'Tên địa bàn', en: 'Area’s name' } },
  { key: 'inCharge', kind: 'text', only: 'export', header: { vi: 'Đơn vị phụ trách', en: 'In charge' } },
  { key: 'closedOn', kind: 'day', only: 'export', header: { vi: 'Đóng ngày', en: 'Closed on' } },
]

/** The kinds are the profile's words. */
async function columns({ profile }: SheetAsking): Promise<readonly SheetColumn[]> {
  const kinds = await siteKinds(profile)
  const kind: SheetColumn = {
    key: 'kind',
    kind: 'choice',
    required: true,
    choices: kinds.map(({ key, title }) => ({ key, ...title })),
    example: kinds[2]?.title.vi ?? '',
    header: { vi: 'Loại địa điểm', en: 'Kind' },
    aliases: ['loại', 'loại hình', 'loại hình cơ sở'],
  }
  return [...place, kind, ...more]
}

/** Places as a table, both ways: each row one place, through the same door as a click [INS-05]. */
export const sitesSheet = defineSheet<SiteSheetRow, SiteLine>({
  key: 'sites.register',
  title: { vi: 'Địa điểm', en: 'Places' },
  about: {
    vi: 'Mỗi dòng là một địa điểm cần kiểm tra trên địa bàn.',
    en: 'Each row is one place on the area that is inspected.',
  },
  columns,
  import: { permission: 'sites.keep', plan: planRows, undo: { plan: planUndo } },
  export: {
    list: siteListRead,
    toRows: async (items, asking) => {
      const { byId } = await openBook(asking)
      return items.map((site) => ({
        area: byId.get(site.areaId)?.code ?? '',
        areaName: site.areaTitle.vi,
        name: site.name,
        kind: site.kind,
        address: site.address ?? undefined,
        openedOn: site.openedOn,
        closedOn: site.closedOn ?? undefined,
        risk: site.risk ?? undefined,
        riskReviewOn: site.riskReviewOn ?? undefined,
        inCharge: site.inCharge ?? undefined,
      }))
    },
  },
})

async function planRows(rows: readonly SheetRow<SiteSheetRow>[]): Promise<RowPlan[]> {
  return rows.map(planRow)
}

function planRow({ row, values }: SheetRow<SiteSheetRow>): RowPlan {
  const { area, risk, riskReason, riskReviewOn, ...rest } = values
  const judged =
    risk === undefined
      ? {}
      : { risk: { level: risk, reason: riskReason ?? '', ...(riskReviewOn ? { reviewOn: riskReviewOn } : {}) } }
  return {
    rows: [row],
    effect: 'new',
    intent: { type: registerSite.type, payload: { areaId: area, ...rest, ...judged } },
  }
}

/** A place goes back by being closed on the day it opened: it never was. */
async function planUndo(done: readonly DoneRow[], { db }: SheetAsking): Promise<UndoPlan[]> {
  const sites = await sitesByIds(
    db,
    done.map(({ intentId }) => intentId),
  )
  return done.map(({ row, intentId }): UndoPlan => {
    const site = sites.get(intentId)
    if (!site) return { row, refusal: refuse(SHEETS.GONE) }
    if (site.closedOn !== null) return { row, nothing: true }
    const payload = { siteId: site.id, onDay: site.openedOn, reason: 'Thu hồi lô nhập từ bảng tính' }
    return { row, intent: { type: closeSite.type, payload } }
  })
}
