import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { toProblem, useReading, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { showToast } from '../controls/toast.tsx'
import { RefusalNote } from '../states/states.tsx'
import { uiWords } from '../words.ts'
import type { BulkAction, ListFilter } from './columns.ts'
import { FilterInput } from './filter-input.tsx'
import styles from './record-list.module.css'
import type { RecordSource } from './source.ts'

interface Selection<T> {
  readonly selected: readonly T[]
  readonly clear: () => void
  readonly selectAll: () => void
}

interface ListBarProps<T> {
  readonly filter: ListFilter | undefined
  readonly filterInput: RefObject<HTMLInputElement | null>
  readonly tools: ReactNode
  readonly bulk: readonly BulkAction<T>[] | undefined
  readonly selection: Selection<T>
  readonly source: RecordSource<T>
  readonly onEnterRows: () => void
}

/** The filter, the tools, and while rows are ticked what can be done to them. Stays in sight while one scrolls. */
export function ListBar<T>({ filter, filterInput, tools, bulk, selection, source, onEnterRows }: ListBarProps<T>) {
  const t = useWords(uiWords)
  const count = source.rows?.length
  const bar = useRef<HTMLDivElement>(null)
  useTellHeight(bar)
  if (!filter && !tools && !bulk) return null
  return (
    <div ref={bar} className={`${styles.bar} no-print`}>
      {filter && <FilterInput {...filter} input={filterInput} onEnter={onEnterRows} />}
      {tools}
      <span className={styles.count} role="status">
        {count === undefined ? '' : t(source.hasMore ? 'list.more' : 'list.shown', { count })}
      </span>
      {bulk && selection.selected.length > 0 && <BulkBar bulk={bulk} selection={selection} />}
    </div>
  )
}

/** The sticky head stands right under the bar, however high that is just now. */
function useTellHeight(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current
    if (!element) return
    const tell = () => element.parentElement?.style.setProperty('--bar', `${element.offsetHeight}px`)
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    tell()
    return () => observer.disconnect()
  }, [bar])
}

function BulkBar<T>({
  bulk,
  selection,
}: {
  readonly bulk: readonly BulkAction<T>[]
  readonly selection: Selection<T>
}) {
  const t = useWords(uiWords)
  const reading = useReading()
  const [running, setRunning] = useState<string>()
  const run = async (action: BulkAction<T>) => {
    setRunning(action.label)
    try {
      const done = await action.run(selection.selected)
      if (done) {
        selection.clear()
        showToast({ text: done.said, ...(done.undo ? { undo: done.undo } : {}) })
      }
    } catch (thrown) {
      showToast({ text: reading(toProblem(thrown).words) })
    } finally {
      setRunning(undefined)
    }
  }
  return (
    <div className={styles.bulk}>
      <strong>{t('list.selected', { count: selection.selected.length })}</strong>
      {bulk.map((action) => (
        <Button
          key={action.label}
          look={action.look ?? 'plain'}
          busy={running === action.label}
          onClick={() => run(action)}
        >
          {action.label}
        </Button>
      ))}
      <Button look="quiet" onClick={selection.selectAll}>
        {t('list.selectAll')}
      </Button>
      <Button look="quiet" onClick={selection.clear}>
        {t('list.unselect')}
      </Button>
    </div>
  )
}

/** Under the rows: what is being fetched, or why the rest is missing. */
export function ListFoot<T>({ source }: { readonly source: RecordSource<T> }) {
  const t = useWords(uiWords)
  if (!source.rows || source.rows.length === 0) return null
  if (source.problem && source.problem.kind !== 'refused')
    return <RefusalNote problem={source.problem} onAgain={source.again} />
  return <p className={styles.foot}>{source.isLoadingMore ? t('loading.more') : ''}</p>
}
