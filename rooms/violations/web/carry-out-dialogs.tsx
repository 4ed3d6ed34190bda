import { useWords } from '#platform/web'
import { LongTextField, MoneyField, RadioField, TextField } from '#ui'
import { fileAppeal, serveDecision, takePayment } from '../domain/index.ts'
import { MomentLine } from './moment-line.tsx'
import { showMoney } from './show-money.ts'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './steps.ts'
import { stepWords } from './steps.words.ts'

/** The decision reached the person: from here the terms run. */
export function ServeDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={serveDecision}
      step="serve"
      subjectId={violationId}
      initial={{ violationId, how: 'in-person' }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioField
            label={t('how')}
            help={t('how.help')}
            options={(['in-person', 'post', 'posted-up'] as const).map((value) => ({
              value,
              label: t(`how.${value}`),
            }))}
            {...form.field('how')}
          />
          <MomentLine label="servedAt" door={form.field('servedAt')} />
        </>
      )}
    </StepDialog>
  )
}

/** A payment, whole or in part, with its receipt. */
export function PayDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  const { owed } = dossier
  return (
    <StepDialog
      contract={takePayment}
      step="pay"
      subjectId={violationId}
      initial={{ violationId, amount: owed }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <MoneyField label={t('paid')} help={t('paid.help', { owed: showMoney(owed) })} {...form.field('amount')} />
          <TextField label={t('receipt')} {...form.field('receipt')} />
          <MomentLine label="paidAt" door={form.field('paidAt')} />
        </>
      )}
    </StepDialog>
  )
}

/** Takes in an appeal: from a letter, by word of mouth, or through a proxy. */
export function AppealDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog contract={fileAppeal} step="appeal" subjectId={violationId} initial={{ violationId }} onClose={onClose}>
      {(form) => (
        <>
          <LongTextField label={t('words')} help={t('words.appeal.help')} {...form.field('words')} />
          <MomentLine label="filedAt" door={form.field('filedAt')} />
          <LongTextField label={t('obstacle')} optional {...form.field('obstacle')} />
        </>
      )}
    </StepDialog>
  )
}
