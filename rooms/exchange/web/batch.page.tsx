import type { Instant } from '#kit'
import { type PageProps, showMomentShort, useRead, useReading, useWords } from '#platform/web'
import { Answer, Breadcrumb, LinkButton, Page } from '#ui'
import { type BatchShape, batchById } from '../domain/index.ts'
import { BatchProgress } from './batch-progress.tsx'
import { BatchResult } from './batch-result.tsx'
import { isMoving } from './batch-row.tsx'
import { exchangeWords } from './exchange.words.ts'
import { exchangeNames, exchangePath } from './paths.ts'

/** One import: while it runs, and what came of it. */
export function BatchPage({ params }: PageProps) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const id = params.batchId ?? ''
  // the first asking tells whether to ask again soon
  const first = useRead(batchById, { id }, { rooms: ['jobs'] })
  const answer = useRead(
    batchById,
    { id },
    { rooms: ['jobs'], every: first.data && isMoving(first.data) ? 700 : 30_000 },
  )
  const batch = answer.data
  return (
    <Page
      title={batch?.name ?? reading(exchangeNames.batch)}
      above={
        <Breadcrumb
          crumbs={[
            { label: reading(exchangeNames.page), to: exchangePath },
            { label: t('tab.history'), to: `${exchangePath}?tab=history` },
          ]}
        />
      }
      lead={batch && leadOf(batch, t, reading)}
      actions={<LinkButton to={exchangePath}>{t('again')}</LinkButton>}
    >
      <Answer to={answer} rows={6}>
        {(shown) => (isMoving(shown) ? <BatchProgress batch={shown} /> : <BatchResult batch={shown} />)}
      </Answer>
    </Page>
  )
}

function leadOf(
  batch: BatchShape,
  t: ReturnType<typeof useWords<keyof typeof exchangeWords.vi>>,
  reading: ReturnType<typeof useReading>,
): string {
  const at = showMomentShort(batch.startedAt as Instant)
  return t('batch.lead', { title: reading(batch.title), by: batch.by ?? '', at })
}
