import type { Day } from '#kit'
import { type FieldDoor, today, useAccount, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CheckField, DayField, Dialog, IntentForm, LongTextField, RadioField, showToast, TextField } from '#ui'
import { adoptModel, evaluateAdoption, recommendModel, type Verdict } from '../domain/index.ts'
import { modelWords } from './models.words.ts'

interface DialogProps {
  readonly modelId: string
  readonly onClose: () => void
}

/** The unit takes the practice up, from a day on. */
export function AdoptDialog({ modelId, onClose }: DialogProps) {
  const t = useWords(modelWords)
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(adoptModel, {
    draft: `models.adopt.${modelId}`,
    initial: { modelId, areaId, adoptedOn: today(), isPilot: false },
  })
  const done = () => {
    showToast({ text: t('adopt.done') })
    onClose()
  }
  return (
    <Dialog title={t('adopt')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('adopt')} onDone={done} onCancel={onClose}>
        <AreaField label={t('adopt.area')} {...form.field('areaId')} />
        <DayField label={t('adopt.on')} {...(form.field('adoptedOn') as unknown as FieldDoor<Day>)} />
        <CheckField label={t('adopt.pilot')} {...form.field('isPilot')} />
        <LongTextField label={t('adopt.note')} optional {...form.field('note')} />
      </IntentForm>
    </Dialog>
  )
}

/** A named person asks the units of an area to look at it. */
export function RecommendDialog({ modelId, onClose }: DialogProps) {
  const t = useWords(modelWords)
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(recommendModel, { draft: `models.recommend.${modelId}`, initial: { modelId, areaId } })
  const done = () => {
    showToast({ text: t('recommend.done') })
    onClose()
  }
  return (
    <Dialog title={t('recommend')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('recommend')} onDone={done} onCancel={onClose}>
        <AreaField label={t('recommend.area')} {...form.field('areaId')} />
        <TextField label={t('recommend.source')} optional {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}

/** The unit says what came of it. */
export function EvaluateDialog({ adoptionId, onClose }: { readonly adoptionId: string; readonly onClose: () => void }) {
  const t = useWords(modelWords)
  const form = useIntentForm(evaluateAdoption, {
    draft: `models.evaluate.${adoptionId}`,
    initial: { adoptionId, evaluatedOn: today() },
  })
  const done = () => {
    showToast({ text: t('evaluate.done') })
    onClose()
  }
  const verdicts: readonly Verdict[] = ['works', 'partly', 'not']
  return (
    <Dialog title={t('evaluate')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('evaluate')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('evaluate.verdict')}
          options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))}
          {...form.field('verdict')}
        />
        <LongTextField label={t('evaluate.result')} {...form.field('result')} />
        <DayField label={t('evaluate.on')} {...(form.field('evaluatedOn') as unknown as FieldDoor<Day>)} />
      </IntentForm>
    </Dialog>
  )
}
