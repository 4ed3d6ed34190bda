import { type Figure, isExact } from '#kit'
import { Link, showFigure } from '#platform/web'
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
  /** The range is how far exact numbers were apart (a week's days), not doubt about one: drawn from low to high. */
  readonly isSpread?: boolean | undefined
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
      {bars.map((line) => (
        <li key={line.key} className={styles.line}>
          <span className={styles.name}>{line.to ? <Link to={line.to}>{line.name}</Link> : line.name}</span>
          <span className={styles.track} aria-hidden="true">
            {line.figure && <Bar line={line} figure={line.figure} top={top} />}
          </span>
          <span className={styles.number}>
            <BarNumber line={line} /> {line.note && <span className={styles.note}>{line.note}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Bar({ line, figure, top }: { readonly line: BarLine; readonly figure: Figure; readonly top: number }) {
  const { low } = shapeOf(figure)
  const reach = reachOf(figure)
  const part = (value: number) => `${Math.min(100, (100 * value) / top)}%`
  if (line.isSpread)
    return <span className={styles.bar} style={{ marginInlineStart: part(low), width: part(reach - low) }} />
  return (
    <span
      className={styles.bar}
      data-tone={line.tone}
      data-approximate={!isExact(figure) || undefined}
      style={{ width: part(reach) }}
    >
      {figure.kind === 'range' && <span className={styles.low} style={{ width: `${(100 * low) / reach}%` }} />}
    </span>
  )
}

function BarNumber({ line: { figure, isSpread } }: { readonly line: BarLine }) {
  if (!figure) return '–'
  return isSpread ? showFigure(figure) : <FigureText figure={figure} />
}
