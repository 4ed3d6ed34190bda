import { showNumber, useWords } from '#platform/web'
import { lookOfLevel } from './level-square.tsx'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'

interface Counted {
  readonly communes: readonly number[]
  readonly none: number
}

/** Communes by level as one bar, and in words. */
export function CountBar({ label, counts }: { readonly label: string; readonly counts: Counted }) {
  const t = useWords(levelWords)
  const parts = [
    ...counts.communes.map((count, index) => ({ level: index + 1, count })),
    { level: null, count: counts.none },
  ]
  const said = parts.map(
    ({ level, count }) => `${level === null ? t('none') : t('level', { level })}: ${showNumber(count)}`,
  )
  return (
    <div>
      <strong>{label}</strong>
      <div className={styles.countBar} aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => (
            <div key={String(level)} className={styles.countPart} style={{ flexGrow: count }} {...lookOfLevel(level)}>
              {showNumber(count)}
            </div>
          ))}
      </div>
      <div className={styles.countWords}>
        {said.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </div>
    </div>
  )
}
