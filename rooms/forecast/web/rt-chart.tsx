import { useRef } from 'react'
import { type Day, formatDayShort } from '#kit'
import { showDay, showNumber, useWords } from '#platform/web'
import { useWidth } from '#ui'
import type { AreaSignalView, SignalDay } from '../domain/index.ts'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'
import { isDayOff } from './mini-curve.tsx'
import { showTwo } from './rt-mark.tsx'

const height = 200
const left = 28
const bottom = height - 24
const top = 8
/** The first days of an outbreak give an R of ten and more; drawn to scale it would flatten what matters, the side of 1. */
const highestRoof = 4

interface Shape {
  readonly step: number
  readonly x: (at: number) => number
  readonly y: (value: number) => number
  readonly roof: number
}

/** R over time as a band with its middle, a line at 1, nothing where there are too few cases; the same as a table behind. */
export function RtChart({ page }: { readonly page: AreaSignalView }) {
  const t = useWords(signalWords)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, 640)
  const { days } = page
  const known = days.flatMap(({ rt }) => (rt ? [rt] : []))
  if (known.length === 0) return <p className={styles.thin}>{t('rt.none', { days: days.length })}</p>
  const highest = Math.max(...known.map(({ high }) => high))
  const roof = Math.min(highestRoof, Math.max(2, Math.ceil(highest)))
  const step = (width - left) / days.length
  const y = (value: number) => bottom - (Math.min(value, roof) / roof) * (bottom - top)
  const shape: Shape = { step, x: (at) => left + (at + 0.5) * step, y, roof }
  return (
    <figure className={styles.chart}>
      <figcaption>
        <strong>{t('rt.chart')}</strong>
        {t('rt.chart.lead')}
        {highest > roof && ` ${t('rt.chart.cut', { roof: showNumber(roof) })}`}
      </figcaption>
      <div ref={frame}>
        <svg className={styles.plot} width={width} height={height} role="img" aria-label={t('rt.chart')}>
          <Ground page={page} shape={shape} width={width} />
          {stretchesOf(days).map((places) => (
            <Stretch key={places[0]} places={places} days={days} shape={shape} />
          ))}
          <line className={styles.one} x1={left} x2={width} y1={y(1)} y2={y(1)} />
        </svg>
      </div>
      <RtTable days={days} />
    </figure>
  )
}

interface GroundProps {
  readonly page: AreaSignalView
  readonly shape: Shape
  readonly width: number
}

function Ground({ page: { days, holidays }, shape: { step, x, y, roof }, width }: GroundProps) {
  const off = new Set(holidays.map(({ day }) => day as string))
  const every = Math.ceil(52 / step)
  const last = days.length - 1
  return (
    <>
      {days.map(({ day }, at) =>
        isDayOff(day as Day, off) ? (
          <rect key={day} className={styles.dayOff} x={x(at) - step / 2} y={top} width={step} height={bottom - top} />
        ) : null,
      )}
      {Array.from({ length: roof + 1 }, (_, tick) => (
        <g key={`tick-${tick + 1}`}>
          <line className={styles['grid-line']} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text x={0} y={y(tick) + 4}>
            {showNumber(tick)}
          </text>
        </g>
      ))}
      {days.map(({ day }, at) =>
        (last - at) % every === 0 && x(at) > left + 14 ? (
          <text key={day} x={x(at)} y={bottom + 16} textAnchor={x(at) > width - 18 ? 'end' : 'middle'}>
            {formatDayShort(day as Day, days[last]?.day as Day)}
          </text>
        ) : null,
      )}
    </>
  )
}

interface StretchProps {
  readonly places: readonly number[]
  readonly days: readonly SignalDay[]
  readonly shape: Shape
}

/** Days in a row with R of the same window. A single day is drawn as wide as a day. */
function Stretch({ places, days, shape: { x, y, step } }: StretchProps) {
  const all = places.flatMap((at) => {
    const { rt } = days[at] as SignalDay
    return rt ? [{ at: x(at), ...rt }] : []
  })
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last) return null
  const line = (of: 'low' | 'high' | 'median') => [
    `${first.at - step / 2} ${y(first[of])}`,
    ...all.map((one) => `${one.at} ${y(one[of])}`),
    `${last.at + step / 2} ${y(last[of])}`,
  ]
  const isWide = first.window > 7
  return (
    <g>
      <path
        className={isWide ? styles.bandWide : styles.band}
        d={`M${line('high').join('L')}L${line('low').toReversed().join('L')}Z`}
      />
      <path className={isWide ? styles.medianWide : styles.median} d={`M${line('median').join('L')}`} />
    </g>
  )
}

/** Unbroken stretches of days with R of one window. */
function stretchesOf(days: readonly SignalDay[]): number[][] {
  const stretches: number[][] = []
  for (const [at, { rt }] of days.entries()) {
    if (!rt) continue
    const last = stretches.at(-1)
    const before = last?.at(-1)
    if (last && before === at - 1 && days[before]?.rt?.window === rt.window) last.push(at)
    else stretches.push([at])
  }
  return stretches
}

function RtTable({ days }: { readonly days: readonly SignalDay[] }) {
  const t = useWords(signalWords)
  return (
    <details className={styles.behind}>
      <summary>{t('rt.table')}</summary>
      <div>
        <table>
          <thead>
            <tr>
              {(['table.day', 'table.median', 'table.span', 'table.window'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, rt }) => (
              <tr key={day}>
                <th scope="row">{showDay(day as Day)}</th>
                <td>{rt ? showTwo(rt.median) : '–'}</td>
                <td>{rt ? `${showTwo(rt.low)}–${showTwo(rt.high)}` : ''}</td>
                <td>{rt ? t('table.days', { count: rt.window }) : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
