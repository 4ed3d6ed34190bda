import type { Instant } from '#kit'
import { Banner, BigButton, type FieldDraft, useFieldDraft } from '#platform/field'
import { showMomentShort, useWords } from '#platform/web'
import { LongTextField } from '#ui'
import styles from './post.module.css'
import { shiftWords } from './shift.words.ts'
import type { ShiftNow } from './stand-shift.ts'

interface HandOverProps {
  readonly shiftNow: ShiftNow
  readonly onHandOver: (note: string) => void
  readonly onEnd: () => void
}

/** The commander leaves word, and ends the shift once the next one has taken over (CHK-11). */
export function HandOverStep({ shiftNow, onHandOver, onEnd }: HandOverProps) {
  const t = useWords(shiftWords)
  const { shift, note, isTakenOver } = shiftNow
  const draft = useFieldDraft<string>(`checkpoints.hand-over.${shift.id}`, () => note ?? '')
  const next = shift.nextShift
  // As the server judges: a post that stays open is never left to nobody (CHK-11).
  const mayEnd = isTakenOver || shift.checkpoint.closedAt !== null
  if (!draft) return null
  return (
    <section aria-label={t('over.title')}>
      <h2>{t('over.title')}</h2>
      {next && (
        <p className={styles.small}>
          {t('over.next', {
            commander: next.commander ?? t('over.nobody'),
            at: showMomentShort(next.fromAt as Instant),
          })}
        </p>
      )}
      {!next && !isTakenOver && shift.checkpoint.closedAt === null && <Banner tone="soon">{t('over.noNext')}</Banner>}
      {note !== null && (
        <Banner tone={isTakenOver ? undefined : 'soon'}>{t(isTakenOver ? 'over.taken' : 'over.left')}</Banner>
      )}
      {!isTakenOver && <Note draft={draft} left={note} onHandOver={onHandOver} />}
      {mayEnd && <BigButton onClick={onEnd}>{t('over.end')}</BigButton>}
    </section>
  )
}

/** What the next shift must know; it may be written again until somebody has taken over. */
function Note({
  draft,
  left,
  onHandOver,
}: {
  readonly draft: FieldDraft<string>
  readonly left: string | null
  readonly onHandOver: (note: string) => void
}) {
  const t = useWords(shiftWords)
  const text = draft.value.trim()
  return (
    <div className={styles.stack}>
      <LongTextField
        name="note"
        label={t('over.note')}
        help={t('over.help')}
        rows={3}
        maxLength={2_000}
        value={draft.value}
        onChange={(value) => draft.change(value ?? '')}
      />
      <BigButton
        look={left === null ? 'main' : 'plain'}
        disabled={text === '' || text === left}
        onClick={() => onHandOver(text)}
      >
        {t(left === null ? 'over.key' : 'over.again')}
      </BigButton>
    </div>
  )
}
