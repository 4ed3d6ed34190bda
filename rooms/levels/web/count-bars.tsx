import { showNumber, useWords } from '#platform/web'
import { lookOfLevel } from './level-square.tsx'
import { levelWords } from './levels.words.ts'
import mapStyles from './map.module.css'

interface Counted {
  readonly communes: readonly number[]
  readonly none: number
}

/** Communes by level as one bar, and in words. */
export function CountBar({ label, counts }: { readonly label?: string | undefined; readonly counts: Counted }) {
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
      {label && <strong>{label}</strong>}
      <div className={mapStyles.countBar} aria-hidden="true">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ level, count }) => (
            <div
              key={String(level)}
              className={mapStyles.countPart}
              style={{ flexGrow: count }}
              {...lookOfLevel(level)}
            >
              {showNumber(count)}
            </div>
          ))}
      </div>
      <div className={mapStyles.countWords}>
        {said.map((words) => (
          <span key={words}>{words}</span>
        ))}
      </div>
    </div>
  )
}
