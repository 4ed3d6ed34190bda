import type { Day } from '#kit'
import { useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CheckField, DayField, Dialog, IntentForm, NumberField, RadioField, showToast, TextField } from '#ui'
import {
  addResident,
  closeHousehold,
  editHousehold,
  editResident,
  type HouseholdIdentity,
  type HouseholdPage,
  leavingReasons,
  registerHousehold,
} from '../domain/index.ts'
import { peopleWords } from './people.words.ts'
import { Purposes } from './purposes.tsx'

interface RegisterProps {
  readonly areaId: number | undefined
  readonly onDone: (householdId: string) => void
  readonly onClose: () => void
}

/** Puts a household in the book. What is typed stays on no machine: names are nobody's draft. */
export function RegisterHousehold({ areaId, onDone, onClose }: RegisterProps) {
  const t = useWords(peopleWords)
  const form = useIntentForm(registerHousehold, { draft: null, initial: { areaId } })
  const head = form.field('head')
  const isTwice = form.problem?.code === 'PEOPLE.ON_THE_LIST'
  const done = ({ result }: { readonly result: unknown }) => {
    const { householdId, warnings } = result as { householdId: string; warnings: readonly string[] }
    showToast({ text: warnings.length > 0 ? t('warnings') : t('registered') })
    onDone(householdId)
  }
  return (
    <Dialog title={t('register')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('register')} onDone={done} onCancel={onClose}>
        <AreaField label={t('group')} scope={{ levels: ['group'] }} {...form.field('areaId')} />
        <TextField label={t('house')} optional {...form.field('house')} />
        <TextField label={t('head')} optional {...head} />
        {(isTwice || form.values.another) && <CheckField label={t('another')} {...form.field('another')} />}
        <TextField label={t('phone')} optional {...form.field('phone')} />
        <NumberField label={t('size')} {...form.field('size')} />
        <NumberField label={t('elderly')} optional {...form.field('elderly')} />
        <NumberField label={t('children')} optional {...form.field('children')} />
        <CheckField label={t('boarding')} {...form.field('boarding')} />
        <Purposes fields={['house', 'head', 'phone', 'size', 'elderly', 'children', 'boarding']} />
      </IntentForm>
    </Dialog>
  )
}

interface HouseholdDialogProps {
  readonly household: HouseholdPage
  readonly onClose: () => void
}

/** Mends the numbers of a household. Its sealed fields are only given anew: what stands there is not shown in a form. */
export function EditHousehold({ household, onClose }: HouseholdDialogProps) {
  const t = useWords(peopleWords)
  const { id, version, size, elderly, children, boarding, hasPhone } = household
  const form = useIntentForm(editHousehold, {
    draft: null,
    initial: { householdId: id, version, size, elderly, children, boarding, hasPhone },
  })
  const done = () => {
    showToast({ text: t('edited') })
    onClose()
  }
  return (
    <Dialog title={t('edit')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <NumberField label={t('size')} {...form.field('size')} />
        <NumberField label={t('elderly')} optional {...form.field('elderly')} />
        <NumberField label={t('children')} optional {...form.field('children')} />
        <CheckField label={t('boarding')} {...form.field('boarding')} />
        <CheckField label={t('hasPhone')} {...form.field('hasPhone')} />
        <TextField label={t('house')} optional {...form.field('house')} />
        <TextField label={t('head')} optional {...form.field('head')} />
        <TextField label={t('phone')} optional {...form.field('phone')} />
        <Purposes fields={['house', 'head', 'phone', 'size', 'elderly', 'children', 'boarding', 'hasPhone']} />
      </IntentForm>
    </Dialog>
  )
}

/** Takes a household off the book. */
export function CloseHousehold({ household, onClose }: HouseholdDialogProps) {
  const t = useWords(peopleWords)
  const form = useIntentForm(closeHousehold, { draft: null, initial: { householdId: household.id } })
  const done = () => {
    showToast({ text: t('closed') })
    onClose()
  }
  const { value, onChange, ...day } = form.field('onDay')
  return (
    <Dialog title={t('close')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('close.reason')}
          options={leavingReasons.map((one) => ({ value: one, label: t(`close.${one}`) }))}
          {...form.field('reason')}
        />
        <DayField
          label={t('close.day')}
          help={t('close.day.help')}
          optional
          value={value as Day | undefined}
          onChange={onChange}
          {...day}
        />
      </IntentForm>
    </Dialog>
  )
}

/** Adds a person to a household. */
export function AddResident({ household, onClose }: HouseholdDialogProps) {
  const t = useWords(peopleWords)
  const form = useIntentForm(addResident, { draft: null, initial: { householdId: household.id } })
  const done = ({ result }: { readonly result: unknown }) => {
    const { warnings } = result as { warnings: readonly string[] }
    showToast({ text: warnings.length > 0 ? t('warnings') : t('resident.added') })
    onClose()
  }
  return (
    <Dialog title={t('resident.add')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('resident.add')} onDone={done} onCancel={onClose}>
        <TextField label={t('name')} {...form.field('name')} />
        <NumberField label={t('birthYear')} optional {...form.field('birthYear')} />
        <TextField label={t('phone')} optional {...form.field('phone')} />
        <TextField label={t('idNumber')} help={t('idNumber.help')} optional {...form.field('idNumber')} />
        <CheckField label={t('temporary')} {...form.field('temporary')} />
        <Purposes fields={['name', 'birthYear', 'phone', 'idNumber', 'temporary']} />
      </IntentForm>
    </Dialog>
  )
}

interface EditResidentProps extends HouseholdDialogProps {
  readonly resident: HouseholdIdentity['residents'][number]
}

/** Mends one person whose names are open already, for the reason that was given. Emptied fields are emptied on file. */
export function EditResident({ household, resident, onClose }: EditResidentProps) {
  const t = useWords(peopleWords)
  const { id: residentId, name, birthYear, phone, temporary } = resident
  const form = useIntentForm(editResident, {
    draft: null,
    initial: { householdId: household.id, version: household.version, residentId, name, birthYear, phone, temporary },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    const { warnings } = result as { warnings: readonly string[] }
    showToast({ text: warnings.length > 0 ? t('warnings') : t('resident.edited') })
    onClose()
  }
  return (
    <Dialog title={t('resident.edit.title')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <TextField label={t('name')} {...form.field('name')} />
        <NumberField
          label={t('birthYear')}
          optional
          {...form.field('birthYear')}
          onChange={(next) => form.set({ birthYear: next ?? null })}
        />
        <TextField
          label={t('phone')}
          optional
          {...form.field('phone')}
          onChange={(next) => form.set({ phone: next || null })}
        />
        <TextField label={t('idNumber')} help={t('resident.edit.id')} optional {...form.field('idNumber')} />
        <CheckField label={t('temporary')} {...form.field('temporary')} />
        <Purposes fields={['name', 'birthYear', 'phone', 'idNumber', 'temporary']} />
      </IntentForm>
    </Dialog>
  )
}
