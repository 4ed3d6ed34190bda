import { useReading, useWords } from '#platform/web'
import { type NumberCell, type NumberColumn, NumberTable } from '#ui'
import type { IndicatorView, ReportPage } from '../domain/index.ts'
import { reportPath, seriesPath } from './report-paths.ts'
import styles from './reports.module.css'
import { reportWords } from './reports.words.ts'
import { sayAsOf } from './say-period.ts'

/**
 * The figures of a report, and beside them what other sources say of the same area and period, each with its own as-of
 * [RPT-03]. Every number leads to its days.
 */
export function ReportFigures({ page }: { readonly page: ReportPage }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const { report, otherSources } = page
  const columns: NumberColumn[] = [
    {
      key: report.id,
      head: otherSources.length > 0 ? reading(report.sourceTitle) : t('one.value'),
      under: sayAsOf(report.asOf, t),
    },
    ...otherSources.map(({ id, sourceTitle, asOf }) => ({
      key: id,
      head: reading(sourceTitle),
      under: sayAsOf(asOf, t),
      to: reportPath(id),
    })),
  ]
  return (
    <NumberTable
      label={t('one.figures')}
      corner={t('grid.indicator')}
      columns={columns}
      rows={page.indicators.map((indicator, index) => ({
        key: indicator.key,
        head: <IndicatorName indicator={indicator} />,
        cells: {
          [report.id]: ownCell(page, indicator, index, t('flawed')),
          ...Object.fromEntries(otherSources.map(({ id, figures }) => [id, { figure: figures[index] ?? null }])),
        },
      }))}
    />
  )
}

/** The name of an indicator under its total, with its unit. */
export function IndicatorName({ indicator }: { readonly indicator: Pick<IndicatorView, 'title' | 'unit' | 'depth'> }) {
  const reading = useReading()
  const { title, unit, depth } = indicator
  return (
    <span className={styles.indicator} data-depth={Math.min(depth, 3)}>
      {reading(title)}
      {unit && <span className={styles.aside}> ({reading(unit)})</span>}
    </span>
  )
}

function ownCell(page: ReportPage, indicator: IndicatorView, index: number, flawed: string): NumberCell {
  const { report, flaws, figures } = page
  const isFlawed = flaws.some(({ total }) => total === indicator.key)
  return {
    figure: figures[index] ?? null,
    to: seriesPath({ form: report.form, indicator: indicator.key, areaId: report.areaId }),
    ...(isFlawed ? { tone: 'warn' as const, mark: '≠', said: flawed } : {}),
  }
}
