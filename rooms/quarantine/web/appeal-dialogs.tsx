import { useReading, useWords } from '#platform/web'
import { CheckField, LongTextField, RadioField, TextField } from '#ui'
import { CHANNELS, channels, type DecisionLine, fileAppeal, resolveAppeal } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import { StepDialog } from './step-dialog.tsx'

/** A complaint, by whatever way it came. */
export function FileAppealDialog({
  decision,
  onClose,
}: {
  readonly decision: DecisionLine
  readonly onClose: () => void
}) {
  const t = useWords(orderWords)
  const reading = useReading()
  const initial = { decisionId: decision.id, channel: 'phone' as const, onBehalf: false }
  return (
    <StepDialog contract={fileAppeal} step="appeal" subjectId={decision.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <LongTextField label={t('appeal.words')} {...form.field('words')} />
          <RadioField
            label={t('channel')}
            options={channels.map((value) => ({ value, label: reading(CHANNELS[value]) }))}
            {...form.field('channel')}
          />
          <CheckField label={t('behalf')} {...form.field('onBehalf')} />
          <TextField label={t('appeal.obstacle')} optional {...form.field('obstacle')} />
        </>
      )}
    </StepDialog>
  )
}

/** The judgement, by another than who decided. */
export function ResolveAppealDialog({
  appealId,
  onClose,
}: {
  readonly appealId: string
  readonly onClose: () => void
}) {
  const t = useWords(orderWords)
  return (
    <StepDialog contract={resolveAppeal} step="resolve" subjectId={appealId} initial={{ appealId }} onClose={onClose}>
      {(form) => (
        <>
          <RadioField
            label={t('appeal.outcome')}
            options={(['upheld', 'cancelled'] as const).map((value) => ({
              value,
              label: t(`appeal.outcome.${value}`),
            }))}
            {...form.field('outcome')}
          />
          <LongTextField label={t('reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}
