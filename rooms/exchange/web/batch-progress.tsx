import { useState } from 'react'
import { useIntent, useWords } from '#platform/web'
import { Button, Confirm, RefusalNote } from '#ui'
import type { BatchShape } from '../domain/index.ts'
import { CountsStrip } from './counts-strip.tsx'
import styles from './exchange.module.css'
import { type ExchangeWord, exchangeWords } from './exchange.words.ts'
import { stopImport } from './stop-import.ts'

/** An import under way: how far, what came of it so far, and the way to stop it. */
export function BatchProgress({ batch }: { readonly batch: BatchShape }) {
  const t = useWords(exchangeWords)
  const door = useIntent(stopImport)
  const [asks, setAsks] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { jobId, state } = batch
  const words = progressWords(batch, t)
  const stop = async () => {
    if (jobId !== null && (await door.ask({ jobId }))) setAsked(true)
    setAsks(false)
  }
  return (
    <div className={styles.stack}>
      <div>
        <p role="status">{words}</p>
        <progress className={styles.progress} max={100} value={batch.percent} aria-label={words} />
      </div>
      <CountsStrip batch={batch} />
      <p className={styles.small}>{t('progress.close')}</p>
      {door.problem && <RefusalNote problem={door.problem} />}
      {state !== 'undoing' && batch.isMine && jobId !== null && (
        <div>
          {isAsked ? (
            <p role="status">{t('stop.asked')}</p>
          ) : (
            <Button onClick={() => setAsks(true)}>{t('stop')}</Button>
          )}
        </div>
      )}
      {asks && (
        <Confirm
          title={t('stop')}
          confirmLabel={t('stop')}
          look="danger"
          busy={door.state === 'sending'}
          onConfirm={() => void stop()}
          onClose={() => setAsks(false)}
        >
          {t('stop.text')}
        </Confirm>
      )}
    </div>
  )
}

function progressWords({ state, percent, counts }: BatchShape, t: ReturnType<typeof useWords<ExchangeWord>>): string {
  if (state === 'waiting') return t('progress.waiting')
  if (state === 'undoing') return t('progress.undoing', { count: counts.undone + counts.notUndone })
  return t('progress.running', { percent: Math.floor(percent), rows: counts.rows })
}
