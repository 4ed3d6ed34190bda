import { useState } from 'react'
import { today, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, NumberField, SelectField, showToast, TextField } from '#ui'
import { bodyCatalogue, establishBody } from '../domain/index.ts'
import { organiseWords } from './organise.words.ts'

interface FoundBodyProps {
  readonly areaId: number
  readonly onClose: () => void
}

/** Founds one body: its kind, the post that heads it, and one kind of further posts; more are added afterwards. */
export function FoundBodyDialog({ areaId, onClose }: FoundBodyProps) {
  const t = useWords(organiseWords)
  const reading = useReading()
  const { data } = useRead(bodyCatalogue, {})
  const [others, setOthers] = useState<{ kind?: string | undefined; count?: number | undefined }>({})
  const form = useIntentForm(establishBody, {
    draft: `bodies.found.${areaId}`,
    initial: { areaId, validFrom: today(), posts: [] },
  })
  const ofKind = (data?.postKinds ?? []).filter(({ bodyKind }) => bodyKind === form.values.kind)
  const options = (isHead: boolean) =>
    ofKind.filter(({ head }) => head === isHead).map(({ kind, title }) => ({ value: kind, label: reading(title) }))
  const head = form.values.posts?.find(({ kind }) => ofKind.some((one) => one.kind === kind && one.head))?.kind
  const fill = (headKind: string | undefined, more: typeof others) => {
    setOthers(more)
    const posts = [
      ...(headKind === undefined ? [] : [{ kind: headKind, count: 1 }]),
      ...(more.kind === undefined ? [] : [{ kind: more.kind, count: more.count ?? 1 }]),
    ]
    form.set({ posts })
  }
  const chooseKind = (kind: string | undefined) => {
    form.set({ kind })
    const [first] = (data?.postKinds ?? []).filter((one) => one.bodyKind === kind && one.head)
    fill(first?.kind, {})
  }
  const done = () => {
    showToast({ text: t('found.done') })
    onClose()
  }
  return (
    <Dialog title={t('found')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('found')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('found.kind')}
          options={(data?.bodyKinds ?? []).map(({ kind, title }) => ({ value: kind, label: reading(title) }))}
          {...form.field('kind')}
          onChange={chooseKind}
        />
        <TextField label={t('found.name')} help={t('found.name.help')} optional {...form.field('name')} />
        <SelectField
          label={t('found.head')}
          help={t('found.head.help')}
          options={options(true)}
          name="head"
          value={head}
          onChange={(kind) => fill(kind, others)}
          problem={form.field('posts').problem}
        />
        <SelectField
          label={t('found.members')}
          optional
          options={options(false)}
          name="others"
          value={others.kind}
          onChange={(kind) => fill(head, { ...others, kind })}
          problem={undefined}
        />
        {others.kind !== undefined && (
          <NumberField
            label={t('found.count')}
            name="count"
            value={others.count ?? 1}
            onChange={(count) => fill(head, { ...others, count })}
            problem={undefined}
          />
        )}
        <DayField label={t('found.from')} {...form.field('validFrom')} />
        <TextField label={t('found.phone')} optional {...form.field('officePhone')} />
      </IntentForm>
    </Dialog>
  )
}
