import { addDays, type Day } from '#kit'
import { type FieldDoor, today, useIntentForm, useReading, useWords } from '#platform/web'
import { DayField, DecimalField, Dialog, IntentForm, NumberField, SelectField, showToast, TextField } from '#ui'
import { INPUT_KINDS, type InputKey, recordInput } from '../domain/index.ts'
import { levelWords } from './levels.words.ts'

/** Records one figure with its day and source. `keys`: what the set of the day asks for. */
export function RecordInputDialog({
  areaId,
  keys,
  onClose,
}: {
  readonly areaId: number
  readonly keys: readonly string[]
  readonly onClose: () => void
}) {
  const t = useWords(levelWords)
  const reading = useReading()
  // Levels are computed from what was known at the end of the day before; a figure of today counts from tomorrow.
  const yesterday = addDays(today(), -1)
  const form = useIntentForm(recordInput, { draft: `levels.input.${areaId}`, initial: { areaId, asOn: yesterday } })
  const offered = keys.filter((key): key is InputKey => key in INPUT_KINDS)
  const kind = form.values.kind
  const done = () => {
    showToast({ text: t('record.done') })
    onClose()
  }
  return (
    <Dialog title={t('record')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('record')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('record.kind')}
          options={offered.map((value) => ({ value, label: reading(INPUT_KINDS[value].title) }))}
          {...form.field('kind')}
        />
        <DecimalField label={t('record.value')} help={t('record.value.help')} {...form.field('value')} />
        {kind !== undefined && INPUT_KINDS[kind].unit === 'share' && (
          <NumberField label={t('record.out-of')} optional {...form.field('outOf')} />
        )}
        <DayField label={t('record.as-on')} {...(form.field('asOn') as unknown as FieldDoor<Day>)} />
        <TextField label={t('record.source')} {...form.field('source')} />
      </IntentForm>
    </Dialog>
  )
}
