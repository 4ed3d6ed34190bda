import { useState } from 'react'
import type { Day, Instant } from '#kit'
import { cityNow, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { PersonPicker } from '#rooms/people/web'
import {
  CheckField,
  DayField,
  Dialog,
  IntentForm,
  MomentField,
  RadioField,
  SelectField,
  showToast,
  TextField,
} from '#ui'
import {
  amendCase,
  CASE_OUTCOMES,
  type CasePage,
  CONTACT_RELATIONS,
  caseBookContract,
  caseOutcomes,
  confirmCase,
  contactRelations,
  DISTANCE_CLASSES,
  distanceClasses,
  listContact,
  recordOutcome,
  recordStep,
  withdrawCase,
} from '../domain/index.ts'
import { caseWords } from './case.words.ts'
import { SourceField } from './source-field.tsx'

interface DialogProps {
  readonly found: CasePage
  readonly onClose: () => void
}

function useDone(onClose: () => void) {
  const t = useWords(caseWords)
  return () => {
    showToast({ text: t('saved') })
    onClose()
  }
}

function StepDialog({ found, onClose, step }: DialogProps & { readonly step: 'classified' | 'placed' }) {
  const t = useWords(caseWords)
  const form = useIntentForm(recordStep, { draft: null, initial: { caseId: found.id, step, at: cityNow() } })
  return (
    <Dialog title={t(`do.${step}`)} onClose={onClose}>
      <IntentForm form={form} submitLabel={t(`do.${step}`)} onDone={useDone(onClose)} onCancel={onClose}>
        <TextField label={t(step === 'classified' ? 'tier' : 'place')} {...form.field('where')} />
        <MomentField label={t('at')} {...form.field('at')} value={form.values.at as Instant | undefined} />
      </IntentForm>
    </Dialog>
  )
}

function Classify(props: DialogProps) {
  return <StepDialog {...props} step="classified" />
}

function Place(props: DialogProps) {
  return <StepDialog {...props} step="placed" />
}

function Confirm({ found, onClose }: DialogProps) {
  const t = useWords(caseWords)
  const form = useIntentForm(confirmCase, { draft: null, initial: { caseId: found.id, setting: found.setting } })
  return (
    <Dialog title={t('do.confirm')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('do.confirm')} onDone={useDone(onClose)} onCancel={onClose}>
        <MomentField
          label={t('confirmed')}
          {...form.field('confirmedAt')}
          value={form.values.confirmedAt as Instant | undefined}
        />
        <MomentField
          label={t('sampled')}
          optional
          {...form.field('sampledAt')}
          value={form.values.sampledAt as Instant | undefined}
        />
        <SettingField {...form.field('setting')} />
      </IntentForm>
    </Dialog>
  )
}

interface SettingProps {
  readonly name: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly problem: Parameters<typeof TextField>[0]['problem']
  readonly optional?: boolean
}

/** The detection settings of today, from the profile. */
export function SettingField(props: SettingProps) {
  const t = useWords(caseWords)
  const reading = useReading()
  const { data: book } = useRead(caseBookContract, {})
  const options = (book?.settings ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))
  return <SelectField label={t('setting')} {...props} options={options} />
}

function Outcome({ found, onClose }: DialogProps) {
  const t = useWords(caseWords)
  const reading = useReading()
  const form = useIntentForm(recordOutcome, { draft: null, initial: { caseId: found.id } })
  return (
    <Dialog title={t('do.outcome')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('do.outcome')} onDone={useDone(onClose)} onCancel={onClose}>
        <RadioField
          label={t('outcome')}
          {...form.field('outcome')}
          options={caseOutcomes.map((value) => ({ value, label: reading(CASE_OUTCOMES[value]) }))}
        />
        <DayField label={t('on')} {...form.field('on')} value={form.values.on as Day | undefined} />
      </IntentForm>
    </Dialog>
  )
}

function Withdraw({ found, onClose }: DialogProps) {
  const t = useWords(caseWords)
  const form = useIntentForm(withdrawCase, { draft: null, initial: { caseId: found.id } })
  return (
    <Dialog title={t('do.withdraw')} onClose={onClose}>
      <p>{t('withdraw.lead')}</p>
      <IntentForm form={form} submitLabel={t('do.withdraw')} onDone={useDone(onClose)} onCancel={onClose}>
        <TextField label={t('reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

function Amend({ found, onClose }: DialogProps) {
  const t = useWords(caseWords)
  const [isOther, setOther] = useState(false)
  const form = useIntentForm(amendCase, { draft: null, initial: { caseId: found.id, version: found.version } })
  return (
    <Dialog title={t('do.amend')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('do.amend')} onDone={useDone(onClose)} onCancel={onClose}>
        <SettingField optional {...form.field('setting')} />
        <DayField
          label={t('onset')}
          optional
          {...form.field('onsetOn')}
          value={form.values.onsetOn as Day | undefined}
        />
        <MomentField
          label={t('sampled')}
          optional
          {...form.field('sampledAt')}
          value={form.values.sampledAt as Instant | undefined}
        />
        <MomentField
          label={t('confirmed')}
          optional
          {...form.field('confirmedAt')}
          value={form.values.confirmedAt as Instant | undefined}
        />
        <AreaField label={t('residence')} optional {...form.field('residenceAreaId')} />
        <SourceField
          optional
          areaId={found.areaId}
          value={form.values.source}
          problem={form.field('source').problem}
          onChange={(source) => form.set({ source })}
        />
        <TextField label={t('reason')} {...form.field('reason')} />
        <CheckField
          label={t('other')}
          name="other"
          value={isOther}
          problem={undefined}
          onChange={(next) => {
            setOther(next === true)
            if (next !== true) form.set({ otherSource: undefined })
          }}
        />
        {isOther && <TextField label={t('other.source')} {...form.field('otherSource')} />}
      </IntentForm>
    </Dialog>
  )
}

function Contact({ found, onClose }: DialogProps) {
  const t = useWords(caseWords)
  const reading = useReading()
  const form = useIntentForm(listContact, {
    draft: null,
    initial: { areaId: found.areaId, ofPersonId: found.personId, caseId: found.id, source: 'interview' },
  })
  const { areaId, personId, person, isAnother, fromAt, untilAt } = form.values
  return (
    <Dialog title={t('do.contact')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('do.contact')} onDone={useDone(onClose)} onCancel={onClose}>
        <AreaField label={t('contact.area')} {...form.field('areaId')} />
        <PersonPicker
          areaId={areaId}
          value={{ personId, person, isAnother }}
          onChange={(who) => form.set({ personId: who.personId, person: who.person, isAnother: who.isAnother })}
          problemOf={(field) => form.field(`person.${field}` as 'person').problem}
        />
        <RadioField
          label={t('relation')}
          {...form.field('relation')}
          options={contactRelations.map((value) => ({ value, label: reading(CONTACT_RELATIONS[value]) }))}
        />
        <RadioField
          label={t('distance')}
          {...form.field('distance')}
          options={distanceClasses.map((value) => ({ value, label: reading(DISTANCE_CLASSES[value]) }))}
        />
        <MomentField label={t('from')} optional {...form.field('fromAt')} value={fromAt as Instant | undefined} />
        <MomentField label={t('until')} optional {...form.field('untilAt')} value={untilAt as Instant | undefined} />
      </IntentForm>
    </Dialog>
  )
}

/** The dialogs of a case by what they do. */
export const caseDialogs = {
  classified: Classify,
  placed: Place,
  confirm: Confirm,
  outcome: Outcome,
  amend: Amend,
  withdraw: Withdraw,
  contact: Contact,
} as const

/** See {@link caseDialogs}. */
export type CaseDialogName = keyof typeof caseDialogs
