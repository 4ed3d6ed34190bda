import { type Figure, isExact } from '#kit'
import { Link } from '#platform/web'
import type { Tone } from '../theme/theme.ts'
import styles from './bar-list.module.css'
import { reachOf, shapeOf } from './chart-shape.ts'
import { FigureText } from './figure-text.tsx'

/** One bar with its name and its number. */
export interface BarLine {
  readonly key: string
  readonly name: string
  readonly figure: Figure | null
  readonly to?: string | undefined
  /** After the number: `/ 30`, `chênh 1`. */
  readonly note?: string | undefined
  readonly tone?: Tone | undefined
}

/** Numbers side by side as bars from zero, each with its name and figure written on it: no axis, no legend. */
export function BarList({
  label,
  bars,
  roof,
}: {
  readonly label: string
  readonly bars: readonly BarLine[]
  /** The full length, where there is one: 30 of 30. Absent: the longest bar. */
  readonly roof?: number | undefined
}) {
  const top = roof ?? Math.max(1, ...bars.map(({ figure }) => (figure ? reachOf(figure) : 0)))
  return (
    <ul className={styles.bars} aria-label={label}>
      {bars.map(({ key, name, figure, to, note, tone }) => (
        <li key={key} className={styles.line}>
          <span className={styles.name}>{to ? <Link to={to}>{name}</Link> : name}</span>
          <span className={styles.track} aria-hidden="true">
            {figure && (
              <span
                className={styles.bar}
                data-tone={tone}
                data-approximate={!isExact(figure) || undefined}
                style={{ width: `${Math.min(100, (100 * reachOf(figure)) / top)}%` }}
              >
                {figure.kind === 'range' && (
                  <span className={styles.low} style={{ width: `${(100 * shapeOf(figure).low) / reachOf(figure)}%` }} />
                )}
              </span>
            )}
          </span>
          <span className={styles.number}>
            {figure ? <FigureText figure={figure} /> : '–'} {note && <span className={styles.note}>{note}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
