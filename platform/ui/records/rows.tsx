import type { ReactNode } from 'react'
import { Link } from '#platform/web'
import styles from './rows.module.css'

/** One line of a short list on a board: a mark, the words, who, when. */
export interface RowProps {
  /** Left of the words: a `SeverityMark` or a `Clock`. */
  readonly mark?: ReactNode
  readonly title: ReactNode
  /** Small, under the title. */
  readonly detail?: ReactNode
  /** Right of the words: the person who must act. */
  readonly end?: ReactNode
  readonly to?: string | undefined
}

/** A short list without columns, for the places of the board; the whole list is behind its heading's link. */
export function Rows({ label, children }: { readonly label?: string | undefined; readonly children: ReactNode }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  )
}

/** A line of {@link Rows}. */
export function Row({ mark, title, detail, end, to }: RowProps) {
  return (
    <li className={styles.row} data-opens={to ? '' : undefined}>
      {mark && <span className={styles.mark}>{mark}</span>}
      <span className={styles.words}>
        {to ? (
          <Link to={to} className={styles.title}>
            {title}
          </Link>
        ) : (
          <span className={styles.title}>{title}</span>
        )}
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {end && <span className={styles.end}>{end}</span>}
    </li>
  )
}
