import { addDays, type Day, isDay } from '#kit'
import { showDay, today, useFilters, useWords } from '#platform/web'
import { Button, IconButton } from '#ui'
import styles from './checkpoints.module.css'
import { frontWords } from './front.words.ts'

/** The day in the address, else today. */
export function useChosenDay(): readonly [Day, (day: Day | undefined) => void] {
  const [filters, setFilters] = useFilters()
  const day = filters.day && isDay(filters.day) ? filters.day : today()
  return [day, (next) => setFilters({ day: next === today() ? undefined : next })]
}

/** A day before, a day after, and back to today. */
export function DaySteps() {
  const t = useWords(frontWords)
  const [day, setDay] = useChosenDay()
  const isToday = day === today()
  return (
    <div className={styles.dayBar}>
      <IconButton icon="back" label={t('day.before')} onClick={() => setDay(addDays(day, -1))} />
      <strong>{showDay(day)}</strong>
      {!isToday && <IconButton icon="right" label={t('day.after')} onClick={() => setDay(addDays(day, 1))} />}
      {!isToday && <Button onClick={() => setDay(undefined)}>{t('day.today')}</Button>}
    </div>
  )
}
