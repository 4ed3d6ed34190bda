import { useState } from 'react'
import type { Instant } from '#kit'
import { showMomentShort, showNumber, useIntentForm, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, LongTextField, MomentField, Section, showToast } from '#ui'
import { correctVisit, type InterviewPage, withdrawVisit } from '../domain/index.ts'
import styles from './interview.module.css'
import { interviewWords } from './interview.words.ts'

type Visit = InterviewPage['visits'][number]

/** Where the case is known to have been. A visit told or typed wrongly is put right here; the trace follows. */
export function KnownVisits({ page: { visits, personId } }: { readonly page: InterviewPage }) {
  const t = useWords(interviewWords)
  const [open, setOpen] = useState<{ readonly step: 'correct' | 'withdraw'; readonly visit: Visit }>()
  if (visits.length === 0) return null
  const Shown = open?.step === 'correct' ? CorrectDialog : WithdrawDialog
  return (
    <Section title={t('places.known')} note={showNumber(visits.length)}>
      <ul className={styles.lines}>
        {visits.map((visit) => (
          <li key={visit.visitId}>
            <span>
              {visit.name}, {showMomentShort(visit.enteredAt as Instant)}
              {visit.leftAt !== null && ` – ${showMomentShort(visit.leftAt as Instant)}`}
            </span>
            <span>
              <Button look="quiet" onClick={() => setOpen({ step: 'correct', visit })}>
                {t('visit.correct')}
              </Button>
              <Button look="quiet" onClick={() => setOpen({ step: 'withdraw', visit })}>
                {t('visit.withdraw')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {open && <Shown personId={personId} visit={open.visit} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

interface DialogProps {
  readonly personId: string
  readonly visit: Visit
  readonly onClose: () => void
}

function useDone(onClose: () => void) {
  const t = useWords(interviewWords)
  return () => {
    showToast({ text: t('visit.done') })
    onClose()
  }
}

function CorrectDialog({ personId, visit, onClose }: DialogProps) {
  const t = useWords(interviewWords)
  const { visitId, enteredAt, leftAt } = visit
  const form = useIntentForm(correctVisit, { draft: null, initial: { personId, visitId, enteredAt, leftAt } })
  const { values } = form
  return (
    <Dialog title={`${t('visit.correct')}: ${visit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('visit.correct')} onDone={useDone(onClose)} onCancel={onClose}>
        <MomentField
          label={t('entered')}
          {...form.field('enteredAt')}
          value={values.enteredAt as Instant | undefined}
        />
        <MomentField
          label={t('left')}
          help={t('left.help')}
          optional
          {...form.field('leftAt')}
          value={(values.leftAt ?? undefined) as Instant | undefined}
        />
        <LongTextField label={t('visit.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}

function WithdrawDialog({ personId, visit, onClose }: DialogProps) {
  const t = useWords(interviewWords)
  const form = useIntentForm(withdrawVisit, { draft: null, initial: { personId, visitId: visit.visitId } })
  return (
    <Dialog title={`${t('visit.withdraw')}: ${visit.name}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('visit.withdraw')} onDone={useDone(onClose)} onCancel={onClose}>
        <p>{t('visit.withdraw.lead')}</p>
        <LongTextField label={t('visit.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
