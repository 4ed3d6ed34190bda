import { useReading, useWords } from '#platform/web'
import { Icon } from '#ui'
import { isRestricting } from '../domain/index.ts'
import styles from './post.module.css'
import { postWords } from './post.words.ts'
import type { DoneCrossing } from './record-crossing.ts'
import type { Book } from './stand-shift.ts'

/** What was recorded just now; a restriction comes with what the person must be told (CHK-13). */
export function DoneCard({
  done: { payload, isVoid },
  book,
  onTakeBack,
}: {
  readonly done: DoneCrossing
  readonly book: Book
  readonly onTakeBack: () => void
}) {
  const t = useWords(postWords)
  const reading = useReading()
  const { decision, reason } = payload
  const ground = isRestricting(decision) ? book.grounds.find(({ key }) => key === reason) : undefined
  return (
    <>
      <div className={styles.done} data-tone={isRestricting(decision) ? 'alarm' : undefined} role="status">
        <Icon name={isVoid ? 'close' : 'check'} size={28} />
        <span>{t(isVoid ? 'done.voided' : `done.${decision}`)}</span>
        {!isVoid && (
          <button type="button" className={styles.take} onClick={onTakeBack}>
            {t('done.void')}
          </button>
        )}
      </div>
      {ground && !isVoid && (
        <section aria-label={t('done.tell')}>
          <h2>{t('done.tell')}</h2>
          <p className={styles.note}>
            {reading(ground.title)}. {reading(ground.appeal)}
          </p>
        </section>
      )}
    </>
  )
}
