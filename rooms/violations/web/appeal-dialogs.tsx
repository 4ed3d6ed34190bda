import { useWords } from '#platform/web'
import { LongTextField, MoneyField, RadioField } from '#ui'
import { type AppealView, acceptAppeal, resolveAppeal, type ViolationPage } from '../domain/index.ts'
import { showMoney } from './show-money.ts'
import { StepDialog } from './step-dialog.tsx'
import { stepWords } from './steps.words.ts'

interface AcceptProps {
  readonly appeal: AppealView
  readonly onClose: () => void
}

/** Accepts an appeal, or not and says why. */
export function AcceptAppealDialog({ appeal, onClose }: AcceptProps) {
  const t = useWords(stepWords)
  return (
    <StepDialog
      contract={acceptAppeal}
      step="accept-appeal"
      subjectId={appeal.id}
      initial={{ appealId: appeal.id, isAccepted: true }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField
            label={t('accepted')}
            name="isAccepted"
            value={form.values.isAccepted === false ? 'no' : 'yes'}
            problem={form.field('isAccepted').problem}
            onChange={(next) => form.set({ isAccepted: next === 'yes' })}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`accepted.${value}`) }))}
          />
          <LongTextField label={t('reason')} optional={form.values.isAccepted !== false} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

/** Upholds, reduces or cancels; never by who decided (SG-07). */
export function ResolveAppealDialog({ appeal, dossier, onClose }: AcceptProps & { readonly dossier: ViolationPage }) {
  const t = useWords(stepWords)
  const { min, middle, max } = dossier.range
  return (
    <StepDialog
      contract={resolveAppeal}
      step="resolve-appeal"
      subjectId={appeal.id}
      initial={{ appealId: appeal.id }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField
            label={t('outcome')}
            options={(['uphold', 'reduce', 'cancel'] as const).map((value) => ({
              value,
              label: t(`outcome.${value}`),
            }))}
            {...form.field('outcome')}
          />
          {form.values.outcome === 'reduce' && (
            <MoneyField
              label={t('newAmount')}
              help={t('amount.help', { min: showMoney(min), max: showMoney(max), middle: showMoney(middle) })}
              {...form.field('amount')}
            />
          )}
          <LongTextField label={t('reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}
