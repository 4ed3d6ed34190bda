import { useFilters, useWords } from '#platform/web'
import { SelectField } from '#ui'
import type { FormView } from '../domain/index.ts'
import { reportWords } from './reports.words.ts'
import { sayPeriod } from './say-period.ts'

interface SelectProps {
  readonly form: FormView
  readonly periods: readonly string[]
  readonly period: string | undefined
}

/** Which period a screen shows; stands in the address. */
export function PeriodSelect({ form, periods, period }: SelectProps) {
  const t = useWords(reportWords)
  const [, setFilters] = useFilters()
  const known = period === undefined || periods.includes(period) ? periods : [period, ...periods]
  return (
    <SelectField
      label={t('period')}
      name="period"
      value={period}
      onChange={(next) => setFilters({ period: next })}
      options={known.map((one) => ({ value: one, label: sayPeriod(one, form.period, t) }))}
    />
  )
}
