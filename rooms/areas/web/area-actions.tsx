import { useState } from 'react'
import { showFullDay, useIntent, useIntentForm, useMay, useReading, useWords } from '#platform/web'
import { Confirm, DayField, Dialog, IntentForm, Menu, type MenuEntry, RefusalNote, showToast, TextField } from '#ui'
import { type AreaHead, closeArea, removeBoundaries, renameArea } from '../domain/index.ts'
import { areaWords } from './areas.words.ts'

type Open = 'rename' | 'close' | 'boundaries' | undefined

/** What one who edits the register can do with an area; nothing is drawn for anybody else. */
export function AreaActions({ head }: { readonly head: AreaHead }) {
  const t = useWords(areaWords)
  const may = useMay()
  const [open, setOpen] = useState<Open>()
  if (!may('areas.edit')) return null
  const entries: MenuEntry[] = [
    { label: t('import'), icon: 'plus', to: '/areas/import' },
    { label: t('reforms'), to: '/reforms' },
    { label: t('rename'), onSelect: () => setOpen('rename') },
  ]
  if (head.boundariesCount > 0) entries.push({ label: t('boundaries.remove'), onSelect: () => setOpen('boundaries') })
  if (head.validTo === null && head.parents.length > 0) {
    entries.push({ label: t('close'), look: 'danger', onSelect: () => setOpen('close') })
  }
  const shut = () => setOpen(undefined)
  return (
    <>
      <Menu label={t('more')} icon="more" look="plain" entries={entries} />
      {open === 'rename' && <RenameDialog head={head} onClose={shut} />}
      {open === 'close' && <CloseDialog head={head} onClose={shut} />}
      {open === 'boundaries' && <RemoveBoundaries head={head} onClose={shut} />}
    </>
  )
}

interface DialogProps {
  readonly head: AreaHead
  readonly onClose: () => void
}

function RenameDialog({ head, onClose }: DialogProps) {
  const t = useWords(areaWords)
  const initial = { areaId: head.id, name: head.name }
  const form = useIntentForm(renameArea, { draft: `areas.rename.${head.id}`, initial })
  const done = () => {
    showToast({ text: t('rename.done', { name: form.values.name ?? '' }) })
    onClose()
  }
  return (
    <Dialog title={t('rename')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('save')} onDone={done} onCancel={onClose}>
        <TextField label={t('name')} help={t('rename.help')} {...form.field('name')} />
      </IntentForm>
    </Dialog>
  )
}

function CloseDialog({ head, onClose }: DialogProps) {
  const t = useWords(areaWords)
  const reading = useReading()
  const form = useIntentForm(closeArea, { draft: `areas.close.${head.id}`, initial: { areaId: head.id } })
  const done = () => {
    const until = form.values.validTo ? showFullDay(form.values.validTo) : ''
    showToast({ text: t('close.done', { area: reading(head.title), until }) })
    onClose()
  }
  return (
    <Dialog title={`${t('close')}: ${reading(head.title)}`} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <DayField label={t('close.on')} help={t('close.help')} {...form.field('validTo')} />
      </IntentForm>
    </Dialog>
  )
}

function RemoveBoundaries({ head, onClose }: DialogProps) {
  const t = useWords(areaWords)
  const reading = useReading()
  const door = useIntent(removeBoundaries)
  const remove = async () => {
    const answer = await door.ask({ under: head.id })
    if (!answer) return
    showToast({ text: t('boundaries.removed', { count: head.boundariesCount }) })
    onClose()
  }
  return (
    <Confirm
      title={t('boundaries.remove')}
      confirmLabel={t('boundaries.remove')}
      look="danger"
      busy={door.state === 'sending'}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      <p>{t('boundaries.remove.text', { area: reading(head.title) })}</p>
      {door.problem && <RefusalNote problem={door.problem} />}
    </Confirm>
  )
}
