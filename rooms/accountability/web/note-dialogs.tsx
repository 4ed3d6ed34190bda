import type { Day } from '#kit'
import { type FieldDoor, useIntentForm, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, LongTextField, RadioField, showToast } from '#ui'
import { answerCorrection, askCorrection, explainNote, publishNote, withdrawNote } from '../domain/index.ts'
import { type AccountabilityWord, accountabilityWords } from './accountability.words.ts'

interface DialogProps {
  readonly noteId: string
  readonly onClose: () => void
}

function useDone(word: AccountabilityWord, onClose: () => void) {
  const t = useWords(accountabilityWords)
  return () => {
    showToast({ text: t(word) })
    onClose()
  }
}

/** Whoever is criticised says how it was. */
export function ExplainNoteDialog({ noteId, onClose }: DialogProps) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(explainNote, { draft: `accountability.explain-note.${noteId}`, initial: { noteId } })
  return (
    <Dialog title={t('explain')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('explain')} onDone={useDone('explain.done', onClose)} onCancel={onClose}>
        <LongTextField label={t('explain')} help={t('explain.help')} {...form.field('explanation')} />
      </IntentForm>
    </Dialog>
  )
}

/** Approves, and says until when it stands in public. */
export function PublishDialog({ noteId, latest, onClose }: DialogProps & { readonly latest: string }) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(publishNote, {
    draft: `accountability.publish.${noteId}`,
    initial: { noteId, until: latest as Day },
  })
  return (
    <Dialog title={t('publish')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('publish')} onDone={useDone('publish.done', onClose)} onCancel={onClose}>
        <DayField label={t('publish.until')} {...(form.field('until') as unknown as FieldDoor<Day>)} />
      </IntentForm>
    </Dialog>
  )
}

/** Takes it back, with the reason. */
export function WithdrawDialog({ noteId, onClose }: DialogProps) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(withdrawNote, { draft: `accountability.withdraw.${noteId}`, initial: { noteId } })
  return (
    <Dialog title={t('withdraw')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('withdraw')} onDone={useDone('withdraw.done', onClose)} onCancel={onClose}>
        <LongTextField label={t('withdraw.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

/** The target asks that it be put right. */
export function AskCorrectionDialog({ noteId, onClose }: DialogProps) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(askCorrection, { draft: `accountability.correct.${noteId}`, initial: { noteId } })
  const done = useDone('correction.asked', onClose)
  return (
    <Dialog title={t('correction.ask')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('correction.ask')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('correction.request')} {...form.field('request')} />
      </IntentForm>
    </Dialog>
  )
}

/** A competent person answers: corrected, kept, withdrawn. */
export function AnswerCorrectionDialog({ noteId, said, onClose }: DialogProps & { readonly said: string }) {
  const t = useWords(accountabilityWords)
  const form = useIntentForm(answerCorrection, {
    draft: `accountability.answer-correction.${noteId}`,
    initial: { noteId, said },
  })
  const done = useDone('answer.done', onClose)
  return (
    <Dialog title={t('correction.answer')} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={t('answer')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('correction.answer')}
          options={(['corrected', 'kept', 'withdrawn'] as const).map((value) => ({
            value,
            label: t(`correction.${value}`),
          }))}
          {...form.field('answer')}
        />
        {form.values.answer === 'corrected' && <LongTextField label={t('correction.text')} {...form.field('said')} />}
        <LongTextField label={t('correction.note')} {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}
