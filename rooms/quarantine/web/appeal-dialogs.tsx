import { useRead, useReading, useWords } from '#platform/web'
import { Answer, CheckField, LongTextField, Note, RadioField, TextField } from '#ui'
import {
  appealWordsContract,
  CHANNELS,
  channels,
  type DecisionLine,
  fileAppeal,
  resolveAppeal,
} from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'
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
          <AppealWords appealId={appealId} />
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

/** What the person said, opened for whoever judges it. */
function AppealWords({ appealId }: { readonly appealId: string }) {
  const t = useWords(orderWords)
  const reading = useReading()
  const answer = useRead(appealWordsContract, { id: appealId })
  return (
    <Answer to={answer} rows={2}>
      {({ words, channel, onBehalf, isLate, obstacle }) => (
        <Note title={t('appeal.says')}>
          <p className={styles.said}>{words}</p>
          <p className={styles.quiet}>
            {[reading(CHANNELS[channel]), onBehalf && t('behalf'), isLate && t('appeal.late'), obstacle]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className={styles.quiet}>{t('appeal.logged')}</p>
        </Note>
      )}
    </Answer>
  )
}
