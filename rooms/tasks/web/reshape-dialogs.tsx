import type { z } from 'zod'
import type { Instant } from '#kit'
import { useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { LongTextField, MomentField, RadioField, TextField } from '#ui'
import { delegateTaskContract, editTaskContract, type TaskPriority } from '../domain/index.ts'
import { PriorityField } from './create-task.page.tsx'
import { PostField } from './post-field.tsx'
import { StepDialog } from './step-dialog.tsx'
import type { StepProps } from './task-details.ts'
import { taskWords } from './tasks.words.ts'

/** Other words, another urgency; who changed the same field meanwhile is heard first. */
export function EditDialog({ task, onClose }: StepProps) {
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

/** Passes a part of the task on: chủ trì or phối hợp [TSK-04]. */
export function DelegateDialog({ task, onClose }: StepProps) {
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
