import { addDays, type Day } from '#kit'
import { showFullDay, today, useWords } from '#platform/web'
import { DayField, LongTextField, MoneyField, Note, NumberField, RadioField } from '#ui'
import { askRelief, type GrantRelief, grantRelief, reliefKindField } from '../domain/index.ts'
import { showMoney } from './show-money.ts'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './steps.ts'
import { stepWords } from './steps.words.ts'
import styles from './violations.module.css'

/** Takes in a request for relief, from paper or by word of mouth. */
export function AskReliefDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const kinds = useKinds()
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={askRelief}
      step="ask-relief"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField label={t('kind')} options={kinds} {...form.field('kind')} />
          <LongTextField label={t('words')} help={t('words.relief.help')} {...form.field('words')} />
        </>
      )}
    </StepDialog>
  )
}

/** Grants relief; the thresholds are not confirmed, and that is said. */
export function GrantReliefDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const kinds = useKinds()
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={grantRelief}
      step="grant-relief"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {(form) => {
        const { kind, instalments } = form.values
        return (
          <>
            <Note>{t('kind.unsure')}</Note>
            <RadioField label={t('kind')} options={kinds} {...form.field('kind')} />
            {kind === 'reduce' && <MoneyField label={t('newAmount')} {...form.field('amount')} />}
            {kind === 'defer' && (
              <DayField label={t('until')} {...form.field('until')} value={form.values.until as Day | undefined} />
            )}
            {kind === 'instalments' && (
              <Instalments
                owed={dossier.owed}
                value={instalments ?? []}
                onChange={(next) => form.set({ instalments: next })}
              />
            )}
            <LongTextField label={t('reason')} {...form.field('reason')} />
          </>
        )
      }}
    </StepDialog>
  )
}

function useKinds() {
  const t = useWords(stepWords)
  return reliefKindField.options.map((value) => ({ value, label: t(`kind.${value}`) }))
}

type Plan = NonNullable<GrantRelief['instalments']>

/** Equal parts month by month; the last takes what does not divide. */
function Instalments({
  owed,
  value,
  onChange,
}: {
  readonly owed: string
  readonly value: Plan
  readonly onChange: (plan: Plan) => void
}) {
  const t = useWords(stepWords)
  const first = (value[0]?.dueOn ?? addDays(today(), 30)) as Day
  return (
    <>
      <NumberField
        label={t('parts')}
        name="parts"
        value={value.length || undefined}
        problem={undefined}
        onChange={(count) => count !== undefined && count >= 2 && count <= 12 && onChange(planOf(owed, count, first))}
      />
      <DayField
        label={t('firstPart')}
        name="firstPart"
        value={first}
        problem={undefined}
        onChange={(day) => day && onChange(planOf(owed, Math.max(2, value.length), day))}
      />
      <ol className={styles.plain}>
        {value.map(({ dueOn, amount }, index) => (
          <li key={dueOn}>
            {t('parts.plan', { count: index + 1, amount: showMoney(amount), day: showFullDay(dueOn as Day) })}
          </li>
        ))}
      </ol>
    </>
  )
}

function planOf(owed: string, count: number, first: Day): Plan {
  const part = (BigInt(owed) / BigInt(count) / 1000n) * 1000n
  return Array.from({ length: count }, (_, index) => ({
    dueOn: addDays(first, index * 30),
    amount: String(index === count - 1 ? BigInt(owed) - part * BigInt(count - 1) : part),
  }))
}
