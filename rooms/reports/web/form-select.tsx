import { useFilters, useReading, useWords } from '#platform/web'
import { SelectField } from '#ui'
import type { FormView } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'

/** Which form a screen shows; stands in the address. Nothing where there is only one. */
export function FormSelect({ forms, form }: { readonly forms: readonly FormView[]; readonly form: FormView }) {
  const t = useWords(reportWords)
  const reading = useReading()
  const [, setFilters] = useFilters()
  if (forms.length < 2) return null
  return (
    <SelectField
      label={t('form')}
      name="form"
      value={form.code}
      onChange={(code) => setFilters({ form: code, period: undefined, state: undefined, indicator: undefined })}
      options={forms.map(({ code, title }) => ({ value: code, label: reading(title) }))}
    />
  )
}
