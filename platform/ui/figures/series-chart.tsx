import { type ReactNode, useId, useRef } from 'react'
import { type Day, formatDay, isExact } from '#kit'
import { useLanguage, useWords } from '#platform/web'
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
  const layOut = (eventRows: number) =>
    layoutOf(points, { mean: mean?.values ?? [], eventRows }, { width, height: height + eventRows * 17 })
  const placed = placeEvents(events, days, layOut(0))
  const layout = layOut(Math.max(0, ...placed.map(({ row }) => row + 1)))
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
      <EventList events={placed} />
      <ChartKey points={points} days={days} hasEvents={placed.length > 0} />
      <SeriesTable points={points} mean={mean} unit={unit} />
    </figure>
  )
}

/** What is written over the days, for those who do not see it. */
export function EventList({ events }: { readonly events: readonly ChartEvent[] }) {
  const t = useWords(chartWords)
  useLanguage()
  if (events.length === 0) return null
  return (
    <ul className="visually-hidden" aria-label={t('events.list')}>
      {events.map(({ day, label }) => (
        <li key={`${day} ${label}`}>{`${formatDay(day)}: ${label}`}</li>
      ))}
    </ul>
  )
}

interface KeyProps {
  readonly points: readonly SeriesPoint[]
  readonly days: readonly Day[]
  readonly hasEvents: boolean
}

/** Only what this chart really uses. */
function ChartKey({ points, days, hasEvents }: KeyProps) {
  const t = useWords(chartWords)
  const keys = [
    points.some(({ figure }) => figure && !isExact(figure)) && t('approximate'),
    points.some(({ figure }) => figure === null) && t('absent'),
    isDaily(days) && days.some(isWeekend) && t('weekends'),
    hasEvents && t('events'),
  ].filter((key) => key !== false)
  return <p className={styles.key}>{keys.join(' · ')}</p>
}
