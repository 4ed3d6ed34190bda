import { useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import styles from './marks.module.css'

interface DayBarProps {
  /** 1 on the first day; 0 or less before it; more than `total` after the end. */
  readonly day: number
  readonly total: number
  /** What runs, said before the count: `CT 17`. */
  readonly label?: string | undefined
  /** Days of which something is missing (a report): drawn as such, never as done. */
  readonly missing?: readonly number[] | undefined
}

/** How far a period has run: `CT 17 · ngày 4/15`, one square a day. */
export function DayBar({ day, total, label, missing = [] }: DayBarProps) {
  const t = useWords(uiWords)
  const words =
    day < 1 ? t('day.before', { count: 1 - day }) : day > total ? t('day.after') : t('day.of', { day, total })
  return (
    <span className={styles.days}>
      <span>
        {label && <strong>{label} </strong>}
        {words}
      </span>
      <span className={styles.squares} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={`day-${index + 1}`} className={styles.square} data-state={stateOf(index + 1, day, missing)} />
        ))}
      </span>
    </span>
  )
}

function stateOf(square: number, day: number, missing: readonly number[]): string | undefined {
  if (missing.includes(square)) return 'missing'
  if (square === day) return 'today'
  return square < day ? 'past' : undefined
}
