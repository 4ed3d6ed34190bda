import type { Instant } from '#kit'
import { showMomentShort, useReading, useReadPages, useWords } from '#platform/web'
import { Button, LinkButton, Note, Section, usePagedSource } from '#ui'
import { type BatchShape, batchErrors, markedPath } from '../domain/index.ts'
import { CountsStrip } from './counts-strip.tsx'
import { DropZone } from './drop-zone.tsx'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'
import { RowErrors } from './row-errors.tsx'
import { UndoImport } from './undo-import.tsx'

/** What came of an import: numbers, the marked copy, the wrong rows, the way to take it back. */
export function BatchResult({ batch }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const { counts, state, problem, sheet, variant } = batch
  return (
    <div className={styles.stack}>
      {problem && (
        <Note tone="warn" icon="warning" role="alert">
          {reading(problem.words)}
        </Note>
      )}
      {state === 'stopped' && <Note tone="soon">{t('result.stopped')}</Note>}
      {state === 'failed' && <Note tone="warn">{t('result.failed')}</Note>}
      <CountsStrip batch={batch} />
      {counts.wrong === 0 && state === 'done' && <Note icon="check">{t('result.all-good')}</Note>}
      {counts.wrong > 0 && state !== 'undone' && (
        <Section title={t('errors')}>
          <MarkedCopy batch={batch} />
          <BatchErrors batch={batch} what="wrong" />
          <DropZone sheet={{ sheet, variant }}>{t('drop.mended')}</DropZone>
        </Section>
      )}
      {counts.notUndone > 0 && (
        <Section title={t('not-undone')}>
          <BatchErrors batch={batch} what="not-undone" />
        </Section>
      )}
      <UndoImport batch={batch} />
    </div>
  )
}

function MarkedCopy({ batch }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  if (!batch.hasMarked) return <p className={styles.small}>{t('marked.gone')}</p>
  const until = batch.expiresAt && t('marked.until', { at: showMomentShort(batch.expiresAt as Instant) })
  return (
    <div className={styles.start}>
      <LinkButton look="main" icon="download" to={markedPath(batch.id)} download>
        {t('marked')}
      </LinkButton>
      <span className={styles.small}>
        {t('marked.help')} {until}
      </span>
    </div>
  )
}

function BatchErrors({ batch, what }: { readonly batch: BatchShape; readonly what: 'wrong' | 'not-undone' }) {
  const t = useWords(exchangeWords)
  const source = usePagedSource(useReadPages(batchErrors, { id: batch.id, what }))
  if (!source.rows || source.rows.length === 0) return null
  return (
    <>
      <RowErrors errors={source.rows} />
      {source.hasMore && (
        <div>
          <Button look="quiet" busy={source.isLoadingMore} onClick={source.loadMore}>
            {t('errors.more')}
          </Button>
        </div>
      )}
    </>
  )
}
