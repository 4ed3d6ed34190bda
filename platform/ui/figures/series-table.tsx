import { formatDay, formatNumber } from '#kit'
import { Link, useWords } from '#platform/web'
import styles from './chart.module.css'
import { chartWords } from './chart.words.ts'
import type { SeriesPoint } from './chart-layout.ts'
import { FigureText } from './figure-text.tsx'

interface SeriesTableProps {
  readonly points: readonly SeriesPoint[]
  readonly mean: { readonly label: string; readonly values: readonly (number | null)[] } | undefined
  readonly unit: string | undefined
}

/** The same numbers as a table, newest first: for screen readers, for print, for copying into a spreadsheet. */
export function SeriesTable({ points, mean, unit }: SeriesTableProps) {
  const t = useWords(chartWords)
  const rows = points.map((point, index) => ({ point, mean: mean?.values[index] ?? null })).toReversed()
  const hasNotes = points.some(({ note, isRecord }) => note || isRecord)
  return (
    <details className={styles.behind}>
      <summary>{t('table')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={styles.tableFrame} role="group" aria-label={t('table')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('table.day')}</th>
              <th scope="col" data-align="end">
                {unit}
              </th>
              {mean && (
                <th scope="col" data-align="end">
                  {mean.label}
                </th>
              )}
              {hasNotes && <th scope="col">{t('table.note')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ point, mean: average }) => (
              <tr key={point.day}>
                <th scope="row">{point.label ?? formatDay(point.day)}</th>
                <td data-align="end">
                  <PointNumber point={point} />
                </td>
                {mean && <td data-align="end">{average === null ? '–' : formatNumber(average, 1)}</td>}
                {hasNotes && <td>{[point.isRecord && t('record'), point.note].filter(Boolean).join(' · ')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function PointNumber({ point: { figure, to } }: { readonly point: SeriesPoint }) {
  const t = useWords(chartWords)
  const number = figure === null ? t('missing') : <FigureText figure={figure} />
  return to ? <Link to={to}>{number}</Link> : number
}
