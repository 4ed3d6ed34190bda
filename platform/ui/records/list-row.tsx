import type { MouseEvent } from 'react'
import { Link, useWords } from '#platform/web'
import { uiWords } from '../words.ts'
import type { Column } from './columns.ts'
import rowStyles from './list-row.module.css'
import styles from './record-list.module.css'

interface ListRowProps<T> {
  readonly row: T
  readonly index: number
  readonly start: number
  readonly columns: readonly Column<T>[]
  readonly link: string | undefined
  readonly measure: (element: Element | null) => void
  readonly isActive: boolean
  readonly onFocus: () => void
  readonly isTicked: boolean
  readonly onTick: (() => void) | undefined
  readonly onOpen: () => void
}

/** One row: its name is a link, a press anywhere else on it opens it too. */
export function ListRow<T>({
  row,
  index,
  start,
  columns,
  link,
  measure,
  isActive,
  onFocus,
  isTicked,
  onTick,
  onOpen,
}: ListRowProps<T>) {
  const t = useWords(uiWords)
  const press = (event: MouseEvent) => {
    const isOnControl = (event.target as HTMLElement).closest('a, button, input, label') !== null
    if (!isOnControl && link && getSelection()?.isCollapsed !== false) onOpen()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of its rows
    <div
      ref={measure}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={onTick ? isTicked : undefined}
      tabIndex={isActive ? 0 : -1}
      className={`${styles.row} ${styles.virtual}`}
      style={{ transform: `translateY(${start}px)` }}
      data-opens={link ? '' : undefined}
      onClick={press}
      onFocus={onFocus}
    >
      {onTick && (
        <span role="gridcell" className={styles.tick}>
          <input type="checkbox" tabIndex={-1} aria-label={t('list.select')} checked={isTicked} onChange={onTick} />
        </span>
      )}
      {columns.map((column, place) => (
        <span
          key={column.key}
          role="gridcell"
          className={styles.cell}
          data-main={place === 0 || undefined}
          data-from={column.from}
          data-align={column.align}
        >
          {place === 0 && link ? (
            <Link to={link} tabIndex={-1} className={rowStyles.name}>
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </span>
      ))}
    </div>
  )
}
