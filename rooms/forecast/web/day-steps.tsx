import { addDays, type Day } from '#kit'
import { showDay, useWords } from '#platform/web'
import { IconButton } from '#ui'
import styles from './forecast.module.css'
import { signalWords } from './forecast.words.ts'

interface DayStepsProps {
  readonly day: string
  readonly today: string
  readonly onChange: (day: string) => void
}

/** The day the signals are of, and one step to either side. */
export function DaySteps({ day, today, onChange }: DayStepsProps) {
  const t = useWords(signalWords)
  const step = (days: number) => onChange(addDays(day as Day, days))
  return (
    <span className={`${styles.days} no-print`}>
      <IconButton icon="back" label={t('day.before')} onClick={() => step(-1)} />
      <span className={styles.day}>{showDay(day as Day)}</span>
      <IconButton icon="right" label={t('day.after')} disabled={day >= today} onClick={() => step(1)} />
    </span>
  )
}
