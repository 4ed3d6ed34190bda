import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Instant } from '#kit'
import { useAccount, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { LongTextField, MomentField, NumberField, RadioField, TextField } from '#ui'
import {
  addEvidenceContract,
  cancelTaskContract,
  changeDeadlineContract,
  delegateTaskContract,
  editTaskContract,
  progressTaskContract,
  raiseObstacleContract,
  reassignTaskContract,
  remindOwnerContract,
  reportDoneContract,
  returnTaskContract,
  type TaskPriority,
  type taskPageContract,
} from '../domain/index.ts'
import { PriorityField } from './create-task.page.tsx'
import { EvidenceFields } from './evidence-fields.tsx'
import { PostField } from './post-field.tsx'
import { StepDialog } from './step-dialog.tsx'
import { taskWords } from './tasks.words.ts'

/** A task as its page shows it. */
export type TaskDetails = z.infer<typeof taskPageContract.answer>

interface DialogProps {
  readonly task: TaskDetails
  readonly onClose: () => void
}

function ProgressDialog({ task, onClose }: DialogProps) {
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

function ReportDoneDialog({ task, onClose }: DialogProps) {
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

function AddEvidenceDialog({ task, onClose }: DialogProps) {
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

function RaiseObstacleDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={raiseObstacleContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.obstacle')} {...form.field('text')} />}
    </StepDialog>
  )
}

function ReturnDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={returnTaskContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.reason')} {...form.field('reason')} />}
    </StepDialog>
  )
}

function CancelDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={cancelTaskContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.reason')} {...form.field('reason')} />}
    </StepDialog>
  )
}

function RemindDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  return (
    <StepDialog contract={remindOwnerContract} subjectId={task.id} initial={{ taskId: task.id }} onClose={onClose}>
      {(form) => <LongTextField label={t('field.note')} optional {...form.field('note')} />}
    </StepDialog>
  )
}

function DeadlineDialog({ task, onClose }: DialogProps) {
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

function ReassignDialog({ task, onClose }: DialogProps) {
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

function EditDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  const priority = task.priority as TaskPriority
  const now = { title: task.title, product: task.product, measure: task.measure, priority }
  return (
    <StepDialog
      contract={editTaskContract}
      subjectId={`${task.id}.${task.version}`}
      initial={{ taskId: task.id, to: now, was: now }}
      onClose={onClose}
    >
      {(form) => {
        const to = form.values.to ?? {}
        const set = (change: typeof to) => form.set({ to: { ...to, ...change } })
        return (
          <>
            <TextField
              label={t('field.title')}
              name="to.title"
              problem={form.field('to').problem}
              value={to.title}
              onChange={(title) => set({ title })}
            />
            <LongTextField
              label={t('field.product')}
              optional
              name="to.product"
              problem={undefined}
              value={to.product ?? undefined}
              onChange={(product) => set({ product: product ?? null })}
            />
            <LongTextField
              label={t('field.measure')}
              optional
              name="to.measure"
              problem={undefined}
              value={to.measure ?? undefined}
              onChange={(measure) => set({ measure: measure ?? null })}
            />
            <PriorityField value={to.priority} onChange={(next) => set({ priority: next })} />
          </>
        )
      }}
    </StepDialog>
  )
}

type Child = z.infer<typeof delegateTaskContract.payload>['children'][number]

function DelegateDialog({ task, onClose }: DialogProps) {
  const t = useWords(taskWords)
  const child: Child = {
    areaId: task.areaId,
    title: task.title,
    part: 'lead' as const,
    priority: task.priority as TaskPriority,
    selfClose: false,
    coordinatorPostIds: [],
    ...(task.dueAt === null ? {} : { dueAt: task.dueAt as Instant }),
  }
  return (
    <StepDialog
      contract={delegateTaskContract}
      subjectId={task.id}
      initial={{ taskId: task.id, children: [child] }}
      onClose={onClose}
    >
      {(form) => {
        const only = form.values.children?.[0] ?? child
        const set = (change: Partial<typeof only>) => form.set({ children: [{ ...only, ...change }] })
        const { problem } = form.field('children')
        return (
          <>
            <TextField
              label={t('field.title')}
              name="title"
              problem={undefined}
              value={only.title}
              onChange={(title) => set({ title: title ?? '' })}
            />
            <AreaField
              label={t('field.area')}
              name="areaId"
              problem={undefined}
              value={only.areaId}
              onChange={(areaId) => areaId !== undefined && set({ areaId })}
              scope={{ under: task.areaId }}
            />
            <PostField
              label={t('field.owner')}
              name="ownerPostId"
              problem={problem}
              areaId={only.areaId}
              value={only.ownerPostId}
              onChange={(ownerPostId) => set({ ownerPostId })}
            />
            <RadioField
              label={t('field.part')}
              name="part"
              problem={undefined}
              value={only.part}
              onChange={(part) => part && set({ part })}
              options={[
                { value: 'lead', label: t('part.lead') },
                { value: 'coordination', label: t('part.coordination') },
              ]}
            />
            <MomentField
              label={t('field.due')}
              name="dueAt"
              problem={undefined}
              timeWhenAbsent="24:00"
              value={only.dueAt}
              onChange={(dueAt) => set({ dueAt })}
            />
          </>
        )
      }}
    </StepDialog>
  )
}

const dialogs: Readonly<Record<string, (props: DialogProps) => ReactNode>> = {
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
export function StepDialogOf({ type, ...rest }: DialogProps & { readonly type: string }) {
  const Dialog = dialogs[type]
  return Dialog ? <Dialog {...rest} /> : null
}
