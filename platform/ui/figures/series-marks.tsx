import { useId } from 'react'
import { formatDayShort, formatFigure, formatNumber, isExact } from '#kit'
import { useLanguage, useWords } from '#platform/web'
import styles from './chart.module.css'
import { chartWords } from './chart.words.ts'
import type { ChartLayout, PlacedEvent, SeriesPoint } from './chart-layout.ts'
import { isDaily, isWeekend, reachOf, shapeOf, stretchesOf } from './chart-shape.ts'

interface Mean {
  readonly label: string
  readonly values: readonly (number | null)[]
}

interface MarksProps {
  readonly layout: ChartLayout
  readonly points: readonly SeriesPoint[]
  readonly mean: Mean | undefined
  readonly events: readonly PlacedEvent[]
}

/** The drawing itself; everything in it is said by the points and the table as well. */
export function SeriesMarks({ layout, points, mean, events }: MarksProps) {
  const hatch = useId()
  const { width, height } = layout
  return (
    <svg className={styles.plot} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={styles.hatchGround} />
          <line x1="0" y1="0" x2="0" y2="5" className={styles.hatchLine} />
        </pattern>
      </defs>
      <Weekends layout={layout} points={points} />
      <Grid layout={layout} />
      <EventMarks events={events} layout={layout} />
      {points.map((point, index) => (
        <PointMark
          key={point.day}
          point={point}
          at={layout.x(index)}
          layout={layout}
          hatch={`url(#${hatch})`}
          isLast={index === points.length - 1}
        />
      ))}
      {mean && <MeanLine mean={mean} layout={layout} points={points} />}
      <Records layout={layout} points={points} />
      <Days layout={layout} points={points} />
    </svg>
  )
}

function Weekends({ layout, points }: Pick<MarksProps, 'layout' | 'points'>) {
  if (!isDaily(points.map(({ day }) => day)) || layout.step < 2) return null
  return points.map(({ day }, index) =>
    isWeekend(day) ? (
      <rect
        key={day}
        className={styles.weekend}
        x={layout.x(index) - layout.step / 2}
        y={layout.top}
        width={layout.step}
        height={layout.bottom - layout.top}
      />
    ) : null,
  )
}

function Grid({ layout }: { readonly layout: ChartLayout }) {
  return layout.ticks.map((tick) => (
    <g key={tick}>
      <line
        className={tick === 0 ? styles.base : styles.line}
        x1="0"
        x2={layout.width}
        y1={layout.y(tick)}
        y2={layout.y(tick)}
      />
      {tick > 0 && (
        <text className={styles.tick} x="0" y={layout.y(tick) - 4}>
          {formatNumber(tick)}
        </text>
      )}
    </g>
  ))
}

interface PointMarkProps {
  readonly point: SeriesPoint
  readonly at: number
  readonly layout: ChartLayout
  readonly hatch: string
  readonly isLast: boolean
}

function PointMark({ point: { figure }, at, layout, hatch, isLast }: PointMarkProps) {
  const { bar, y, bottom } = layout
  if (figure === null)
    return <circle className={styles.missing} cx={at} cy={bottom - 5} r={Math.max(1, Math.min(2.5, bar / 2))} />
  const { low, high, value, isSure } = shapeOf(figure)
  const left = at - bar / 2
  if (isSure)
    return (
      <rect
        className={styles.bar}
        data-last={isLast || undefined}
        x={left}
        y={y(value)}
        width={bar}
        height={bottom - y(value)}
      />
    )
  const roof = high ?? value
  return (
    <g>
      {low > 0 && high !== undefined && high > low && (
        <rect className={styles.known} x={left} y={y(low)} width={bar} height={bottom - y(low)} />
      )}
      <path
        className={styles.unsure}
        fill={hatch}
        d={
          high !== undefined && low > 0 && high > low
            ? `M${left} ${y(low)}V${y(roof)}H${left + bar}V${y(low)}Z`
            : `M${left} ${bottom}V${y(roof)}${high === undefined ? `M${left + bar} ${y(roof)}` : `H${left + bar}`}V${bottom}`
        }
      />
      {high === undefined && (
        <>
          <rect x={left} y={y(value)} width={bar} height={bottom - y(value)} fill={hatch} />
          <path
            className={styles.open}
            d={`M${at - 4} ${y(value) - 3}L${at} ${y(value) - 8}L${at + 4} ${y(value) - 3}`}
          />
        </>
      )}
    </g>
  )
}

/** The line, and its name where it begins, over the bars that stand there. */
function MeanLine({ mean, layout, points }: Required<Pick<MarksProps, 'layout' | 'points'>> & { readonly mean: Mean }) {
  const first = mean.values.findIndex((value) => value !== null)
  if (first === -1) return null
  const at = (index: number) => `${layout.x(index)} ${layout.y(mean.values[index] ?? 0)}`
  const left = Math.min(layout.x(first), Math.max(0, layout.width - mean.label.length * 7))
  const isUnder = (_: unknown, index: number) =>
    layout.x(index) >= left - layout.step && layout.x(index) <= left + mean.label.length * 7
  const under = points.filter(isUnder).map(({ figure }) => (figure ? reachOf(figure) : 0))
  const highest = Math.max(...under, ...mean.values.filter(isUnder).map((value) => value ?? 0))
  return (
    <>
      {stretchesOf(mean.values).map((places) => (
        <path key={places[0]} className={styles.mean} d={`M${places.map(at).join('L')}`} />
      ))}
      <text className={styles.meanName} x={left} y={Math.max(layout.y(highest) - 8, layout.top - 4)}>
        {mean.label}
      </text>
    </>
  )
}

/** The last record stands for those before it: its word is written once. */
function Records({ layout, points }: Pick<MarksProps, 'layout' | 'points'>) {
  const t = useWords(chartWords)
  const [language] = useLanguage()
  const index = points.findLastIndex(({ isRecord, figure }) => isRecord && figure !== null)
  const figure = points[index]?.figure
  if (!figure) return null
  const at = layout.x(index)
  const top = layout.y(shapeOf(figure).high ?? shapeOf(figure).value)
  const anchor = at < 60 ? 'start' : at > layout.width - 60 ? 'end' : 'middle'
  return (
    <text className={styles.record} x={at} y={top - (shapeOf(figure).high === undefined ? 13 : 6)} textAnchor={anchor}>
      {isExact(figure) ? `▲ ${t('record')} ${formatFigure(figure, language)}` : `▲ ${t('record')}`}
    </text>
  )
}

/** The lines first: no line runs through the words of another. */
function EventMarks({ events, layout }: Pick<MarksProps, 'events' | 'layout'>) {
  const yOf = (row: number) => row * 17 + 12
  return (
    <>
      {events.map(({ day, label, line, row }) => (
        <line
          key={`${day} ${label}`}
          className={styles.event}
          x1={line}
          x2={line}
          y1={yOf(row) - 8}
          y2={layout.bottom}
        />
      ))}
      {events.map(({ day, label, shown, row, x, anchor }) => (
        <text key={`${day} ${label}`} className={styles.eventName} x={x} y={yOf(row)} textAnchor={anchor}>
          {shown}
        </text>
      ))}
    </>
  )
}

function Days({ layout, points }: Pick<MarksProps, 'layout' | 'points'>) {
  const last = points.length - 1
  const lastDay = points[last]?.day
  return points.map(({ day, label }, index) =>
    (last - index) % layout.labelEvery === 0 && layout.x(index) > layout.step / 2 ? (
      <text
        key={day}
        className={styles.day}
        x={layout.x(index)}
        y={layout.bottom + 16}
        textAnchor={layout.x(index) > layout.width - 20 ? 'end' : 'middle'}
      >
        {label ?? formatDayShort(day, lastDay)}
      </text>
    ) : null,
  )
}
