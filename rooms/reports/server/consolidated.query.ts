import { sql } from 'kysely'
import type { Figure, Instant } from '#kit'
import { type Asking, defineRead, type Tree } from '#platform/server'
import {
  type Branches,
  type Consolidated,
  type ConsolidatedIndicator,
  type Consolidation,
  consolidate,
  consolidatedRead,
  differenceOf,
  dueAtOf,
  type OwnFigures,
  type PeriodSummary,
  type ReportForm,
} from '../domain/index.ts'
import { titlesOf, type UnitOfTree, unitsOf } from './area-levels.query.ts'
import { columnsOf } from './columns.store.ts'
import { formsOf, sourceTitle } from './form-catalogue.ts'
import { indicatorViews } from './form-list.query.ts'
import { locksOn } from './locks.store.ts'
import { periodAsked } from './period-status.query.ts'
import { type PeriodOfPlace, type SentReport, stateOf, summarize, unitsExpected } from './period-summary.query.ts'
import { figuresAt, type KeptFigures } from './report-rows.ts'
import { inForce, liesIn } from './scope.query.ts'

/** A report of a period with its figures. */
interface PeriodReport extends SentReport, KeptFigures {}

/** `GET /reports/consolidated`: one question to the database, whatever the level; added up in memory. */
export const consolidatedReading = defineRead(consolidatedRead, async (asking, query) => {
  const period = await periodAsked(asking, query)
  return 'refusal' in period ? period : consolidatedOf(asking, period)
})

/** The consolidated report of a form's period in a place. */
async function consolidatedOf(asking: Asking, period: PeriodOfPlace): Promise<Consolidated> {
  const { form, place, at } = period
  const [reports, columns, expected, locks, titles] = await Promise.all([
    reportsOfPeriod(asking, period),
    columnsOf(asking.db, [form.code]),
    unitsExpected(asking, period),
    locksOn(asking.db, [{ form: form.code, periodAt: at }]),
    titlesOf(asking.db, [place.id, ...asking.tree.childrenOf(place.id).map(({ id }) => id)]),
  ])
  const places = form.indicators.map(({ key }) => columns.get(form.code)?.get(key))
  const own = gather(reports, places)
  const addable = form.indicators.map(({ kind }) => kind !== 'ratio')
  const whole = consolidate(place.id, own, addable, branchesOf(asking.tree))
  const units = await unitsOf(asking.db, asking.tree)
  const found = { ...whole, children: whole.children.filter((child) => hasPart(child, units, period.day)) }
  const locked = locks.over(asking.tree, place.id, { form: form.code, periodAt: at }) !== undefined
  const summary = summarize(asking, period, { expected, sent: firstOfEach(reports), locked })
  const ownReports = reports.filter(({ areaId }) => areaId === place.id)
  const none = { vi: '', en: '' }
  return {
    form: form.code,
    title: form.title,
    period: summary.period,
    areaId: place.id,
    areaTitle: titles.get(place.id) ?? none,
    asOf: rangeOf(reports.map(({ asOf }) => asOf)),
    summary,
    indicators: await indicatorsOf(asking, form, { found, ownReports, places, summary }),
    children: childrenOf(asking, period, { found, reports, titles, expected: new Set(expected.map(({ id }) => id)) }),
  }
}

/** Whether an area below belongs in the sum: it was there on that day, or something is reported of it. */
export function hasPart(
  child: { readonly areaId: number; readonly basis: string },
  units: ReadonlyMap<number, UnitOfTree>,
  day: string,
): boolean {
  return child.basis !== 'nothing' || units.get(child.areaId)?.isOpen(day) === true
}

/** Every report of a form's period inside a place, the source to be believed first in front; `knownAt`: as known then. */
export async function reportsOfPeriod(
  asking: Pick<Asking, 'db' | 'tree'>,
  { form, place, at }: PeriodOfPlace,
  knownAt?: Instant,
): Promise<PeriodReport[]> {
  const { rows } = await sql<PeriodReport>`
    select id, area_id as "areaId", period_at as "periodAt", source, version::int as version, late,
           coalesce(jsonb_array_length(flaws), 0)::int as flaws, as_of as "asOf", submitted_at as "submittedAt",
           sent_up_at as "sentUpAt", kinds, array_to_string(lows, ',') as lows, array_to_string(highs, ',') as highs
    from reports
    where form = ${form.code} and period_at = ${at} and ${inForce(knownAt)} and ${liesIn(asking.tree, [place])}
    order by array_position(${[...form.sources]}::text[], source)`.execute(asking.db)
  return rows
}

/** Rows of each area, the source to be believed first in front (as the query orders them). */
export function gather(reports: readonly PeriodReport[], places: readonly (number | undefined)[]): OwnFigures[] {
  const rows = new Map<number, (Figure | null)[][]>()
  for (const report of reports) {
    const known = rows.get(report.areaId)
    if (known) known.push(figuresAt(report, places))
    else rows.set(report.areaId, [figuresAt(report, places)])
  }
  return [...rows].map(([areaId, list]) => ({ areaId, rows: list }))
}

/** Each unit once, by the first of its sources. */
export function firstOfEach(reports: readonly PeriodReport[]): SentReport[] {
  const first = new Map<number, SentReport>()
  for (const report of reports) if (!first.has(report.areaId)) first.set(report.areaId, report)
  return [...first.values()]
}

const branches = new WeakMap<Tree, Branches>()

/** The tree as consolidation walks it; children of each area are gathered once for a version of the tree. */
export function branchesOf(tree: Tree): Branches {
  const known = branches.get(tree)
  if (known) return known
  const children = new Map<number, readonly number[]>()
  const made: Branches = {
    parentOf: (areaId) => tree.find(areaId)?.parentId ?? null,
    childrenOf: (areaId) => {
      const ids = children.get(areaId) ?? tree.childrenOf(areaId).map(({ id }) => id)
      children.set(areaId, ids)
      return ids
    },
  }
  branches.set(tree, made)
  return made
}

async function indicatorsOf(
  { profile }: Asking,
  form: ReportForm,
  given: {
    readonly found: Consolidation
    readonly ownReports: readonly PeriodReport[]
    readonly places: readonly (number | undefined)[]
    readonly summary: PeriodSummary
  },
): Promise<ConsolidatedIndicator[]> {
  const { found, ownReports, places, summary } = given
  const { sources } = await formsOf(profile)
  const ownFigures = ownReports.map((report) => figuresAt(report, places))
  return indicatorViews(form).map(({ lead: _, required: __, ...view }, index) => {
    const added = found.sums[index] ?? null
    const units = found.units[index] ?? 0
    const own = ownReports.flatMap((report, row) => {
      const figure = ownFigures[row]?.[index] ?? null
      if (figure === null) return []
      const title = sourceTitle(sources, report.source)
      return [{ source: report.source, sourceTitle: title, reportId: report.id, asOf: report.asOf, figure }]
    })
    const isComplete = found.children.every(({ figures }) => (figures[index] ?? null) !== null)
    const sum =
      added === null
        ? null
        : {
            figure: added.figure,
            exact: added.exact,
            unsure: added.unsure,
            units,
            of: Math.max(units, summary.expected),
          }
    return { ...view, sum, own, difference: differenceOf(own[0]?.figure, added, isComplete) }
  })
}

function childrenOf(
  { profile, now }: Asking,
  { form, day }: PeriodOfPlace,
  given: {
    readonly found: Consolidation
    readonly reports: readonly PeriodReport[]
    readonly titles: ReadonlyMap<number, { vi: string; en: string }>
    readonly expected: ReadonlySet<number>
  },
): Consolidated['children'] {
  const first = new Map(firstOfEach(given.reports).map((report) => [report.areaId, report]))
  const dueAt = dueAtOf(form, day, profile.utcOffsetMinutes)
  return given.found.children.map(({ areaId, basis, figures }) => {
    const report = first.get(areaId)
    return {
      areaId,
      areaTitle: given.titles.get(areaId) ?? { vi: '', en: '' },
      basis,
      state: report || given.expected.has(areaId) ? stateOf(report, dueAt, now) : null,
      reportId: report?.id ?? null,
      asOf: report?.asOf ?? null,
      flaws: report?.flaws ?? 0,
      figures: [...figures],
    }
  })
}

function rangeOf(moments: readonly Instant[]): { from: Instant; to: Instant } | null {
  const sorted = [...moments].sort()
  const [from, to] = [sorted[0], sorted.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}
