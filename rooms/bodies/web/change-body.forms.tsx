import type { Day } from '#kit'
import { today, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, Note, SelectField, showToast, TextField } from '#ui'
import { bodyCatalogue, bodyList, dissolveBody, establishPosts } from '../domain/index.ts'
import { organiseWords } from './organise.words.ts'

interface OfArea {
  readonly areaId: number
  readonly onClose: () => void
}

/** One more post, in a body of the area or without one. */
export function AddPostDialog({ areaId, onClose }: OfArea) {
  const t = useWords(organiseWords)
  const reading = useReading()
  const catalogue = useRead(bodyCatalogue, {}).data
  const bodies = useBodies(areaId)
  const form = useIntentForm(establishPosts, {
    draft: `bodies.post.${areaId}`,
    initial: { posts: [{ areaId, kind: '', validFrom: today() }] },
  })
  const post = form.values.posts?.[0] ?? { areaId, kind: '', validFrom: today() }
  const { problem } = form.field('posts')
  const change = (part: Partial<typeof post>) => {
    const { bodyId, title, ...rest } = { ...post, ...part }
    form.set({ posts: [{ ...rest, ...(bodyId ? { bodyId } : {}), ...(title ? { title } : {}) }] })
  }
  const bodyKind = bodies.find(({ id }) => id === post.bodyId)?.kind ?? null
  const kinds = (catalogue?.postKinds ?? []).filter((one) => one.bodyKind === bodyKind)
  const done = () => {
    showToast({ text: t('post.done') })
    onClose()
  }
  return (
    <Dialog title={t('post')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('post')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('post.body')}
          optional
          options={bodies.map(({ id, name }) => ({ value: id, label: reading(name) }))}
          name="bodyId"
          value={post.bodyId}
          onChange={(bodyId) => change({ bodyId, kind: '' })}
          problem={undefined}
        />
        <SelectField
          label={t('post.kind')}
          options={kinds.map(({ kind, title }) => ({ value: kind, label: reading(title) }))}
          name="kind"
          value={post.kind || undefined}
          onChange={(kind) => change({ kind: kind ?? '' })}
          problem={problem}
        />
        <TextField
          label={t('post.title')}
          optional
          name="title"
          value={post.title}
          onChange={(title) => change({ title })}
          problem={undefined}
        />
        <DayField
          label={t('found.from')}
          name="validFrom"
          value={post.validFrom as Day}
          onChange={(validFrom) => change({ validFrom: validFrom ?? today() })}
          problem={undefined}
        />
      </IntentForm>
    </Dialog>
  )
}

/** Ends a body with its posts. */
export function DissolveDialog({ areaId, onClose }: OfArea) {
  const t = useWords(organiseWords)
  const reading = useReading()
  const bodies = useBodies(areaId)
  const form = useIntentForm(dissolveBody, { draft: `bodies.dissolve.${areaId}`, initial: { onDay: today() } })
  const done = () => {
    showToast({ text: t('dissolve.done') })
    onClose()
  }
  return (
    <Dialog title={t('dissolve')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('dissolve')} onDone={done} onCancel={onClose}>
        <Note tone="soon">{t('dissolve.help')}</Note>
        <SelectField
          label={t('body')}
          options={bodies.map(({ id, name }) => ({ value: id, label: reading(name) }))}
          {...form.field('bodyId')}
        />
        <DayField label={t('dissolve.on')} {...form.field('onDay')} />
      </IntentForm>
    </Dialog>
  )
}

function useBodies(areaId: number) {
  return useRead(bodyList, { areaId, limit: 100 }).data?.items ?? []
}
