import type { Instant } from '#kit'
import { BigButton } from '#platform/field'
import { showMomentShort, useWords } from '#platform/web'
import styles from './post.module.css'
import { shiftWords } from './shift.words.ts'
import type { ShiftNow } from './stand-shift.ts'

/** What the shift before left, and "read, I take over" for the commander who is here (CHK-11). */
export function ToldNote({
  shiftNow,
  onTake,
}: {
  readonly shiftNow: ShiftNow
  readonly onTake: (() => void) | undefined
}) {
  const t = useWords(shiftWords)
  const { shift, told, amHere, isCommander } = shiftNow
  const shown = told ?? shift.told
  if (!shown) return isCommander && !amHere ? <p className={styles.small}>{t('told.none')}</p> : null
  const at = shown === shift.told ? showMomentShort(shift.told.givenAt as Instant) : undefined
  return (
    <section aria-label={t('told.title')}>
      <h2>{t('told.title')}</h2>
      <p className={styles.note}>{shown.note}</p>
      <p className={styles.small}>{[shown.givenBy, at].filter(Boolean).join(' · ')}</p>
      {told && isCommander && !amHere && <p className={styles.small}>{t('told.first')}</p>}
      {onTake && <BigButton onClick={onTake}>{t('told.take')}</BigButton>}
    </section>
  )
}
