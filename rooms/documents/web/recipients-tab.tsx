import type { Instant } from '#kit'
import { type Say, showMomentShort, useFilters, useReading, useReadPages, useWords } from '#platform/web'
import { Choice, Empty, Note, RecordList, usePagedSource } from '#ui'
import { type DocumentDetail, documentRecipients, type RecipientLine, recipientPurposeWords } from '../domain/index.ts'
import styles from './documents.module.css'
import { type DocumentWord, documentWords } from './documents.words.ts'
import { ReceiptButton } from './inbox.panel.tsx'

/** Who got the document and how far they have come with it. */
export function RecipientsTab({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const reading = useReading()
  const [filters, setFilters] = useFilters()
  const only = filters.only === 'waiting' ? ('waiting' as const) : undefined
  const source = usePagedSource(useReadPages(documentRecipients, { id: document.id, only, q: filters.q }))
  const { sent, received, read, acted, cells } = document.recipients
  return (
    <div className={styles.stack}>
      <p className={styles.aside}>
        {t('sent-counts', { received, sent, read, acted })}
        {cells.percent !== null && (
          <>
            <br />
            {t('cells-counts', { acknowledged: cells.acknowledged, sent: cells.sent, percent: cells.percent })}
          </>
        )}
      </p>
      <OwnReceipts document={document} />
      <RecordList
        label={t('recipients')}
        source={source}
        rowKey={(line) => line.id}
        filter={{ text: filters.q ?? '', onChange: (q) => setFilters({ q }) }}
        tools={
          <Choice
            label={t('recipient.stage')}
            value={only ?? 'all'}
            onChange={(value) => setFilters({ only: value === 'all' ? undefined : value })}
            options={[
              { value: 'all', label: t('recipients.all') },
              { value: 'waiting', label: t('recipients.waiting') },
            ]}
          />
        }
        columns={[
          {
            key: 'name',
            head: t('recipients'),
            width: 'minmax(160px, 4fr)',
            cell: (line) =>
              line.purpose === 'unsaid' ? line.name : `${line.name} (${reading(recipientPurposeWords[line.purpose])})`,
          },
          { key: 'area', head: t('recipient.at'), width: '2fr', from: 'middle', cell: ({ area }) => area.name },
          { key: 'stage', head: t('recipient.stage'), width: '2fr', cell: (line) => sayStage(t, line) },
        ]}
        empty={<Empty>{t('recipients.none')}</Empty>}
      />
    </div>
  )
}

/** The lines that are the asker's own, with the next thing they can say. */
function OwnReceipts({ document }: { readonly document: DocumentDetail }) {
  const t = useWords(documentWords)
  const { data } = useReadPages(documentRecipients, { id: document.id, only: 'mine', limit: 10 })
  const mine = (data?.pages.flatMap((page) => page.items) ?? []).filter(({ sentAt, actedAt }) => sentAt && !actedAt)
  return mine.map((line) => (
    <Note key={line.id} action={<ReceiptButton line={line} />}>
      {t('receipt.mine', { name: line.name })}
    </Note>
  ))
}

function sayStage(t: Say<DocumentWord>, { sentAt, receivedAt, readAt, actedAt }: RecipientLine): string {
  const stages = [
    ['acted', actedAt],
    ['read', readAt],
    ['received', receivedAt],
    ['sent', sentAt],
  ] as const
  const last = stages.find(([, at]) => at !== null)
  return last ? t(`stage.${last[0]}`, { at: showMomentShort(last[1] as Instant) }) : t('stage.none')
}
