import type { Instant } from '#kit'
import { useAccount, useFilters, useGo, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import {
  IntentForm,
  LongTextField,
  MomentField,
  NumberField,
  Page,
  PickField,
  RadioField,
  SelectField,
  showToast,
  TextField,
} from '#ui'
import { checkpointBookContract, openCheckpoint } from '../domain/index.ts'
import { dialogWords } from './dialog.words.ts'
import { postPageWords } from './post.words.ts'
import { findDocuments } from './post-dialogs.tsx'
import { atLineStart } from './standing.tsx'

const layers = ['1', '2', '3'] as const

/** Opens a post: where, of which kind, under which document. */
export function OpenCheckpointPage() {
  const t = useWords(dialogWords)
  const p = useWords(postPageWords)
  const reading = useReading()
  const go = useGo()
  const [filters] = useFilters()
  const { homeAreaId } = useAccount()
  const areaId = Number(filters.areaId ?? homeAreaId ?? 1)
  const form = useIntentForm(openCheckpoint, { draft: 'checkpoints.open', initial: { areaId } })
  const { values } = form
  const { data: book } = useRead(checkpointBookContract, { areaId: values.areaId ?? areaId })
  const kind = book?.kinds.find(({ key }) => key === values.kind)
  const done = ({ result }: { readonly result: unknown }) => {
    showToast({ text: t('open.done') })
    go(`/checkpoints/${(result as { checkpointId: string }).checkpointId}`)
  }
  const [left, right] = values.between ?? []
  const pair = (next: readonly [number | undefined, number | undefined]) =>
    form.set({ between: next.every((id) => id === undefined) ? undefined : (next as [number, number]) })
  return (
    <Page title={t('open.title')} width="reading">
      <IntentForm form={form} submitLabel={t('open.title')} onDone={done} onCancel={() => history.back()}>
        <AreaField label={t('open.area')} {...form.field('areaId')} />
        <SelectField
          label={t('open.kind')}
          {...form.field('kind')}
          options={(book?.kinds ?? []).map(({ key, title }) => ({ value: key, label: atLineStart(reading(title)) }))}
        />
        <TextField label={t('name')} help={t('name.help')} {...form.field('name')} />
        <NumberField label={t('open.number')} help={t('open.number.help')} optional {...form.field('number')} />
        <TextField label={t('place')} help={t('place.help')} optional {...form.field('place')} />
        {kind?.layers && (
          <RadioField
            label={t('open.layer')}
            {...form.field('layer')}
            value={values.layer === undefined ? undefined : (String(values.layer) as (typeof layers)[number])}
            onChange={(layer) => form.set({ layer: layer === undefined ? undefined : Number(layer) })}
            options={layers.map((value) => ({ value, label: value }))}
          />
        )}
        {values.kind === 'boundary' && (
          <>
            <AreaField
              label={t('open.between')}
              name="between"
              value={left}
              onChange={(id) => pair([id, right])}
              problem={form.field('between').problem}
            />
            <AreaField
              label={t('open.and')}
              name="and"
              value={right}
              onChange={(id) => pair([left, id])}
              problem={undefined}
            />
          </>
        )}
        <PickField<string>
          label={t('open.document')}
          help={t('open.document.help')}
          optional
          {...form.field('documentId')}
          find={findDocuments}
        />
        <MomentField
          label={p('fact.opened')}
          optional
          {...form.field('openedAt')}
          value={values.openedAt as Instant | undefined}
        />
        <LongTextField label={t('note')} optional {...form.field('note')} />
      </IntentForm>
    </Page>
  )
}
