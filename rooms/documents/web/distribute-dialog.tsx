import { useState } from 'react'
import { useIntentForm, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { Dialog, IntentForm, LongTextField, showToast } from '#ui'
import { type DocumentDetail, distributeDocument, readRecipient } from '../domain/index.ts'
import { documentWords } from './documents.words.ts'

/** Sends the document to its list, to further lines as they stand on paper, and down to the Party cells. */
export function DistributeDialog({
  document,
  onClose,
}: {
  readonly document: DocumentDetail
  readonly onClose: () => void
}) {
  const t = useWords(documentWords)
  const reading = useReading()
  const [lines, setLines] = useState('')
  const form = useIntentForm(distributeDocument, {
    draft: `documents.send.${document.id}`,
    initial: { documentId: document.id },
  })
  const typeLines = (text: string | undefined) => {
    setLines(text ?? '')
    const recipients = (text ?? '')
      .split('\n')
      .map(readRecipient)
      .filter(({ name }) => name !== '')
    form.set({ recipients })
  }
  const chooseCells = (underAreaId: number | undefined) =>
    form.set({
      toPosts: underAreaId === undefined ? undefined : { postKind: 'cell-secretary', underAreaId, purpose: 'to-act' },
    })
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('send.done', { count: (result as { sent: number }).sent }) })
    onClose()
  }
  return (
    <Dialog title={t('send.title', { document: reading(document.label) })} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('send')} onDone={done} onCancel={onClose}>
        <LongTextField
          label={t('send.lines')}
          help={t('send.lines.help')}
          optional
          name="recipients"
          value={lines}
          onChange={typeLines}
          problem={form.field('recipients').problem}
        />
        <AreaField
          label={t('send.cells')}
          help={t('send.cells.help')}
          optional
          name="toPosts"
          value={form.values.toPosts?.underAreaId}
          onChange={chooseCells}
          problem={form.field('toPosts').problem}
        />
      </IntentForm>
    </Dialog>
  )
}
