import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { formatDayShort } from '#kit'
import { Link, showFigure, today, useLanguage, useWords } from '#platform/web'
import styles from './chart.module.css'
import { chartWords } from './chart.words.ts'
import type { ChartLayout, SeriesPoint } from './chart-layout.ts'
import { reachOf } from './chart-shape.ts'

interface PointsProps {
  readonly label: string
  readonly layout: ChartLayout
  readonly points: readonly SeriesPoint[]
  readonly unit: string | undefined
}

/** A place to point at, to focus and to press over each mark; what it says stands above the plot while it is held. */
export function SeriesPoints({ label, layout, points, unit }: PointsProps) {
  const t = useWords(chartWords)
  const say = useSayPoint(unit)
  const hint = useId()
  const list = useRef<HTMLUListElement>(null)
  const [held, hold] = useState<number>()
  const [stop, setStop] = useState<number>()
  const here = Math.min(stop ?? points.length - 1, points.length - 1)
  const move = (event: KeyboardEvent) => {
    const next = nextOf(event.key, here, points.length)
    if (next === undefined) return
    event.preventDefault()
    setStop(next)
    list.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus()
  }
  const shown = held === undefined ? undefined : points[held]
  return (
    <>
      <span id={hint} className="visually-hidden">
        {t('hint')}
      </span>
      <ul ref={list} className={styles.points} aria-label={label} aria-describedby={hint} onKeyDown={move}>
        {points.map((point, index) => (
          <li key={point.day} style={{ left: layout.x(index) - layout.step / 2, width: layout.step, top: layout.top }}>
            <PointDoor
              point={point}
              index={index}
              isStop={index === here}
              said={say(point)}
              onHold={(is) => hold(is ? index : undefined)}
            />
          </li>
        ))}
      </ul>
      {shown && held !== undefined && (
        <p
          className={styles.readout}
          data-side={layout.x(held) > layout.width / 2 ? 'left' : 'right'}
          style={{
            ...(layout.x(held) > layout.width / 2
              ? { right: layout.width - layout.x(held) + 10 }
              : { left: layout.x(held) + 10 }),
            top: Math.max(0, layout.y(shown.figure ? reachOf(shown.figure) : 0) - 24),
          }}
          aria-hidden="true"
        >
          {say(shown)}
        </p>
      )}
    </>
  )
}

interface DoorProps {
  readonly point: SeriesPoint
  readonly index: number
  readonly isStop: boolean
  readonly said: string
  readonly onHold: (is: boolean) => void
}

function PointDoor({ point, index, isStop, said, onHold }: DoorProps) {
  const holds = {
    className: styles.point,
    'data-index': index,
    tabIndex: isStop ? 0 : -1,
    'aria-label': said,
    onFocus: () => onHold(true),
    onBlur: () => onHold(false),
    onPointerEnter: () => onHold(true),
    onPointerLeave: () => onHold(false),
  }
  return point.to ? <Link to={point.to} {...holds} /> : <span role="img" {...holds} />
}

function nextOf(key: string, here: number, count: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowRight: here + 1,
    ArrowLeft: here - 1,
    PageDown: here + 7,
    PageUp: here - 7,
    Home: 0,
    End: count - 1,
  }
  const next = steps[key]
  return next === undefined ? undefined : Math.max(0, Math.min(count - 1, next))
}

/** `27/7: khoảng 7.500 giường · cao nhất từ trước đến nay · CDC, đến tối 27/7`. */
function useSayPoint(unit: string | undefined): (point: SeriesPoint) => string {
  const t = useWords(chartWords)
  useLanguage()
  return ({ day, label, figure, isRecord, note }) => {
    const number = figure === null ? t('missing') : [showFigure(figure), unit].filter(Boolean).join(' ')
    const said = [`${label ?? formatDayShort(day, today())}: ${number}`, isRecord && t('record.said'), note]
    return said.filter(Boolean).join(' · ')
  }
}
