import { useReading, useWords } from '#platform/web'
import type { RowErrorShape } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'

const emptyCell = 'EXCHANGE.CELL_REQUIRED'

/** Wrong rows as the file has them: which cell, what stands in it, what to mend. */
export function RowErrors({ errors }: { readonly errors: readonly RowErrorShape[] }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const inOrder = errors.toSorted((one, other) => one.row - other.row)
  return (
    <table className={styles.errors}>
      <thead>
        <tr>
          <th scope="col">{t('errors.row')}</th>
          <th scope="col">{t('errors.column')}</th>
          <th scope="col">{t('errors.value')}</th>
          <th scope="col">{t('errors.what')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((error) => (
          <tr key={`${error.row} ${error.column} ${error.code}`}>
            <th scope="row">
              <span aria-hidden="true">{error.row}</span>
              <span className="visually-hidden">{cellOf(error, t)}</span>
            </th>
            <td>
              {error.column && <span className={styles.letter}>{error.column}</span>} {error.header}
            </td>
            <td className={styles.value}>
              {error.code === emptyCell ? <span className={styles.small}>{t('errors.empty')}</span> : error.value}
            </td>
            <td>{reading(error.words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellOf({ row, column }: RowErrorShape, t: ReturnType<typeof useWords<keyof typeof exchangeWords.vi>>): string {
  return column === null ? t('errors.line', { row: String(row) }) : t('errors.cell', { row: String(row), column })
}
