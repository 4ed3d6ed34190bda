import { useId, useLayoutEffect, useRef, useState } from 'react'
import type { Day } from '#kit'
import { showDay, showNumber, useReading, useWords } from '#platform/web'
import { EventList, type PlacedEvent, placeEvents } from '#ui'
import type { CaseCurve, CurveDay } from '../domain/index.ts'
import { casesWords } from './cases.words.ts'
import styles from './curve.module.css'
import { type CurveLayout, layOutCurve } from './curve-layout.ts'

/** The width an element really has. */
function useOwnWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(240, entry.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { frame, width }
}

/**
 * The epidemic curve: a bar a day, community at the bottom because it is what must be acted on, isolation above it, backlog
 * hatched; weekends and holidays shaded, directives written over their day; the same numbers as a table behind it.
 */
export function EpidemicCurve({ curve, by }: { readonly curve: CaseCurve; readonly by: 'confirmed' | 'onset' }) {
  const t = useWords(casesWords)
  const reading = useReading()
  const { frame, width } = useOwnWidth()
  const { days, events, record, total } = curve
  const told = events.map(({ day, label, isEnd }) => {
    const name = reading(label)
    return { day: day as Day, label: isEnd ? t('curve.ended', { label: name }) : name }
  })
  const dates = days.map(({ day }) => day as Day)
  const placed = placeEvents(told, dates, layOutCurve(days, width, 0))
  const layout = layOutCurve(days, width, Math.max(0, ...placed.map(({ row }) => row + 1)))
  const title = record
    ? t('curve.title', {
        count: showNumber(total),
        days: days.length,
        record: showNumber(record.count),
        day: showDay(record.day as Day),
      })
    : t('curve.empty', { days: days.length })
  return (
    <figure className={styles.curve} aria-label={title}>
      <figcaption>
        <strong>{title}</strong>
        <span className={styles.lead}>{t('curve.lead', { by: t(by), area: reading(curve.areaTitle) })}</span>
      </figcaption>
      <Legend days={days} hasEvents={placed.length > 0} />
      <div ref={frame} className={styles.frame} style={{ height: layout.height }}>
        <Plot days={days} layout={layout} events={placed} />
      </div>
      <EventList events={placed} />
      <Remarks curve={curve} />
      <CurveTable days={days} />
    </figure>
  )
}

function Legend({ days, hasEvents }: { readonly days: readonly CurveDay[]; readonly hasEvents: boolean }) {
  const t = useWords(casesWords)
  const has = (key: 'none' | 'late' | 'undated') => days.some((day) => day[key] > 0)
  return (
    <ul className={styles.legend}>
      <li data-part="community">{t('community')}</li>
      <li data-part="isolation">{t('isolation')}</li>
      {has('none') && <li data-part="none">{t('none')}</li>}
      {(has('late') || has('undated')) && <li data-part="late">{t('late.key')}</li>}
      <li data-part="weekend">{t('weekend')}</li>
      {hasEvents && <li data-part="event">{t('curve.events')}</li>}
    </ul>
  )
}

function Remarks({ curve: { undated, unknownOnset, synthetic } }: { readonly curve: CaseCurve }) {
  const t = useWords(casesWords)
  return (
    <>
      {undated > 0 && <p className={styles.remark}>{t('undated.note', { count: showNumber(undated) })}</p>}
      {unknownOnset > 0 && <p className={styles.remark}>{t('onset.unknown', { count: showNumber(unknownOnset) })}</p>}
      {synthetic && <p className={styles.remark}>{t('synthetic')}</p>}
    </>
  )
}

interface PlotProps {
  readonly days: readonly CurveDay[]
  readonly layout: CurveLayout
  readonly events: readonly PlacedEvent[]
}

function Plot({ days, layout, events }: PlotProps) {
  const t = useWords(casesWords)
  const hatch = useId()
  const { left, bottom, width, height, step, x, y, ticks, labelEvery } = layout
  return (
    <svg className={styles.plot} width={width} height={height} aria-hidden="true">
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className={styles.hatchGround} />
          <line x1="0" y1="0" x2="0" y2="5" className={styles.hatchLine} />
        </pattern>
      </defs>
      {days.map((day, index) =>
        day.isWeekend || day.holiday ? (
          <rect
            key={day.day}
            className={styles.weekend}
            x={x(index) - step / 2}
            y={layout.top}
            width={step}
            height={bottom - layout.top}
          />
        ) : null,
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={tick === 0 ? styles.base : styles.line} x1={left} x2={width - 8} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={left - 6} y={y(tick) + 4} textAnchor="end">
            {showNumber(tick)}
          </text>
        </g>
      ))}
      {days.map((day, index) => (
        <Bar
          key={day.day}
          day={day}
          x={x(index)}
          layout={layout}
          hatch={`url(#${hatch})`}
          said={t('undated', { count: showNumber(day.undated) })}
        />
      ))}
      {days.map((day, index) =>
        (days.length - 1 - index) % labelEvery === 0 ? (
          <text
            key={day.day}
            className={styles.tick}
            x={x(index)}
            y={height - 6}
            textAnchor={x(index) > width - 18 ? 'end' : 'middle'}
          >
            {showDay(day.day as Day)}
          </text>
        ) : null,
      )}
      <EventMarks events={events} bottom={bottom} />
    </svg>
  )
}

interface BarProps {
  readonly day: CurveDay
  readonly x: number
  readonly layout: CurveLayout
  readonly hatch: string
  readonly said: string
}

function Bar({ day, x, layout: { y, bar, bottom, top }, hatch, said }: BarProps) {
  const { community, isolation, none, late, undated } = day
  const sum = community + isolation + none
  const piece = (from: number, to: number, part: string) =>
    to > from && <rect data-part={part} x={x - bar / 2} width={bar} y={y(to)} height={y(from) - y(to)} />
  return (
    <g className={styles.bar}>
      {piece(0, community, 'community')}
      {piece(community, community + isolation, 'isolation')}
      {piece(community + isolation, sum, 'none')}
      {late > 0 && (
        <rect style={{ fill: hatch }} x={x - bar / 2} width={bar} y={y(sum)} height={y(sum - late) - y(sum)} />
      )}
      {undated > 0 && (
        <>
          <rect style={{ fill: hatch }} x={x - bar / 2} width={bar} y={top} height={bottom - top - (bottom - y(sum))} />
          <text className={styles.undatedName} x={x + bar / 2} y={top - 6} textAnchor="end">
            {said}
          </text>
        </>
      )}
    </g>
  )
}

/** The lines first: no line runs through the words of another. */
function EventMarks({ events, bottom }: { readonly events: readonly PlacedEvent[]; readonly bottom: number }) {
  const yOf = (row: number) => 14 + row * 17
  return (
    <g className={styles.event}>
      {events.map(({ day, label, line, row }) => (
        <line key={`${day} ${label}`} x1={line} x2={line} y1={yOf(row) - 8} y2={bottom} />
      ))}
      {events.map(({ day, label, shown, row, x, anchor }) => (
        <text key={`${day} ${label}`} x={x} y={yOf(row)} textAnchor={anchor}>
          {shown}
        </text>
      ))}
    </g>
  )
}

/** The same numbers for those who read or copy them. */
function CurveTable({ days }: { readonly days: readonly CurveDay[] }) {
  const t = useWords(casesWords)
  const reading = useReading()
  return (
    <details className={styles.table}>
      <summary>{t('curve.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            {(['total', 'community', 'isolation', 'none', 'latest'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, community, isolation, none, late, holiday }) => (
            <tr key={day}>
              <th scope="row">
                {showDay(day as Day)}
                {holiday && ` · ${reading(holiday)}`}
              </th>
              {[community + isolation + none, community, isolation, none, late].map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change place
                <td key={index}>{showNumber(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
