import type { Day } from '#kit'
import { showFullDay, today, useWords } from '#platform/web'
import styles from './scorecards.module.css'
import { scoreWords } from './scorecards.words.ts'

interface DaySelectProps {
  readonly days: readonly string[]
  readonly day: string
  readonly onChange: (day: string) => void
}

/** The days that have scorecards, and today as it stands. */
export function DaySelect({ days, day, onChange }: DaySelectProps) {
  const t = useWords(scoreWords)
  const now = today()
  const all = [...new Set([now, day, ...days])].toSorted().toReversed() as Day[]
  return (
    <label className={styles.field}>
      {t('day')}
      <select className={styles.select} value={day} onChange={(event) => onChange(event.target.value)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {days.includes(one) ? showFullDay(one) : t('day.live', { day: showFullDay(one) })}
          </option>
        ))}
      </select>
    </label>
  )
}
