import type { ReactNode } from 'react'
import { useWords } from '#platform/web'
import { CheckField, LongTextField, Note, RadioField, TextField } from '#ui'
import {
  closeViolation,
  enforceDecision,
  explainViolation,
  identifySubject,
  recordViolation,
  referViolation,
  type Subject,
  transferViolation,
  waiveExplanation,
  withdrawViolation,
} from '../domain/index.ts'
import { useAuthorityName } from './authority-name.ts'
import { AppealDialog, PayDialog, ServeDialog } from './carry-out-dialogs.tsx'
import { MomentLine } from './moment-line.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { AskReliefDialog, GrantReliefDialog } from './relief-dialogs.tsx'
import { StepDialog } from './step-dialog.tsx'
import type { Step, StepProps } from './steps.ts'
import { stepWords } from './steps.words.ts'
import { SubjectFields } from './subject-fields.tsx'

function RecordDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={recordViolation}
      step="record"
      subjectId={violationId}
      initial={{ violationId, waivesExplanation: false, refusedToSign: false, explainsBy: 'written' }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <MomentLine label="recordedAt" door={form.field('recordedAt')} />
          <TextField label={t('recordNumber')} help={t('recordNumber.help')} optional {...form.field('recordNumber')} />
          <TextField label={t('witness')} help={t('witness.help')} optional {...form.field('witness')} />
          <LongTextField label={t('measures')} help={t('measures.help')} optional {...form.field('measures')} />
          <CheckField label={t('refusedToSign')} {...form.field('refusedToSign')} />
          <RadioField
            label={t('explainsBy')}
            options={(['written', 'direct'] as const).map((value) => ({ value, label: t(`explains.${value}`) }))}
            {...form.field('explainsBy')}
          />
          <CheckField label={t('waives')} {...form.field('waivesExplanation')} />
        </>
      )}
    </StepDialog>
  )
}

function IdentifyDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  const subject = { kind: dossier.violation.subjectKind } as Subject
  return (
    <StepDialog
      contract={identifySubject}
      step="identify"
      subjectId={violationId}
      initial={{ violationId, subject }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Note>{t('identify.note')}</Note>
          <SubjectFields
            value={form.values.subject}
            problem={form.field('subject').problem}
            onChange={(next) => form.set({ subject: next })}
          />
          <LongTextField label={t('reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

function ExplainDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={explainViolation}
      step="explain"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <LongTextField label={t('words')} help={t('words.explain.help')} {...form.field('words')} />
          <MomentLine label="saidAt" door={form.field('saidAt')} />
        </>
      )}
    </StepDialog>
  )
}

function WaiveDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={waiveExplanation}
      step="waive-explanation"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {() => <p>{t('waive')}</p>}
    </StepDialog>
  )
}

function TransferDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const say = useAuthorityName()
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={transferViolation}
      step="transfer"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {(form) => (
        <>
          {dossier.transferTo && <p>{t('transfer.note', { who: say(dossier.transferTo) })}</p>}
          <LongTextField label={t('reason')} optional {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

function ReferDialog({ dossier, onClose }: StepProps) {
  const t = useWords(stepWords)
  const violationId = dossier.violation.id
  return (
    <StepDialog
      contract={referViolation}
      step="refer"
      subjectId={violationId}
      initial={{ violationId }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Note tone="warn">{t('refer.note')}</Note>
          <RadioField
            label={t('article')}
            options={(['240', '295'] as const).map((value) => ({ value, label: t(`article.${value}`) }))}
            {...form.field('article')}
          />
          <LongTextField label={t('reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

/** Steps that want nothing but a reason. */
function reasonDialog(contract: typeof enforceDecision, step: 'enforce' | 'close' | 'withdraw') {
  return function ReasonedDialog({ dossier, onClose }: StepProps) {
    const t = useWords(stepWords)
    const violationId = dossier.violation.id
    return (
      <StepDialog contract={contract} step={step} subjectId={violationId} initial={{ violationId }} onClose={onClose}>
        {(form) => <LongTextField label={t('reason')} {...form.field('reason')} />}
      </StepDialog>
    )
  }
}

const dialogs: Readonly<Record<Exclude<Step, 'decide'>, (props: StepProps) => ReactNode>> = {
  record: RecordDialog,
  identify: IdentifyDialog,
  explain: ExplainDialog,
  'waive-explanation': WaiveDialog,
  propose: ProposeDialog,
  transfer: TransferDialog,
  refer: ReferDialog,
  serve: ServeDialog,
  pay: PayDialog,
  appeal: AppealDialog,
  'ask-relief': AskReliefDialog,
  'grant-relief': GrantReliefDialog,
  enforce: reasonDialog(enforceDecision, 'enforce'),
  close: reasonDialog(closeViolation, 'close'),
  withdraw: reasonDialog(withdrawViolation, 'withdraw'),
}

/** The dialog of a step. */
export function StepDialogOf({ step, ...rest }: StepProps & { readonly step: Exclude<Step, 'decide'> }) {
  const Dialog = dialogs[step]
  return <Dialog {...rest} />
}
