import { BigChoice } from '#platform/field'
import { useReading, useWords } from '#platform/web'
import { NumberField, TextField } from '#ui'
import { bookWords } from './book.words.ts'
import { fieldTitles, type HouseholdForm } from './household-edit.ts'

/** The fields of a household on the phone. */
export function HouseholdFields({
  form,
  onChange,
}: {
  readonly form: HouseholdForm
  readonly onChange: (next: HouseholdForm) => void
}) {
  const t = useWords(bookWords)
  const reading = useReading()
  const field = <K extends keyof HouseholdForm>(name: K) => ({
    name,
    label: reading(fieldTitles[name]),
    value: form[name],
    problem: undefined,
    onChange: (value: HouseholdForm[K]) => onChange({ ...form, [name]: value }),
  })
  return (
    <div className="stack">
      <TextField {...field('house')} autoComplete="off" />
      <TextField {...field('head')} autoComplete="off" />
      <TextField {...field('phone')} type="tel" inputMode="tel" autoComplete="off" />
      <NumberField {...field('size')} />
      <NumberField {...field('elderly')} optional />
      <NumberField {...field('children')} optional />
      <div>
        <p>{reading(fieldTitles.boarding)}</p>
        <BigChoice
          label={reading(fieldTitles.boarding)}
          name="boarding"
          value={form.boarding ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('edit.yes') },
            { value: 'no', label: t('edit.no') },
          ]}
          onChange={(value) => onChange({ ...form, boarding: value === 'yes' })}
        />
      </div>
    </div>
  )
}
