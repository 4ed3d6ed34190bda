import { useState } from 'react'
import { today, useIntentForm, useRead, useReading, useWords } from '#platform/web'
import { DayField, Dialog, IntentForm, Menu, SelectField, showToast, TextField } from '#ui'
import { bodyCatalogue, bodyList, establishByTemplate, setOfficePhone } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'
import { AddPostDialog, DissolveDialog } from './change-body.forms.tsx'
import { FoundBodyDialog } from './found-body.form.tsx'
import { organiseWords } from './organise.words.ts'

interface AreaProps {
  readonly areaId: number
}

/** What one who organises can do with the bodies of an area. */
export function AreaBodiesMenu({ areaId }: AreaProps) {
  const t = useWords(bodyWords)
  const say = useWords(organiseWords)
  const [open, setOpen] = useState<'template' | 'phone' | 'found' | 'post' | 'dissolve'>()
  const shut = () => setOpen(undefined)
  return (
    <>
      <Menu
        label={t('more')}
        icon="more"
        look="plain"
        entries={[
          { label: say('found'), icon: 'plus', onSelect: () => setOpen('found') },
          { label: say('post'), icon: 'plus', onSelect: () => setOpen('post') },
          { label: t('template'), onSelect: () => setOpen('template') },
          { label: t('phone.set'), icon: 'phone', onSelect: () => setOpen('phone') },
          { rule: true },
          { label: say('dissolve'), look: 'danger', onSelect: () => setOpen('dissolve') },
        ]}
      />
      {open === 'template' && <TemplateDialog areaId={areaId} onClose={shut} />}
      {open === 'found' && <FoundBodyDialog areaId={areaId} onClose={shut} />}
      {open === 'post' && <AddPostDialog areaId={areaId} onClose={shut} />}
      {open === 'dissolve' && <DissolveDialog areaId={areaId} onClose={shut} />}
      {open === 'phone' && <PhoneDialog areaId={areaId} onClose={shut} />}
    </>
  )
}

function TemplateDialog({ areaId, onClose }: AreaProps & { readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { data } = useRead(bodyCatalogue, {})
  const form = useIntentForm(establishByTemplate, {
    draft: `bodies.template.${areaId}`,
    initial: { areaId, validFrom: today() },
  })
  const done = ({ result }: { readonly result: unknown }) => {
    const { posts, areas } = result as { posts: number; areas: number }
    showToast({ text: t('template.done', { posts, areas }) })
    onClose()
  }
  return (
    <Dialog title={t('template')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('template')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('template.which')}
          help={t('template.help')}
          options={(data?.templates ?? []).map(({ key, title }) => ({ value: key, label: reading(title) }))}
          {...form.field('template')}
        />
        <DayField label={t('template.from')} {...form.field('validFrom')} />
      </IntentForm>
    </Dialog>
  )
}

function PhoneDialog({ areaId, onClose }: AreaProps & { readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const { data } = useRead(bodyList, { areaId, limit: 100 })
  const form = useIntentForm(setOfficePhone, { draft: `bodies.phone.${areaId}`, initial: {} })
  const done = () => {
    showToast({ text: t('phone.done') })
    onClose()
  }
  return (
    <Dialog title={t('phone.set')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <SelectField
          label={t('bodies')}
          options={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: reading(name) }))}
          {...form.field('bodyId')}
        />
        <TextField label={t('phone')} placeholder="024 …" {...form.field('officePhone')} />
      </IntentForm>
    </Dialog>
  )
}
