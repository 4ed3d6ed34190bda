import { useIntentForm, useReading, useWords } from '#platform/web'
import { Dialog, IntentForm, showToast, TextField } from '#ui'
import { CROSSING_DECISIONS, CROSSING_SUBJECTS, type CrossingLine, voidCrossing } from '../domain/index.ts'
import { postPageWords } from './post.words.ts'

/** Takes back a crossing that was recorded by mistake, with the reason; the journal keeps both, the numbers one. */
export function VoidCrossing({
  crossing: { id, subject, decision },
  time,
  onClose,
}: {
  readonly crossing: CrossingLine
  readonly time: string
  readonly onClose: () => void
}) {
  const t = useWords(postPageWords)
  const reading = useReading()
  const form = useIntentForm(voidCrossing, { draft: `checkpoints.void.${id}`, initial: { crossingId: id } })
  const done = () => {
    showToast({ text: t('void.done') })
    onClose()
  }
  return (
    <Dialog title={t('void')} onClose={onClose}>
      <p>{[time, reading(CROSSING_SUBJECTS[subject]), reading(CROSSING_DECISIONS[decision])].join(' · ')}</p>
      <p>{t('void.lead')}</p>
      <IntentForm form={form} submitLabel={t('void')} onDone={done} onCancel={onClose}>
        <TextField label={t('void.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
