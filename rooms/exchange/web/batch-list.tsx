import { useFilters, useMay, useReadPages, useWords } from '#platform/web'
import { Button, Choice, Empty, Loading, RefusalNote, Rows, usePagedSource } from '#ui'
import { batchList } from '../domain/index.ts'
import { BatchRow } from './batch-row.tsx'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'

const whose = ['mine', 'all'] as const
type Whose = (typeof whose)[number]

/** Imports so far, newest first. */
export function BatchList() {
  const t = useWords(exchangeWords)
  const may = useMay()
  const [filters, setFilters] = useFilters()
  const seesOthers = may('exchange.read')
  const chosen: Whose = seesOthers && filters.whose === 'all' ? 'all' : 'mine'
  const source = usePagedSource(useReadPages(batchList, { mine: chosen === 'mine' }, { rooms: ['jobs'] }))
  return (
    <div className={styles.stack}>
      {seesOthers && (
        <Choice<Whose>
          label={t('history.whose')}
          options={whose.map((value) => ({ value, label: t(`history.${value}`) }))}
          value={chosen}
          onChange={(value) => setFilters({ whose: value === 'mine' ? undefined : value })}
        />
      )}
      {source.problem && <RefusalNote problem={source.problem} onAgain={source.again} />}
      {source.rows === undefined && !source.problem && <Loading rows={6} />}
      {source.rows?.length === 0 && <Empty title={t('history.none')} />}
      <Rows label={t('tab.history')}>
        {(source.rows ?? []).map((batch) => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </Rows>
      {source.hasMore && (
        <div>
          <Button look="quiet" busy={source.isLoadingMore} onClick={source.loadMore}>
            {t('history.older')}
          </Button>
        </div>
      )}
    </div>
  )
}
