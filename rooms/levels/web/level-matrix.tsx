import { useReading, useWords } from '#platform/web'
import type { SetShape } from '../domain/index.ts'
import { lookOfLevel } from './level-square.tsx'
import styles from './levels.module.css'
import { levelWords } from './levels.words.ts'

/** The matrix of a set, with the cell that applies in a frame. */
export function LevelMatrix({
  set,
  here,
}: {
  readonly set: SetShape
  readonly here: { readonly row: number; readonly column: number } | null
}) {
  const t = useWords(levelWords)
  const reading = useReading()
  const cuts = set.indicators[0]?.cuts ?? []
  return (
    <div className={styles.scroll}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t('matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('matrix.infection')}</th>
            {set.columns.map((column) => (
              <th key={column.vi} scope="col">
                {reading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {set.matrix.map((row, index) => (
            <tr key={`row-${index + 1}`}>
              <th scope="row">
                {t('matrix.row', { row: index + 1 })} <span className={styles.small}>{rangeOf(cuts, index)}</span>
              </th>
              {row.map((level, column) => {
                const isHere = here?.row === index + 1 && here.column === column
                return level === null ? (
                  <td key={`cell-${column + 1}`} data-blank="">
                    {t('matrix.blank')}
                  </td>
                ) : (
                  <td key={`cell-${column + 1}`} data-here={isHere || undefined} {...lookOfLevel(level)}>
                    {level}
                    {isHere && <span className="visually-hidden"> {t('matrix.here')}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** `20 – <50`, `≥150`; an unknown cut-point stays a question mark. */
function rangeOf(cuts: readonly (number | null)[], index: number): string {
  const say = (cut: number | null | undefined) => (cut === null || cut === undefined ? '?' : String(cut))
  if (index === 0) return `< ${say(cuts[0])}`
  return index === 3 ? `≥ ${say(cuts[2])}` : `${say(cuts[index - 1])} – < ${say(cuts[index])}`
}
