import { read, useAccount, useIntentForm, useWords } from '#platform/web'
import { AreaField } from '#rooms/areas/web'
import { documentList } from '#rooms/documents/domain'
import { Dialog, IntentForm, MomentField, PickField, SelectField, showToast } from '#ui'
import { delegatePower } from '../domain/index.ts'
import { registerWords } from './register.words.ts'

async function findDocuments(text: string, signal: AbortSignal) {
  const { items } = await read(documentList, { q: text.trim(), state: 'issued', limit: 12 }, signal)
  return items.map(({ id, number, title }) => ({ id, label: number ?? title ?? '', detail: title ?? undefined }))
}

/** Hands a power down to one unit, by a document in force, for a time. */
export function DelegateDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(registerWords)
  const { homeAreaId: areaId } = useAccount()
  const form = useIntentForm(delegatePower, {
    draft: 'levels.delegate',
    initial: { areaId: areaId ?? undefined, power: 'epidemic-level' },
  })
  const done = () => {
    showToast({ text: t('delegate.done') })
    onClose()
  }
  const powers = (['epidemic-level', 'area-measures'] as const).map((value) => ({ value, label: t(`power.${value}`) }))
  return (
    <Dialog title={t('delegate')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('delegate')} onDone={done} onCancel={onClose}>
        <SelectField label={t('delegate.power')} options={powers} {...form.field('power')} />
        <AreaField label={t('delegate.from')} {...form.field('areaId')} />
        <AreaField label={t('delegate.to')} scope={{ levels: ['district', 'commune'] }} {...form.field('toAreaId')} />
        <PickField label={t('delegate.document')} find={findDocuments} {...form.field('documentId')} />
        <MomentField label={t('delegate.from-at')} timeWhenAbsent="00:00" {...form.field('fromAt')} />
        <MomentField label={t('delegate.to-at')} timeWhenAbsent="24:00" {...form.field('toAt')} />
      </IntentForm>
    </Dialog>
  )
}
