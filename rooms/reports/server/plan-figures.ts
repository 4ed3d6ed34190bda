import { addDays, type Day, type Figure, type Instant, refuse, startOfDay, toInstant } from '#kit'
import { ACCESS, type RowPlan, type SheetAsking, type SheetRow } from '#platform/server'
import { judgeReport, REPORTS, type ReportForm, type SentFigure } from '../domain/index.ts'
import { unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { formOfVariant } from './figures-columns.ts'
import { formsOf } from './form-catalogue.ts'
import { figuresByKey, type ReportRow } from './report-rows.ts'
import { reportsInSlots } from './reports-in-slots.query.ts'

/** A row of the table: one unit, one period, one source, all indicators. */
export interface FiguresRow {
  readonly area: number
  readonly period: Day | Instant
  readonly source?: string
  readonly asOf?: Instant
  readonly since?: Day
  readonly reference?: string
  readonly comment?: string
  readonly [figure: `figures.${string}`]: Figure | undefined
}

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

/** What a chunk of rows comes to: new reports, corrections of those on record, or nothing where they say the same. */
export async function planRows(rows: readonly SheetRow<FiguresRow>[], asking: SheetAsking): Promise<RowPlan[]> {
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
