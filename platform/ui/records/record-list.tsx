import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useGo, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { useMedia } from '../shell/use-media.ts'
import { Empty, Loading, RefusalNote } from '../states/states.tsx'
import { uiWords } from '../words.ts'
import { type BulkAction, type Column, gridColumns, type ListFilter } from './columns.ts'
import { ListBar, ListFoot } from './list-bar.tsx'
import { ListRow } from './list-row.tsx'
import styles from './record-list.module.css'
import type { RecordSource } from './source.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'

/** A list of records that answers at once: see the README for an example. */
export interface RecordListProps<T> {
  /** What the list is, for those who do not see it. */
  readonly label: string
  readonly source: RecordSource<T>
  readonly rowKey: (row: T) => string
  readonly columns: readonly Column<T>[]
  /** Where a row leads: makes the name a link and Enter open it. */
  readonly rowLink?: ((row: T) => string) | undefined
  /** The filter text and what to do while it is typed: keep it in the address with `useFilters()`. */
  readonly filter?: ListFilter | undefined
  readonly bulk?: readonly BulkAction<T>[] | undefined
  /** Right of the filter: saved views, a `Choice`, an `ExportButton`. */
  readonly tools?: ReactNode
  /** What stands here when there is nothing (and nothing was filtered away). */
  readonly empty?: ReactNode
}

const guessedRowHeight = 38

/** Rows are drawn only where the window is; pages are fetched while one scrolls. */
export function RecordList<T>({
  label,
  source,
  rowKey,
  columns,
  rowLink,
  filter,
  bulk,
  tools,
  empty,
}: RecordListProps<T>) {
  const t = useWords(uiWords)
  const go = useGo()
  const isWide = useMedia('(min-width: 1024px)')
  const rows = source.rows ?? []
  const hasTicks = bulk !== undefined && bulk.length > 0
  const selection = useSelection(rows, rowKey)
  const filterInput = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const virtual = useRows(rows.length, body, source)
  const toggle = (index: number) => hasTicks && rows[index] && selection.toggle(rows[index])
  const open = (index: number) => rowLink && rows[index] && go(rowLink(rows[index]))
  const keys = useListKeys({
    count: rows.length,
    open,
    toggle,
    clear: selection.clear,
    show: virtual.scrollToIndex,
    filter: filterInput,
    rows: body,
  })
  const shown = columns.filter(({ from }) => isWide || from !== 'wide')
  return (
    <div className={styles.list} style={{ '--columns': gridColumns(columns, hasTicks, isWide) } as CSSProperties}>
      <ListBar
        filter={filter}
        filterInput={filterInput}
        tools={tools}
        bulk={bulk}
        selection={selection}
        source={source}
        onEnterRows={keys.enter}
      />
      <ListBody
        source={source}
        hasFilter={Boolean(filter?.text)}
        onClearFilter={() => filter?.onChange('')}
        empty={empty}
      >
        <div
          role="grid"
          aria-label={label}
          aria-rowcount={source.hasMore ? -1 : rows.length + 1}
          aria-multiselectable={hasTicks || undefined}
          onKeyDown={keys.onKeyDown}
        >
          <div role="row" className={styles.head}>
            {hasTicks && (
              <span role="columnheader">
                <span className="visually-hidden">{t('list.select')}</span>
              </span>
            )}
            {shown.map((column) => (
              <span key={column.key} role="columnheader" className={styles.cell} data-align={column.align}>
                {column.head}
              </span>
            ))}
          </div>
          <div
            ref={body}
            role="rowgroup"
            className={`${styles.rows} ${source.isFading ? styles.fading : ''}`}
            aria-busy={source.isFading || undefined}
            style={{ height: virtual.height }}
          >
            {virtual.items.map(({ index, start }) => {
              const row = rows[index]
              if (row === undefined) return null
              return (
                <ListRow
                  key={rowKey(row)}
                  row={row}
                  index={index}
                  start={start}
                  columns={shown}
                  link={rowLink?.(row)}
                  measure={virtual.measure}
                  isActive={index === keys.active}
                  onFocus={() => keys.setActive(index)}
                  isTicked={selection.has(row)}
                  onTick={hasTicks ? () => selection.toggle(row) : undefined}
                  onOpen={() => open(index)}
                />
              )
            })}
          </div>
        </div>
      </ListBody>
      <ListFoot source={source} />
    </div>
  )
}

/** Which rows lie in the window; asks for the next page ten rows before the end. */
function useRows<T>(count: number, body: { readonly current: HTMLElement | null }, source: RecordSource<T>) {
  const [offset, setOffset] = useState(0)
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY
    if (Math.abs(top - offset) > 1) setOffset(top)
  })
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => guessedRowHeight,
    overscan: 12,
    scrollMargin: offset,
    scrollPaddingStart: 140,
    scrollPaddingEnd: 80,
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { hasMore, isLoadingMore, loadMore, problem } = source
  useLayoutEffect(() => {
    if (hasMore && !isLoadingMore && !problem && last >= count - 10) loadMore()
  }, [hasMore, isLoadingMore, problem, last, count, loadMore])
  return {
    items: items.map(({ index, start }) => ({ index, start: start - offset })),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    scrollToIndex: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}

interface ListBodyProps<T> {
  readonly source: RecordSource<T>
  readonly hasFilter: boolean
  readonly onClearFilter: () => void
  readonly empty: ReactNode
  readonly children: ReactNode
}

function ListBody<T>({ source, hasFilter, onClearFilter, empty, children }: ListBodyProps<T>) {
  const t = useWords(uiWords)
  if (source.rows === undefined)
    return source.problem ? <RefusalNote problem={source.problem} onAgain={source.again} /> : <Loading rows={8} />
  if (source.problem?.kind === 'refused') return <RefusalNote problem={source.problem} />
  if (source.rows.length > 0) return children
  if (!hasFilter) return empty ?? <Empty />
  return <Empty title={t('list.nomatch')} action={<Button onClick={onClearFilter}>{t('list.clear')}</Button>} />
}
