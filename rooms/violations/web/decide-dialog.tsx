import { useReading, useWords } from '#platform/web'
import { Button, Icon, LongTextField, TextField } from '#ui'
import { type DecideViolation, decideViolation, type ViolationPage } from '../domain/index.ts'
import { useAuthorityName } from './authority-name.ts'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './steps.ts'
import { stepWords } from './steps.words.ts'
import { VerdictFields } from './verdict-fields.tsx'
import styles from './violations.module.css'

/** Decides: the six conditions in sight before the name goes under it; what is not met says what to do instead. */
export function DecideDialog({ dossier, onClose, onTransfer }: StepProps & { readonly onTransfer: () => void }) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  const { proposal } = dossier
  return (
    <StepDialog
      contract={decideViolation}
      step="decide"
      subjectId={violationId}
      initial={{
        violationId,
        verdict: proposal?.verdict ?? 'fine',
        ...(proposal?.amount ? { amount: proposal.amount } : {}),
        factors: (proposal?.factors ?? []).map(({ key, reason }) => ({ key, reason })),
      }}
      onClose={onClose}
      submitLabel={t('decide.submit')}
      width="wide"
    >
      {(form) => (
        <>
          <DueProcess dossier={dossier} amount={form.values.amount} onTransfer={onTransfer} />
          <VerdictFields
            dossier={dossier}
            values={form.values as Partial<DecideViolation>}
            problem={{ amount: form.field('amount').problem }}
            onChange={(change) => form.set(change as Partial<DecideViolation>)}
          />
          <LongTextField label={t('reason')} optional={form.values.verdict === 'fine'} {...form.field('reason')} />
          <TextField label={t('decisionNumber')} optional {...form.field('decisionNumber')} />
          <p className={styles.aside}>{t('decide.you')}</p>
        </>
      )}
    </StepDialog>
  )
}

interface DueProcessProps {
  readonly dossier: ViolationPage
  readonly amount: string | undefined
  readonly onTransfer: () => void
}

/** The six conditions of a fair decision (SG-05) as the server judged them; it judges again what is typed here. */
function DueProcess({ dossier, amount, onTransfer }: DueProcessProps) {
  const t = useWords(stepWords)
  const reading = useReading()
  const say = useAuthorityName()
  return (
    <section className={styles.checks} aria-label={t('decide.lead')}>
      <h3>{t('decide.lead')}</h3>
      <ul>
        {dossier.checks.map(({ key, isMet, words }) => {
          const stands = isMet && (key !== 'amount' || isInside(amount, dossier.range))
          return (
            <li key={key} data-met={stands}>
              <Icon name={stands ? 'check' : 'warning'} />
              {reading(words)}
              <span className="visually-hidden">: {t(stands ? 'check.met' : 'check.unmet')}</span>
            </li>
          )
        })}
      </ul>
      {dossier.transferTo && dossier.can.transfer && (
        <Button onClick={onTransfer}>{t('decide.transfer', { who: say(dossier.transferTo) })}</Button>
      )}
      {dossier.transferTo && !dossier.can.transfer && (
        <p>{t('decide.transfer.others', { who: say(dossier.transferTo) })}</p>
      )}
    </section>
  )
}

/** A sum typed anew outside the range takes the tick away; whether it may stand there, the server says. */
function isInside(amount: string | undefined, { min, max }: ViolationPage['range']): boolean {
  if (amount === undefined || !/^\d+$/.test(amount)) return true
  return BigInt(amount) >= BigInt(min) && BigInt(amount) <= BigInt(max)
}
