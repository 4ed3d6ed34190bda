import { useState } from 'react'
import { useGo, useIntentForm, useReading, useWords } from '#platform/web'
import {
  Button,
  Dialog,
  IntentForm,
  LinkButton,
  LongTextField,
  Menu,
  Note,
  PhotosField,
  RadioField,
  showToast,
  TextField,
} from '#ui'
import { addPhotos, callOff, checkIn, finishInspection, inspectionOutcomes, OUTCOMES } from '../domain/index.ts'
import { AnswerDialog } from './answer.dialog.tsx'
import { findingWords } from './finding.words.ts'
import { inspectionPageWords } from './inspection.words.ts'
import type { InspectionDetails } from './inspection-details.ts'
import { atLineStart } from './inspection-marks.tsx'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'
import { StateFindingDialog } from './state-finding.dialog.tsx'

interface StepProps {
  readonly inspection: InspectionDetails
  readonly onClose: () => void
}

const dialogs = {
  'check-in': CheckIn,
  finding: ({ inspection, onClose }: StepProps) => (
    <StateFindingDialog inspectionId={inspection.id} onClose={onClose} />
  ),
  answer: AnswerDialog,
  photos: AddPhotos,
  finish: Finish,
  'call-off': CallOff,
} as const
type Step = keyof typeof dialogs

/** What this person may do now: check in, or record and finish; the paper once there is something to print. */
export function InspectionSteps({ inspection }: { readonly inspection: InspectionDetails }) {
  const t = useWords(inspectionPageWords)
  const f = useWords(findingWords)
  const [open, setOpen] = useState<Step>()
  const { mayCheckIn, mayRecord, mayCallOff, state, id } = inspection
  const Opened = open && dialogs[open]
  const more: { label: string; step: Step }[] = [
    ...(mayRecord ? [{ label: t('photos'), step: 'photos' as const }] : []),
    ...(mayCallOff ? [{ label: t('call-off'), step: 'call-off' as const }] : []),
  ]
  return (
    <>
      <div className={styles.buttons}>
        {mayCheckIn && (
          <Button look="main" onClick={() => setOpen('check-in')}>
            {t('check-in')}
          </Button>
        )}
        {mayRecord && (
          <>
            <Button look="main" onClick={() => setOpen('finding')}>
              {f('state')}
            </Button>
            <Button onClick={() => setOpen('answer')}>{t('answer')}</Button>
            <Button onClick={() => setOpen('finish')}>{t('finish')}</Button>
          </>
        )}
        {(state === 'finished' || state === 'checked-in') && (
          <LinkButton to={`/inspections/${id}/minutes`} icon="print">
            {t('minutes')}
          </LinkButton>
        )}
        {more.length > 0 && (
          <Menu
            label={t('more-steps')}
            look="plain"
            entries={more.map(({ label, step }) => ({ label, onSelect: () => setOpen(step) }))}
          />
        )}
      </div>
      {Opened && <Opened inspection={inspection} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function CheckIn({ inspection, onClose }: StepProps) {
  const t = useWords(inspectionPageWords)
  const go = useGo()
  const form = useIntentForm(checkIn, {
    draft: `inspections.check-in.${inspection.id}`,
    initial: { inspectionId: inspection.id },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    const { inspectionId = inspection.id, overlapOf } = (result ?? {}) as { inspectionId?: string; overlapOf?: string }
    showToast({ text: overlapOf ? t('check-in.overlap') : t('check-in.done') })
    onClose()
    if (inspectionId !== inspection.id) go(`/inspections/${inspectionId}`)
  }
  return (
    <Dialog title={t('check-in')} onClose={onClose}>
      {inspection.hidden && <Note tone="soon" icon="warning" title={t('check-in.reveals')} />}
      <IntentForm form={form} submitLabel={t('check-in')} onDone={done} onCancel={onClose}>
        <TextField label={t('check-in.place')} help={t('check-in.place.help')} optional {...form.field('place')} />
      </IntentForm>
    </Dialog>
  )
}

function Finish({ inspection, onClose }: StepProps) {
  const t = useWords(inspectionPageWords)
  const reading = useReading()
  const form = useIntentForm(finishInspection, {
    draft: `inspections.finish.${inspection.id}`,
    initial: { inspectionId: inspection.id },
  })
  const done = () => {
    showToast({ text: t('finish.done') })
    onClose()
  }
  return (
    <Dialog title={t('finish')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('finish')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('finish.outcome')}
          {...form.field('outcome')}
          options={inspectionOutcomes.map((value) => ({ value, label: atLineStart(reading(OUTCOMES[value])) }))}
        />
        <LongTextField label={t('finish.summary')} optional {...form.field('summary')} />
      </IntentForm>
    </Dialog>
  )
}

function AddPhotos({ inspection, onClose }: StepProps) {
  const t = useWords(inspectionPageWords)
  const form = useIntentForm(addPhotos, {
    draft: `inspections.add-photos.${inspection.id}`,
    initial: { inspectionId: inspection.id, photos: [] },
  })
  const done = () => {
    showToast({ text: t('photos.done') })
    onClose()
  }
  return (
    <Dialog title={t('photos')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('photos')} onDone={done} onCancel={onClose}>
        <PhotosField label={t('photos.field')} most={20} {...form.field('photos')} />
      </IntentForm>
    </Dialog>
  )
}

function CallOff({ inspection, onClose }: StepProps) {
  const t = useWords(inspectionPageWords)
  const shared = useWords(inspectionWords)
  const form = useIntentForm(callOff, {
    draft: `inspections.call-off.${inspection.id}`,
    initial: { inspectionId: inspection.id },
  })
  const done = () => {
    showToast({ text: t('call-off.done') })
    onClose()
  }
  return (
    <Dialog title={t('call-off')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('call-off')} onDone={done} onCancel={onClose}>
        <TextField label={shared('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
