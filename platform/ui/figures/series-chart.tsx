import { type ReactNode, useId, useRef } from 'react'
import { type Day, isExact } from '#kit'
import { useWords } from '#platform/web'
import styles from './chart.module.css'
import { chartWords } from './chart.words.ts'
import { type ChartEvent, layoutOf, placeEvents, type SeriesPoint } from './chart-layout.ts'
import { isDaily, isWeekend } from './chart-shape.ts'
import { SeriesMarks } from './series-marks.tsx'
import { SeriesPoints } from './series-points.tsx'
import { SeriesTable } from './series-table.tsx'
import { useWidth } from './use-width.ts'

export type { ChartEvent, SeriesPoint } from './chart-layout.ts'

interface SeriesChartProps {
  /** What the chart shows, as a finding where there is one: `Cao nhất 774 ca ngày 6/12`. */
  readonly title: string
  /** Under the title: what is counted, whose, from which source. */
  readonly lead?: ReactNode
  readonly points: readonly SeriesPoint[]
  /** A line over the bars with its name written at its end; as long as `points`. */
  readonly mean?: { readonly label: string; readonly values: readonly (number | null)[] } | undefined
  readonly events?: readonly ChartEvent[] | undefined
  readonly unit?: string | undefined
  readonly height?: number | undefined
}

/**
 * Numbers over time in the one style of the house: bars from zero, inexact ones hatched, ranges as bands, missing days as
 * rings, weekends shaded, the highest named, events written over their day. One stop for the Tab key, arrows between the
 * points, and the same numbers as a table behind it.
 */
export function SeriesChart({ title, lead, points, mean, events = [], unit, height = 248 }: SeriesChartProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 640)
  const days = points.map(({ day }) => day)
  const placed = placeEvents(events, days, width)
  const eventRows = Math.max(0, ...placed.map(({ row }) => row + 1))
  const layout = layoutOf(points, { mean: mean?.values ?? [], eventRows }, { width, height: height + eventRows * 17 })
  return (
    <figure className={styles.chart} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <span id={id} className={styles.title}>
          {title}
        </span>
        {lead && <span className={styles.lead}>{lead}</span>}
      </figcaption>
      <div ref={frame} className={styles.frame} style={{ height: layout.height }}>
        <SeriesMarks layout={layout} points={points} mean={mean} events={placed} />
        <SeriesPoints label={title} layout={layout} points={points} unit={unit} />
      </div>
      <ChartKey points={points} days={days} />
      <SeriesTable points={points} mean={mean} unit={unit} />
    </figure>
  )
}

/** Only what this chart really uses. */
function ChartKey({ points, days }: { readonly points: readonly SeriesPoint[]; readonly days: readonly Day[] }) {
  const t = useWords(chartWords)
  const keys = [
    points.some(({ figure }) => figure && !isExact(figure)) && t('approximate'),
    points.some(({ figure }) => figure === null) && t('absent'),
    isDaily(days) && days.some(isWeekend) && t('weekends'),
  ].filter((key) => key !== false)
  return <p className={styles.key}>{keys.join(' · ')}</p>
}
