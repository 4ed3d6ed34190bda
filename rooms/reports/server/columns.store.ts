import { sql } from 'kysely'
import type { Figure } from '#kit'
import type { Db, Trx } from '#platform/server'
import type { ReportForm } from '../domain/index.ts'
import './reports.tables.ts'

/** Who gives places to new indicators takes this lock. */
const columnsLock = 7_311

/** For each form, the place of each indicator in the arrays of its rows. */
export type Columns = ReadonlyMap<string, ReadonlyMap<string, number>>

/** The places of the forms' indicators; a form nobody has reported on yet is absent. */
export async function columnsOf(db: Db | Trx, forms: readonly string[]): Promise<Columns> {
  const { rows } = await sql<{ form: string; indicator: string; place: number }>`
    select form, indicator, place::int as place from report_columns
    where form = any(${[...new Set(forms)]}::text[])`.execute(db)
  const columns = new Map<string, Map<string, number>>()
  for (const { form, indicator, place } of rows) {
    const places = columns.get(form) ?? new Map<string, number>()
    columns.set(form, places.set(indicator, place))
  }
  return columns
}

const known = new WeakMap<Db, Map<string, ReadonlyMap<string, number>>>()

/**
 * The places of a form's indicators; undefined while nobody has reported on it. A place once given stays: what is known
 * of a whole form is not asked for again.
 */
export async function placesOfForm(db: Db, form: ReportForm): Promise<ReadonlyMap<string, number> | undefined> {
  const forms = known.get(db) ?? new Map<string, ReadonlyMap<string, number>>()
  known.set(db, forms)
  const before = forms.get(form.code)
  if (before && form.indicators.every(({ key }) => before.has(key))) return before
  const columns = (await columnsOf(db, [form.code])).get(form.code)
  if (columns) forms.set(form.code, columns)
  return columns
}

/** As {@link columnsOf}, after giving a place to every indicator of the forms that has none. */
export async function columnsFor(trx: Trx, forms: readonly ReportForm[]): Promise<Columns> {
  const codes = forms.map(({ code }) => code)
  const known = await columnsOf(trx, codes)
  const isMissing = (form: ReportForm, columns: Columns) =>
    form.indicators.filter(({ key }) => !columns.get(form.code)?.has(key))
  if (forms.every((form) => isMissing(form, known).length === 0)) return known
  await sql`select pg_advisory_xact_lock(${columnsLock})`.execute(trx)
  const current = await columnsOf(trx, codes)
  const wanted = forms.flatMap((form) => {
    const next = current.get(form.code)?.size ?? 0
    return isMissing(form, current).map(({ key }, index) => ({ form: form.code, indicator: key, place: next + index }))
  })
  await sql`
    insert into report_columns (form, indicator, place)
    select * from unnest(${wanted.map((one) => one.form)}::text[], ${wanted.map((one) => one.indicator)}::text[],
                         ${wanted.map((one) => one.place)}::smallint[])
    on conflict do nothing`.execute(trx)
  return columnsOf(trx, codes)
}

/** Figures in the order of the columns, as a row keeps them. */
export function inColumns(
  figures: ReadonlyMap<string, Figure>,
  places: ReadonlyMap<string, number> | undefined,
): (Figure | null)[] {
  const row: (Figure | null)[] = new Array<Figure | null>(places?.size ?? 0).fill(null)
  for (const [key, figure] of figures) {
    const place = places?.get(key)
    if (place === undefined) throw new Error(`no column was given to the indicator ${key}`)
    row[place] = figure
  }
  return row
}
