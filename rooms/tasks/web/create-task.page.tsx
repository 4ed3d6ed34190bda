import { useAccount, useFilters, useGo, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { CheckField, IntentForm, LongTextField, MomentField, Page, SelectField, showToast, TextField } from '#ui'
import { createTaskContract, type TaskPriority } from '../domain/index.ts'
import { PostField, PostsField } from './post-field.tsx'
import { type TaskWord, taskWords } from './tasks.words.ts'

/** Gives a task: who, what, until when, what must lie on the table. The draft survives a closed lid. */
export function CreateTaskPage() {
  const t = useWords(taskWords)
  const go = useGo()
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const form = useIntentForm(createTaskContract, {
    draft: `tasks.create.${filters.parentId ?? ''}`,
    initial: {
      areaId: filters.areaId ? Number(filters.areaId) : homeAreaId,
      parentId: filters.parentId,
      documentId: filters.documentId,
      priority: 0,
      coordinatorPostIds: [],
      selfClose: false,
      draft: false,
    },
  })
  const { areaId } = form.values
  const done = () => {
    showToast({ text: t('create.done') })
    go('/tasks?view=unit')
  }
  return (
    <Page title={t('create.title')} width="reading">
      <IntentForm form={form} submitLabel={t('create')} onDone={done} onCancel={() => history.back()}>
        <TextField label={t('field.title')} {...form.field('title')} />
        <AreaField label={t('field.area')} {...form.field('areaId')} />
        <PostField label={t('field.owner')} areaId={areaId} {...form.field('ownerPostId')} />
        <MomentField
          label={t('field.due')}
          help={t('field.due.help')}
          timeWhenAbsent="24:00"
          {...form.field('dueAt')}
        />
        <LongTextField label={t('field.product')} help={t('field.product.help')} optional {...form.field('product')} />
        <LongTextField label={t('field.measure')} optional {...form.field('measure')} />
        <PriorityField value={form.values.priority} onChange={(priority) => form.set({ priority })} />
        <PostsField
          label={t('field.coordinators')}
          optional
          areaId={areaId}
          {...form.field('coordinatorPostIds')}
          onChange={(ids) => form.set({ coordinatorPostIds: [...(ids ?? [])] })}
        />
        <MomentField label={t('field.start')} optional timeWhenAbsent="00:00" {...form.field('startAt')} />
        <CheckField label={t('field.self-close')} {...form.field('selfClose')} />
        <CheckField label={t('field.draft')} {...form.field('draft')} />
      </IntentForm>
    </Page>
  )
}

/** Thường, khẩn, thượng khẩn, hỏa tốc. */
export function PriorityField({
  value,
  onChange,
}: {
  readonly value: TaskPriority | undefined
  readonly onChange: (value: TaskPriority) => void
}) {
  const t = useWords(taskWords)
  return (
    <SelectField
      label={t('field.priority')}
      name="priority"
      value={String(value ?? 0)}
      onChange={(text) => onChange(Number(text ?? 0) as TaskPriority)}
      options={['0', '1', '2', '3'].map((one) => ({ value: one, label: t(`priority.${one}` as TaskWord) }))}
    />
  )
}
