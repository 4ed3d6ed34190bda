import { type Figure, formatFigure, formatIsoLocal, type Instant } from '#kit'
import { defineSheet, type GivenRow } from '#platform/server'
import type { ReportLine } from '../domain/index.ts'
import { type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { columnsOfForm, formsHeld } from './figures-columns.ts'
import { type FiguresRow, planRows } from './plan-figures.ts'
import { reportListRead } from './report-list.query.ts'
import { figuresByKey, type ReportRow } from './report-rows.ts'
import { reportsById } from './reports-in-slots.query.ts'

/** Reported figures as offices keep them in Excel: a row for each unit and period, a column for each indicator. */
export const figuresSheet = defineSheet<FiguresRow, ReportLine>({
  key: 'reports.figures',
  title: { vi: 'Số liệu báo cáo', en: 'Reported figures' },
  about: {
    vi: 'Mỗi dòng là số liệu của một đơn vị trong một kỳ, từ một nguồn. Viết số theo lối Việt: 48.321; 24,7; “khoảng 7.500”, “hơn 9.300”, “gần 40%”, “400–600”. Ô trống là không báo cáo; không có gì phát sinh thì ghi 0.',
    en: 'Each row holds the figures of one unit in one period, from one source. Numbers are written the Vietnamese way: 48.321; 24,7; “khoảng 7.500”, “hơn 9.300”, “gần 40%”, “400–600”. An empty cell is not reported; where nothing happened, write 0.',
  },
  variants: async (asking) => (await formsHeld(asking)).map(({ code, title }) => ({ key: code, title })),
  columns: columnsOfForm,
  import: {
    permission: 'reports.write',
    plan: planRows,
    recogniseBy: 'facts',
    undo: {
      plan: async (done) =>
        done.map(({ row, intentId }) => ({
          row,
          intent: { type: 'reports.withdraw', payload: { reportId: intentId, reason: 'Thu hồi lô nhập' } },
        })),
    },
  },
  export: {
    list: reportListRead,
    queryOf: (variant): Readonly<Record<string, string>> => (variant === null ? {} : { form: variant }),
    toRows: async (items, asking) => {
      const [rows, columns] = [
        await reportsById(
          asking.db,
          items.map(({ id }) => id),
        ),
        await columnsOf(asking.db, [...new Set(items.map(({ form }) => form))]),
      ]
      const units = await unitsOf(asking.db, asking.tree)
      const offset = asking.profile.utcOffsetMinutes
      return items.map((item) =>
        givenRow(item, { row: rows.get(item.id), places: columns.get(item.form), units, offset }),
      )
    },
  },
})

function givenRow(
  item: ReportLine,
  given: {
    readonly row: ReportRow | undefined
    readonly places: ReadonlyMap<string, number> | undefined
    readonly units: ReadonlyMap<number, UnitOfTree>
    readonly offset: number
  },
): GivenRow {
  const figures = given.row === undefined ? new Map<string, Figure>() : figuresByKey(given.row, given.places)
  return {
    area: given.units.get(item.areaId)?.codes.at(-1) ?? item.areaTitle.vi,
    period: item.period,
    source: item.source,
    asOf: formatIsoLocal(item.asOf as Instant, given.offset),
    since: item.since,
    reference: given.row?.reference,
    ...Object.fromEntries([...figures].map(([key, figure]) => [`figures.${key}`, formatFigure(figure)])),
  }
}
