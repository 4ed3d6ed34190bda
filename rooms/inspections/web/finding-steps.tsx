import { useState } from 'react'
import type { z } from 'zod'
import { useIntentForm, useReading, useWords } from '#platform/web'
import { Button, Dialog, IntentForm, LongTextField, Menu, PhotosField, RadioField, showToast, TextField } from '#ui'
import { type findingPageContract, recheckFinding, reportRemedy, withdrawFinding } from '../domain/index.ts'
import { findingWords } from './finding.words.ts'
import styles from './inspections.module.css'
import { inspectionWords } from './inspections.words.ts'

/** A finding as its page shows it. */
export type FindingDetails = z.infer<typeof findingPageContract.answer>

interface StepProps {
  readonly finding: FindingDetails
  readonly onClose: () => void
}

const dialogs = { report: Report, recheck: Recheck, withdraw: Withdraw } as const
type Step = keyof typeof dialogs

/** What this person may do: the unit reports its remedy, an inspector checks again, the finder withdraws a mistake. */
export function FindingSteps({ finding }: { readonly finding: FindingDetails }) {
  const t = useWords(findingWords)
  const [open, setOpen] = useState<Step>()
  const Opened = open && dialogs[open]
  return (
    <>
      <div className={styles.buttons}>
        {finding.mayReport && (
          <Button look="main" onClick={() => setOpen('report')}>
            {t('report')}
          </Button>
        )}
        {finding.mayRecheck && (
          <Button look="main" onClick={() => setOpen('recheck')}>
            {t('recheck')}
          </Button>
        )}
        {finding.mayWithdraw && (
          <Menu
            label={t('more')}
            look="plain"
            entries={[{ label: t('withdraw'), onSelect: () => setOpen('withdraw') }]}
          />
        )}
      </div>
      {Opened && <Opened finding={finding} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** Why the reader may not check again, where a re-check is what comes next: in the words of the rule. */
export function WhoIsNext({ finding }: { readonly finding: FindingDetails }) {
  const t = useWords(findingWords)
  const reading = useReading()
  if (finding.state === 'open') return <p className={styles.quiet}>{t('who.next.owner')}</p>
  if (finding.state !== 'reported') return null
  return (
    <>
      <p>{t('who.next.recheck')}</p>
      {!finding.mayRecheck && finding.whyNotRecheck && <p className={styles.quiet}>{reading(finding.whyNotRecheck)}</p>}
      <p className={styles.quiet}>{t('self-close')}</p>
    </>
  )
}

function Report({ finding, onClose }: StepProps) {
  const t = useWords(findingWords)
  const form = useIntentForm(reportRemedy, {
    draft: `inspections.report-remedy.${finding.id}`,
    initial: { findingId: finding.id, photos: [] },
  })
  const done = () => {
    showToast({ text: t('report.done') })
    onClose()
  }
  return (
    <Dialog title={t('report')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('report')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('report.text')} help={t('report.text.help')} {...form.field('text')} />
        <PhotosField label={t('report.photos')} optional {...form.field('photos')} />
      </IntentForm>
    </Dialog>
  )
}

function Recheck({ finding, onClose }: StepProps) {
  const t = useWords(findingWords)
  const form = useIntentForm(recheckFinding, {
    draft: `inspections.recheck.${finding.id}.${finding.rounds}`,
    initial: { findingId: finding.id, photos: [] },
  })
  const done = () => {
    showToast({ text: t('recheck.done') })
    onClose()
  }
  const { passed } = form.values
  return (
    <Dialog title={t('recheck')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('recheck')} onDone={done} onCancel={onClose}>
        <RadioField
          label={t('recheck.result')}
          name="passed"
          value={passed === undefined ? undefined : passed ? 'passed' : 'failed'}
          onChange={(value) => form.set({ passed: value === 'passed' })}
          problem={form.field('passed').problem}
          options={(['passed', 'failed'] as const).map((value) => ({ value, label: t(`recheck.${value}`) }))}
        />
        <LongTextField label={t('recheck.note')} optional {...form.field('note')} />
        <PhotosField label={t('recheck.photos')} optional {...form.field('photos')} />
      </IntentForm>
    </Dialog>
  )
}

function Withdraw({ finding, onClose }: StepProps) {
  const t = useWords(findingWords)
  const shared = useWords(inspectionWords)
  const form = useIntentForm(withdrawFinding, {
    draft: `inspections.withdraw.${finding.id}`,
    initial: { findingId: finding.id },
  })
  const done = () => {
    showToast({ text: t('withdraw.done') })
    onClose()
  }
  return (
    <Dialog title={t('withdraw')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('withdraw')} onDone={done} onCancel={onClose}>
        <TextField label={shared('reason')} help={t('withdraw.help')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
