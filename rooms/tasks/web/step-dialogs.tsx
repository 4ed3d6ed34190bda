import type { ReactNode } from 'react'
import type { Instant } from '#kit'
import { useAccount, useWords } from '#platform/web'
import { LongTextField, MomentField, NumberField } from '#ui'
import {
  addEvidenceContract,
  cancelTaskContract,
  changeDeadlineContract,
  progressTaskContract,
  raiseObstacleContract,
  reassignTaskContract,
  remindOwnerContract,
  reportDoneContract,
  returnTaskContract,
} from '../domain/index.ts'
import { EvidenceFields } from './evidence-fields.tsx'
import { PostField } from './post-field.tsx'
import { DelegateDialog, EditDialog } from './reshape-dialogs.tsx'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './task-details.ts'
import { taskWords } from './tasks.words.ts'

function ProgressDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  const initial = { taskId: task.id, percent: task.percent }
  return (
    <StepDialog contract={progressTaskContract} subjectId={task.id} initial={initial} onClose={onClose}>
      {(form) => (
        <>
          <NumberField label={t('field.percent')} unit="%" {...form.field('percent')} />
          <LongTextField label={t('field.note')} optional {...form.field('note')} />
        </>
      )}
    </StepDialog>
  )
}

function ReportDoneDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog
      contract={reportDoneContract}
      subjectId={task.id}
      initial={{ taskId: task.id, evidence: [] }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <EvidenceFields
            problem={form.field('evidence').problem}
            value={form.values.evidence ?? []}
            onChange={(evidence) => form.set({ evidence: [...evidence] })}
          />
          <LongTextField label={t('field.note')} optional {...form.field('note')} />
        </>
      )}
    </StepDialog>
  )
}

function AddEvidenceDialog({ task, onClose }: StepProps) {
  const initial = { taskId: task.id, evidence: [] }
  return (
    <StepDialog contract={addEvidenceContract} subjectId={task.id} initial={initial} onClose={onClose}>
      {(form) => (
        <EvidenceFields
          problem={form.field('evidence').problem}
          value={form.values.evidence ?? []}
          onChange={(evidence) => form.set({ evidence: [...evidence] })}
        />
      )}
    </StepDialog>
  )
}

function RaiseObstacleDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={raiseObstacleContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.obstacle')} {...form.field('text')} />}
    </StepDialog>
  )
}

function ReturnDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={returnTaskContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.reason')} {...form.field('reason')} />}
    </StepDialog>
  )
}

function CancelDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={cancelTaskContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.reason')} {...form.field('reason')} />}
    </StepDialog>
  )
}

function RemindDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={remindOwnerContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.note')} optional {...form.field('note')} />}
    </StepDialog>
  )
}

function DeadlineDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  const was = task.dueAt === null ? {} : { was: { dueAt: task.dueAt as Instant } }
  return (
    <StepDialog
      contract={changeDeadlineContract}
      subjectId={task.id}
      initial={{ taskId: task.id, ...was }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <MomentField
            label={t('field.due')}
            help={t('field.due.help')}
            timeWhenAbsent="24:00"
            {...form.field('dueAt')}
          />
          <LongTextField label={t('field.reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

function ReassignDialog({ task, onClose }: StepProps) {
  const t = useWords(taskWords)
  const { homeAreaId } = useAccount()
  const { officerId } = task.owner
  const was = officerId === null ? {} : { was: { ownerOfficerId: officerId } }
  return (
    <StepDialog
      contract={reassignTaskContract}
      subjectId={task.id}
      initial={{ taskId: task.id, ...was }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PostField label={t('field.owner')} areaId={homeAreaId} {...form.field('ownerPostId')} />
          <LongTextField label={t('field.reason')} {...form.field('reason')} />
        </>
      )}
    </StepDialog>
  )
}

const dialogs: Readonly<Record<string, (props: StepProps) => ReactNode>> = {
  'tasks.progress': ProgressDialog,
  'tasks.report-done': ReportDoneDialog,
  'tasks.add-evidence': AddEvidenceDialog,
  'tasks.raise-obstacle': RaiseObstacleDialog,
  'tasks.return': ReturnDialog,
  'tasks.cancel': CancelDialog,
  'tasks.remind': RemindDialog,
  'tasks.change-deadline': DeadlineDialog,
  'tasks.reassign': ReassignDialog,
  'tasks.edit': EditDialog,
  'tasks.delegate': DelegateDialog,
}

/** Whether a step wants words first; the others are done at a press. */
export function wantsDialog(type: string): boolean {
  return type in dialogs
}

/** The dialog of a step. */
export function StepDialogOf({ type, ...rest }: StepProps & { readonly type: string }) {
  const Dialog = dialogs[type]
  return Dialog ? <Dialog {...rest} /> : null
}
