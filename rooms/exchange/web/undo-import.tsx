import { useState } from 'react'
import { useIntent, useReading, useWords } from '#platform/web'
import { Button, Confirm, RefusalNote, Section } from '#ui'
import { type BatchShape, undoImport } from '../domain/index.ts'
import styles from './exchange.module.css'
import { exchangeWords } from './exchange.words.ts'

/** Takes a batch back, after saying what cannot be taken back. */
export function UndoImport({ batch }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  const reading = useReading()
  const door = useIntent(undoImport)
  const [isOpen, setOpen] = useState(false)
  const { counts, state, undo } = batch
  const left = counts.done - counts.undone
  if (!batch.isMine || left <= 0 || state === 'undone') return null
  const confirm = async () => {
    await door.ask({ batchId: batch.id })
    setOpen(false)
  }
  return (
    <Section title={t('undo')}>
      {undo.words && <p className={styles.small}>{reading(undo.words)}</p>}
      {!undo.can && !undo.words && <p className={styles.small}>{t('undo.cannot')}</p>}
      {undo.can && (
        <div>
          <Button onClick={() => setOpen(true)}>{t('undo')}</Button>
        </div>
      )}
      {door.problem && <RefusalNote problem={door.problem} />}
      {isOpen && (
        <Confirm
          title={t('undo.title', { count: left })}
          confirmLabel={t('undo.confirm')}
          look="danger"
          busy={door.state === 'sending'}
          onConfirm={() => void confirm()}
          onClose={() => setOpen(false)}
        >
          <p>{t('undo.what')}</p>
          <p>{t('undo.but')}</p>
          <p>{t('undo.after')}</p>
        </Confirm>
      )}
    </Section>
  )
}
