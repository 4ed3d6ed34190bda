import { sql } from 'kysely'
import { addMinutes, contains, dayOf, type Figure, type Instant } from '#kit'
import type { FoundGap, GapRule, Place, Tree, Trx } from '#platform/server'
import {
  consolidate,
  differenceOf,
  nominal,
  type OwnFigures,
  type ReportForm,
  reporterLevels,
} from '../domain/index.ts'
import { type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { hasPart } from './consolidated.query.ts'
import { formsOf, formToShow } from './form-catalogue.ts'
import { figuresAt, type KeptFigures } from './report-rows.ts'
import { inForce } from './scope.query.ts'

/** Totals are held against what lies below them for this long; older periods are history. */
const heldMinutes = 3 * 24 * 60

interface PeriodRow extends KeptFigures {
  readonly id: string
  readonly areaId: number
  readonly source: string
  readonly recordedAt: Instant
}

/** What an area says of itself against what the areas below it come to [RPT-06]: both stay, the difference is a gap. */
export const differsBelow: GapRule = {
  key: 'report-differs-below',
  title: { vi: 'Tổng tự báo cáo lệch với tổng cấp dưới', en: 'Own total differs from the sum below' },
  source: 'RPT-06',
  raiseAfterMinutes: [12 * 60],
  wakesOn: ['reports'],
  find: async (trx, { now, tree, profile }) => {
    const { forms } = await formsOf(profile)
    const units = await unitsOf(trx, tree)
    const found: FoundGap[] = []
    for (const form of forms.filter(({ period, reporters }) => period !== 'moment' && reporters.length > 1)) {
      const above = areasAbove(form, units)
      for (const periodAt of await periodsWithTotals(trx, { form, above, since: addMinutes(now, -heldMinutes) })) {
        const day = dayOf(periodAt, profile.utcOffsetMinutes)
        if (formToShow(forms, form.code, day) !== form) continue
        found.push(...(await differencesIn(trx, { form, periodAt, day, tree, above, units })))
      }
    }
    return found
  },
}

/** Areas of a level that reports and has another reporting level below it. */
export function areasAbove(form: ReportForm, units: ReadonlyMap<number, UnitOfTree>): ReadonlySet<number> {
  const levels = reporterLevels.filter((level) => form.reporters.some((one) => one.level === level))
  const upper = new Set(levels.slice(0, -1))
  return new Set([...units].flatMap(([id, { level }]) => (upper.has(level) ? [id] : [])))
}

async function periodsWithTotals(
  trx: Trx,
  { form, above, since }: { readonly form: ReportForm; readonly above: ReadonlySet<number>; readonly since: Instant },
): Promise<Instant[]> {
  const { rows } = await sql<{ periodAt: Instant }>`
    select distinct period_at as "periodAt" from reports
    where form = ${form.code} and period_at >= ${since} and superseded_at is null
      and zone_id = any(${[...above]}::int[]) and area_id = any(${[...above]}::int[])`.execute(trx)
  return rows.map(({ periodAt }) => periodAt)
}

interface PeriodOfForm {
  readonly form: ReportForm
  readonly periodAt: Instant
  readonly day: string
  readonly tree: Tree
  readonly above: ReadonlySet<number>
  readonly units: ReadonlyMap<number, UnitOfTree>
  /** Absent: now. */
  readonly knownAt?: Instant
}

/** Totals of a period that differ from what lies below them, as known at a moment. */
export async function differencesIn(trx: Trx, period: PeriodOfForm): Promise<FoundGap[]> {
  const { form, periodAt, tree, above, knownAt } = period
  const columns = (await columnsOf(trx, [form.code])).get(form.code)
  const places = form.indicators.map(({ key }) => columns?.get(key))
  const { rows } = await sql<PeriodRow>`
    select id, area_id as "areaId", source, recorded_at as "recordedAt", kinds, array_to_string(lows, ',') as lows,
           array_to_string(highs, ',') as highs
    from reports where form = ${form.code} and period_at = ${periodAt} and ${inForce(knownAt)}
    order by array_position(${[...form.sources]}::text[], source)`.execute(trx)
  const said = new Map<number, { readonly first: PeriodRow; readonly rows: (readonly (Figure | null)[])[] }>()
  for (const row of rows) {
    const known = said.get(row.areaId)
    if (known) known.rows.push(figuresAt(row, places))
    else said.set(row.areaId, { first: row, rows: [figuresAt(row, places)] })
  }
  const reports = [...said].map(([areaId, one]): OwnFigures => ({ areaId, rows: one.rows }))
  return [...said].flatMap(([areaId, { first, rows: own }]) => {
    const place = tree.find(areaId)
    if (!place || !above.has(areaId)) return []
    return differenceAt(period, { place, report: first, own, reports })
  })
}

function differenceAt(
  { form, day, tree, units }: PeriodOfForm,
  given: {
    readonly place: Place
    readonly report: PeriodRow
    readonly own: readonly (readonly (Figure | null)[])[]
    readonly reports: readonly OwnFigures[]
  },
): FoundGap[] {
  const { place, report } = given
  const inside = given.reports.filter(({ areaId }) => areaId !== place.id && contains(place, tree.get(areaId)))
  if (inside.length === 0) return []
  const addable = form.indicators.map(({ kind }) => kind !== 'ratio')
  const { children: all, sums } = consolidate(place.id, inside, addable, {
    parentOf: (areaId) => tree.find(areaId)?.parentId ?? null,
    childrenOf: (areaId) => tree.childrenOf(areaId).map(({ id }) => id),
  })
  const children = all.filter((child) => hasPart(child, units, day))
  const differing = form.indicators.flatMap(({ key }, index) => {
    const own = given.own.find((row) => (row[index] ?? null) !== null)?.[index] ?? undefined
    const isComplete = children.every(({ figures }) => (figures[index] ?? null) !== null)
    const difference = differenceOf(own, sums[index] ?? null, isComplete)
    const below = sums[index]?.figure
    return difference === null || !own || !below ? [] : [{ key, own: nominal(own), below: nominal(below), difference }]
  })
  const [worst] = differing
  if (!worst) return []
  const { key: indicator, ...numbers } = worst
  const data = {
    form: form.code,
    day,
    reportId: report.id,
    source: report.source,
    indicator,
    ...numbers,
    count: differing.length,
  }
  const subject = `${form.code} ${day} ${place.id}`
  return [{ subject, areaId: place.id, ownerPostId: null, severity: 3, since: report.recordedAt, dueAt: null, data }]
}
