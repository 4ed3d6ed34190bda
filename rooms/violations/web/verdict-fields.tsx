import { useWords } from '#platform/web'
import { MoneyField, RadioField } from '#ui'
import type { Verdict, ViolationPage } from '../domain/index.ts'
import { verdictField } from '../domain/index.ts'
import { dossierWords } from './dossier.words.ts'
import { FactorFields } from './factor-fields.tsx'
import { RangeBar } from './range-bar.tsx'
import { showMoney } from './show-money.ts'
import { stepWords } from './steps.words.ts'
import styles from './violations.module.css'

interface Values {
  readonly verdict?: Verdict | undefined
  readonly amount?: string | undefined
  readonly factors?: readonly { readonly key: string; readonly reason: string }[] | undefined
}

interface VerdictFieldsProps {
  readonly dossier: ViolationPage
  readonly values: Values
  readonly problem: { readonly amount: Parameters<typeof MoneyField>[0]['problem'] }
  readonly onChange: (change: Values) => void
}

/** Verdict, sum and circumstances: the sum moves on its range while it is typed; age says what is possible. */
export function VerdictFields({ dossier, values, problem, onChange }: VerdictFieldsProps) {
  const t = useWords(stepWords)
  const said = useWords(dossierWords)
  const { range, ageBand } = dossier
  const verdict = values.verdict ?? 'fine'
  const amount = values.amount ?? range.middle
  const rule = ageBand !== null && ageBand !== 'adult' && dossier.violation.subjectKind === 'individual'
  return (
    <>
      {rule && <p className={styles.aside}>{said(`age.${ageBand}`)}</p>}
      <RadioField
        label={t('verdict')}
        name="verdict"
        value={verdict}
        problem={undefined}
        onChange={(next) => onChange({ verdict: next })}
        options={possible(ageBand).map((value) => ({ value, label: said(`verdict.${value}`) }))}
      />
      {verdict === 'fine' && (
        <>
          <MoneyField
            label={t('amount')}
            help={t('amount.help', {
              min: showMoney(range.min),
              max: showMoney(range.max),
              middle: showMoney(range.middle),
            })}
            name="amount"
            value={amount}
            problem={problem.amount}
            onChange={(next) => onChange({ amount: next })}
          />
          <RangeBar range={range} marks={[{ label: t('amount'), amount, strong: true }]} />
          <FactorFields
            on={dossier.violation.detectedOn}
            value={values.factors ?? []}
            onChange={(factors) => onChange({ factors })}
          />
        </>
      )}
    </>
  )
}

/** What may be proposed at an age: the server judges, the form only does not offer what is never possible (SG-13). */
function possible(ageBand: ViolationPage['ageBand']): readonly Verdict[] {
  if (ageBand === '14-15') return ['warning', 'no-fine']
  if (ageBand === 'under-14') return ['no-fine']
  return verdictField.options
}
