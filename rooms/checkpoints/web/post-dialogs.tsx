import type { Instant } from '#kit'
import { currentLanguage, read, useIntentForm, useReading, useWords } from '#platform/web'
import { documentList } from '#rooms/documents/domain'
import {
  Dialog,
  IntentForm,
  LongTextField,
  MomentField,
  NumberField,
  PickField,
  type PickFind,
  RadioField,
  SelectField,
  showToast,
  TextField,
} from '#ui'
import {
  type CheckpointPage,
  CROSSING_SUBJECTS,
  closeCheckpoint,
  countFlow,
  crossingSubjects,
  editCheckpoint,
  empowerCheckpoint,
} from '../domain/index.ts'
import { dialogWords } from './dialog.words.ts'
import { postPageWords } from './post.words.ts'
import { atLineStart } from './standing.tsx'

interface DialogProps {
  readonly post: CheckpointPage
  readonly onClose: () => void
}

const methods = ['camera', 'toll-gate', 'by-hand'] as const

/** What somebody who does not stand the shift has counted: only with it is there a coverage (CHK-02). */
export function CountFlow({ post, onClose }: DialogProps) {
  const t = useWords(dialogWords)
  const p = useWords(postPageWords)
  const reading = useReading()
  const form = useIntentForm(countFlow, {
    draft: `checkpoints.count.${post.id}`,
    initial: { areaId: post.areaId, checkpointId: post.id, subject: 'vehicle', method: 'by-hand' },
  })
  const done = () => {
    showToast({ text: t('count.done') })
    onClose()
  }
  return (
    <Dialog title={p('count')} onClose={onClose}>
      <p>{t('count.lead')}</p>
      <IntentForm form={form} submitLabel={p('count')} onDone={done} onCancel={onClose}>
        <MomentField
          label={t('count.from')}
          {...form.field('fromAt')}
          value={form.values.fromAt as Instant | undefined}
        />
        <MomentField label={t('count.to')} {...form.field('toAt')} value={form.values.toAt as Instant | undefined} />
        <SelectField
          label={t('count.subject')}
          {...form.field('subject')}
          options={crossingSubjects.map((value) => ({ value, label: atLineStart(reading(CROSSING_SUBJECTS[value])) }))}
        />
        <NumberField label={t('count.observed')} {...form.field('observed')} />
        <RadioField
          label={t('count.method')}
          {...form.field('method')}
          options={methods.map((value) => ({ value, label: atLineStart(p(`method.${value}`)) }))}
        />
      </IntentForm>
    </Dialog>
  )
}

/** Mends what is written of a post. */
export function EditCheckpoint({ post, onClose }: DialogProps) {
  const t = useWords(dialogWords)
  const p = useWords(postPageWords)
  const form = useIntentForm(editCheckpoint, {
    draft: `checkpoints.edit.${post.id}`,
    initial: { checkpointId: post.id, name: post.name, place: post.place, note: post.note },
  })
  return (
    <Dialog title={p('edit')} onClose={onClose}>
      <IntentForm form={form} submitLabel={p('edit')} onDone={onClose} onCancel={onClose}>
        <TextField label={t('name')} {...form.field('name')} />
        <TextField label={t('place')} optional {...form.field('place')} />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** Documents that are issued, found by number or words. */
export const findDocuments: PickFind<string> = async (text, signal) => {
  const { items } = await read(documentList, { q: text.trim(), state: 'issued', limit: 12 }, signal)
  return items.map(({ id, label, title }) => ({ id, label: label[currentLanguage()], detail: title ?? '' }))
}

/** Ties a post to one more document that gives it powers while it is in force there (SG-01). */
export function EmpowerCheckpoint({ post, onClose }: DialogProps) {
  const t = useWords(dialogWords)
  const p = useWords(postPageWords)
  const form = useIntentForm(empowerCheckpoint, {
    draft: `checkpoints.empower.${post.id}`,
    initial: { checkpointId: post.id },
  })
  return (
    <Dialog title={p('empower')} onClose={onClose}>
      <p>{t('empower.lead')}</p>
      <IntentForm form={form} submitLabel={p('empower')} onDone={onClose} onCancel={onClose}>
        <PickField<string> label={t('document')} {...form.field('documentId')} find={findDocuments} />
      </IntentForm>
    </Dialog>
  )
}

/** Closes a post; a shift that stands there ends with it. */
export function CloseCheckpoint({ post, onClose }: DialogProps) {
  const t = useWords(dialogWords)
  const p = useWords(postPageWords)
  const form = useIntentForm(closeCheckpoint, {
    draft: `checkpoints.close.${post.id}`,
    initial: { checkpointId: post.id },
  })
  return (
    <Dialog title={p('close')} onClose={onClose}>
      <p>{t('close.lead')}</p>
      <IntentForm form={form} submitLabel={p('close')} onDone={onClose} onCancel={onClose}>
        <MomentField
          label={t('close.at')}
          optional
          {...form.field('at')}
          value={form.values.at as Instant | undefined}
        />
        <TextField label={t('close.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
