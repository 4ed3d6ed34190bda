import { isExact } from '#kit'
import { Link, type Say, showFigure, showNumber, useReading, useWords } from '#platform/web'
import type { NumberCell, NumberColumn, NumberRow } from '#ui'
import type { Consolidated, ConsolidatedChild, ConsolidatedIndicator } from '../domain/index.ts'
import { consolidatedPath, recordsPath, reportPath, seriesPath } from './report-paths.ts'
import { type ReportWord, reportWords } from './reports.words.ts'
import { sayDifference } from './say-footing.ts'
import { sayAsOf } from './say-period.ts'

/** How the table speaks: the room's words and the reader's language. */
export function useConsolidatedWords() {
  const t: Say<ReportWord> = useWords(reportWords)
  const reading = useReading()
  return { t, reading }
}

type Words = ReturnType<typeof useConsolidatedWords>

/** Every indicator is a column that leads to its days. */
export function columnsOf(table: Consolidated, { reading }: Words): NumberColumn[] {
  return table.indicators.map(({ key, title, unit, depth }) => ({
    key,
    head: reading(title),
    under: unit ? reading(unit) : undefined,
    isPart: depth > 0,
    to: seriesPath({ form: table.form, indicator: key, areaId: table.areaId }),
  }))
}

/** The sum of the units, what each source says of the area itself, and the units. */
export function rowsOf(table: Consolidated, words: Words): NumberRow[] {
  return [
    ...sumRow(table, words),
    ...ownRows(table, words),
    ...table.children.map((one) => childRow(table, one, words)),
  ]
}

/** Where the area's own figure cannot be the sum of its units, as sentences. */
export function differencesOf(table: Consolidated, { t, reading }: Words): string[] {
  return table.indicators.flatMap(({ title, own, sum, difference }) => {
    const first = own[0]
    if (difference === null || !first || !sum) return []
    return t('consolidated.difference', {
      name: reading(title),
      own: showFigure(first.figure),
      source: reading(first.sourceTitle),
      sum: showFigure(sum.figure),
      difference: sayDifference(difference),
    })
  })
}

function sumRow(table: Consolidated, words: Words): NumberRow[] {
  if (table.children.length === 0) return []
  return [
    {
      key: 'sum',
      head: words.t('consolidated.sum'),
      under: words.t('consolidated.units', { units: mostUnits(table), of: table.children.length }),
      look: 'total',
      cells: Object.fromEntries(table.indicators.map((one) => [one.key, sumCell(table, one, words)])),
    },
  ]
}

/** How many units stated the figure that most stated: said once, and again only where fewer did. */
function mostUnits({ indicators }: Consolidated): number {
  return Math.max(0, ...indicators.map(({ sum }) => sum?.units ?? 0))
}

function sumCell(table: Consolidated, { key, kind, sum }: ConsolidatedIndicator, { t }: Words): NumberCell {
  const most = mostUnits(table)
  if (!sum) return { figure: null, said: t(kind === 'ratio' ? 'consolidated.not-added' : 'consolidated.not-stated') }
  const { units, of, unsure } = sum
  const notes = [
    units < most && t('consolidated.units', { units, of }),
    unsure && t('consolidated.unsure', { count: unsure.count }),
  ].filter(Boolean)
  return {
    figure: sum.figure,
    to: recordsPath({ form: table.form, areaId: table.areaId, period: table.period, indicator: key }),
    under: notes.length > 0 ? notes.join(', ') : undefined,
    said:
      unsure && !isExact(sum.figure)
        ? t('consolidated.unsure.said', {
            exact: showNumber(sum.exact),
            figure: showFigure(unsure.figure),
            count: unsure.count,
          })
        : undefined,
  }
}

/** One row for each source that speaks of the area itself, with its own as-of; what cannot be the sum is marked. */
function ownRows(table: Consolidated, { t, reading }: Words): NumberRow[] {
  const sources = new Map(table.indicators.flatMap(({ own }) => own.map((one) => [one.source, one] as const)))
  const main = table.indicators.find(({ own }) => own.length > 0)?.own[0]?.source
  return [...sources.values()].map(({ source, sourceTitle, asOf, reportId }) => ({
    key: `own-${source}`,
    head: <Link to={reportPath(reportId)}>{reading(sourceTitle)}</Link>,
    under: sayAsOf(asOf, t),
    look: 'total' as const,
    cells: Object.fromEntries(
      table.indicators.flatMap(({ key, own, difference }) => {
        const found = own.find((one) => one.source === source)
        if (!found) return []
        const cell: NumberCell = { figure: found.figure, to: reportPath(found.reportId) }
        if (difference === null || source !== main) return [[key, cell]]
        const said = t('consolidated.apart', { difference: sayDifference(difference) })
        return [[key, { ...cell, tone: 'warn' as const, mark: '≠', said }]]
      }),
    ),
  }))
}

function childRow(table: Consolidated, child: ConsolidatedChild, { t, reading }: Words): NumberRow {
  const { form, period } = table
  const toChild = consolidatedPath({ form, areaId: child.areaId, period })
  const door = child.reportId === null ? toChild : reportPath(child.reportId)
  const stands = [
    child.basis === 'nothing' && t(child.state === 'missing' ? 'state.missing' : 'consolidated.nothing'),
    child.basis === 'below' && t('consolidated.below'),
    child.state === 'late' && t('state.late'),
    child.flaws > 0 && `≠ ${t('flawed')}`,
  ]
  return {
    key: String(child.areaId),
    head: <Link to={toChild}>{reading(child.areaTitle)}</Link>,
    under: stands.filter(Boolean).join(' · ') || undefined,
    cells: Object.fromEntries(
      table.indicators.map(({ key }, index): [string, NumberCell] => {
        const figure = child.figures[index] ?? null
        return [key, { figure, to: figure === null ? undefined : door }]
      }),
    ),
  }
}
