import { addDays, type Day } from '#kit'
import { showNumber, useWords } from '#platform/web'
import type { SignalRow } from '../domain/index.ts'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'

const width = 224
const height = 56

interface MiniCurveProps {
  readonly row: SignalRow
  readonly day: string
  readonly holidays: ReadonlySet<string>
  readonly label: string
}

/** Four weeks of an area: known cases as bars, above them hatched what may be added, in a row below what came in bulk. */
export function MiniCurve({ row, day, holidays, label }: MiniCurveProps) {
  const t = useWords(signalWords)
  const top = Math.max(1, ...row.high.map((high, at) => high ?? row.known[at] ?? 0))
  const step = width / row.known.length
  const y = (value: number) => height - (Math.min(value, top) / top) * (height - 4)
  const dayAt = (at: number) => addDays(day as Day, at - row.known.length + 1)
  const alarmed = new Set(row.alarms.map((alarm) => alarm.day as string))
  return (
    <figure className={styles.mini}>
      <svg viewBox={`0 0 ${width} ${height + 6}`} role="img" aria-label={label} preserveAspectRatio="none">
        {row.known.map((known, at) => {
          const one = dayAt(at)
          const high = row.high[at] ?? null
          const x = at * step
          return (
            <g key={one}>
              {isDayOff(one, holidays) && <rect className={styles.dayOff} x={x} y={0} width={step} height={height} />}
              {high !== null && high > known && (
                <rect className={styles.maybe} x={x + 1} y={y(high)} width={step - 2} height={y(known) - y(high)} />
              )}
              {known > 0 && (
                <rect
                  className={alarmed.has(one) ? styles.barAlarm : styles.bar}
                  x={x + 1}
                  y={y(known)}
                  width={step - 2}
                  height={height - y(known)}
                />
              )}
              {(row.undated[at] ?? 0) > 0 && (
                <rect className={styles.bulk} x={x + 1} y={height + 2} width={step - 2} height={4} />
              )}
            </g>
          )
        })}
        <line className={styles.base} x1={0} x2={width} y1={height} y2={height} />
      </svg>
      <figcaption>{t('top', { count: showNumber(Math.max(...row.known)) })}</figcaption>
    </figure>
  )
}

/** Weekends and holidays: fewer tests, fewer entries. */
export function isDayOff(day: Day, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6 || holidays.has(day)
}
