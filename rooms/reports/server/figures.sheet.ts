import {
  addDays,
  type Day,
  dayOf,
  type Figure,
  formatFigure,
  formatIsoLocal,
  type Instant,
  refuse,
  startOfDay,
  toInstant,
} from '#kit'
import {
  ACCESS,
  defineSheet,
  type GivenRow,
  type RowPlan,
  type SheetAsking,
  type SheetColumn,
  type SheetRow,
} from '#platform/server'
import { formOn, judgeReport, REPORTS, type ReportForm, type ReportLine, type SentFigure } from '../domain/index.ts'
import { type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { formsOf } from './form-catalogue.ts'
import { reportListRead } from './report-list.query.ts'
import { figuresByKey, type ReportRow } from './report-rows.ts'
import { reportsById, reportsInSlots } from './reports-in-slots.query.ts'

/** A row of the table: one unit, one period, one source, all indicators. */
interface FiguresRow {
  readonly area: number
  readonly period: Day | Instant
  readonly source?: string
  readonly asOf?: Instant
  readonly since?: Day
  readonly reference?: string
  readonly comment?: string
  readonly [figure: `figures.${string}`]: Figure | undefined
}

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

async function formsHeld({ profile, now }: SheetAsking): Promise<ReportForm[]> {
  const { forms } = await formsOf(profile)
  const today = dayOf(now, profile.utcOffsetMinutes)
  return [...new Set(forms.map(({ code }) => code))].flatMap((code) => formOn(forms, code, today) ?? [])
}

/** The form of the asked variant; without one, the first. */
async function formOfVariant(asking: SheetAsking): Promise<ReportForm | undefined> {
  const held = await formsHeld(asking)
  return asking.variant === null ? held[0] : held.find(({ code }) => code === asking.variant)
}

async function columnsOfForm(asking: SheetAsking): Promise<SheetColumn[]> {
  const form = await formOfVariant(asking)
  if (!form) return []
  const { sources } = await formsOf(asking.profile)
  const isMoment = form.period === 'moment'
  return [
    {
      key: 'area',
      field: 'areaId',
      kind: 'area',
      required: true,
      header: { vi: 'Đơn vị', en: 'Unit' },
      aliases: ['Địa bàn', 'Quận huyện', 'Phường xã', 'Area'],
      ...(isMoment ? {} : { onDayFrom: 'period' }),
    },
    {
      key: 'period',
      kind: isMoment ? 'moment' : 'day',
      required: true,
      header: periodHeader[form.period],
      aliases: ['Kỳ', 'Kỳ báo cáo', 'Ngày báo cáo', 'Period', 'Date'],
      example: isMoment ? '18:00 27/7/2021' : '27/7/2021',
    },
    {
      key: 'source',
      kind: 'choice',
      header: { vi: 'Nguồn', en: 'Source' },
      choices: form.sources.map((code) => {
        const source = sources.find((one) => one.code === code)
        return { key: code, vi: source?.vi ?? code, en: source?.en ?? code }
      }),
    },
    {
      key: 'asOf',
      kind: 'moment',
      timeOfDay: '24:00',
      header: { vi: 'Tính đến', en: 'As of' },
      aliases: ['Thời điểm'],
    },
    { key: 'since', kind: 'day', header: { vi: 'Tính từ ngày', en: 'Since' } },
    { key: 'reference', kind: 'text', header: { vi: 'Trích từ', en: 'Taken from' } },
    { key: 'comment', kind: 'text', only: 'import', header: { vi: 'Ghi chú', en: 'Remark' } },
    ...form.indicators.map(
      (one): SheetColumn => ({
        key: `figures.${one.key}`,
        kind: 'figure',
        header: { vi: one.vi, en: one.en },
        aliases: [one.key],
        ...(one.unit === undefined ? {} : { units: [one.unit.vi, one.unit.en] }),
      }),
    ),
  ]
}

const periodHeader = {
  day: { vi: 'Ngày', en: 'Day' },
  week: { vi: 'Tuần (thứ Hai)', en: 'Week (its Monday)' },
  moment: { vi: 'Thời điểm', en: 'Moment' },
} as const

/** What a row states, ready to be judged and sent. */
interface Stated {
  readonly form: string
  readonly areaId: number
  readonly period: string
  readonly source: string
  readonly asOf: string
  readonly since?: string
  readonly reference?: string
  readonly comment?: string
  readonly figures: Record<string, SentFigure>
}

async function planRows(rows: readonly SheetRow<FiguresRow>[], asking: SheetAsking): Promise<RowPlan[]> {
  const form = await formOfVariant(asking)
  if (!form) return rows.map(({ row }) => ({ rows: [row], refusal: refuse(ACCESS.NOT_FOUND) }))
  const { forms } = await formsOf(asking.profile)
  const units = await unitsOf(asking.db, asking.tree)
  const stated = rows.map(({ values }) => toStated(values, form, asking))
  const known = await reportsInSlots(asking, form, stated)
  const places = (await columnsOf(asking.db, [form.code])).get(form.code)
  const judging = { forms, now: asking.now, offsetMinutes: asking.profile.utcOffsetMinutes }
  const seen = new Set<string>()
  return rows.map(({ row }, index): RowPlan => {
    const one = stated[index] as Stated
    const unit = units.get(one.areaId)
    if (!unit) return { rows: [row], refusal: refuse(ACCESS.NOT_FOUND, { field: 'area' }) }
    const judged = judgeReport({ ...one, level: unit.level, codes: unit.codes }, one, judging)
    if (!judged.ok) return { rows: [row], refusal: judged.refusal }
    const slot = `${judged.value.period.at} ${one.areaId} ${one.source}`
    if (seen.has(slot)) return { rows: [row], refusal: refuse(REPORTS.TWICE_IN_ONE_DELIVERY, { field: 'period' }) }
    seen.add(slot)
    const before = known.get(slot)
    if (!before) return { rows: [row], effect: 'new', intent: { type: 'reports.submit', payload: one } }
    if (saysTheSame(before, one, { figures: judged.value.figures, places })) return { rows: [row], effect: 'none' }
    return { rows: [row], effect: 'change', intent: { type: 'reports.correct', payload: correctionOf(before, one) } }
  })
}

function toStated(values: FiguresRow, form: ReportForm, asking: SheetAsking): Stated {
  const figures: Record<string, SentFigure> = {}
  for (const { key } of form.indicators) {
    const figure = values[`figures.${key}`]
    if (figure !== undefined) figures[key] = figure.kind === 'exact' ? figure.value : figure
  }
  const {
    area,
    period,
    source = form.period === 'moment' ? form.sources[0] : 'unit',
    since,
    reference,
    comment,
  } = values
  return {
    form: form.code,
    areaId: area,
    period,
    source: source as string,
    asOf: values.asOf ?? usualAsOf(period, form, asking),
    ...(since === undefined ? {} : { since }),
    ...(reference === undefined ? {} : { reference }),
    ...(comment === undefined ? {} : { comment }),
    figures,
  }
}

/** Where the file does not say: the end of the period, or now while it is running; of a moment, the moment. */
function usualAsOf(period: string, form: ReportForm, { now, profile }: SheetAsking): Instant {
  if (form.period === 'moment') return toInstant(period)
  const days = form.period === 'week' ? 7 : 1
  const end = startOfDay(addDays(period as Day, days), profile.utcOffsetMinutes)
  return end < now ? end : now
}

function saysTheSame(
  before: ReportRow,
  stated: Stated,
  given: { readonly figures: ReadonlyMap<string, Figure>; readonly places: ReadonlyMap<string, number> | undefined },
): boolean {
  const kept = figuresByKey(before, given.places)
  return (
    kept.size === given.figures.size &&
    (stated.since ?? null) === before.since &&
    [...given.figures].every(([key, figure]) => JSON.stringify(kept.get(key)) === JSON.stringify(figure))
  )
}

function correctionOf(before: ReportRow, { asOf, since, reference, figures }: Stated) {
  return {
    reportId: before.id,
    reason: 'Nhập lại từ tệp của đơn vị',
    asOf,
    ...(since === undefined ? {} : { since }),
    ...(reference === undefined ? {} : { reference }),
    figures,
  }
}

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
