import { useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, MomentField, showToast, TextField } from '#ui'
import { endScheme, extendScheme, type SchemePage } from '../domain/index.ts'
import { DirectiveField } from './directive-field.tsx'
import { schemeWords } from './scheme.words.ts'

interface SchemeDialogProps {
  readonly scheme: SchemePage
  readonly onClose: () => void
}

/** Prolongs a scheme by another directive. */
export function ExtendScheme({ scheme, onClose }: SchemeDialogProps) {
  const t = useWords(schemeWords)
  const form = useIntentForm(extendScheme, { draft: `coupons.extend.${scheme.id}`, initial: { schemeId: scheme.id } })
  const done = () => {
    showToast({ text: t('extend.done') })
    onClose()
  }
  return (
    <Dialog title={t('extend')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('extend')} onDone={done} onCancel={onClose}>
        <DirectiveField areaId={scheme.areaId} {...form.field('documentId')} />
        <MomentField label={t('to')} {...form.field('validTo')} />
      </IntentForm>
    </Dialog>
  )
}

/** Ends a scheme at once. */
export function EndScheme({ scheme, onClose }: SchemeDialogProps) {
  const t = useWords(schemeWords)
  const form = useIntentForm(endScheme, { draft: `coupons.end.${scheme.id}`, initial: { schemeId: scheme.id } })
  const done = () => {
    showToast({ text: t('end.done') })
    onClose()
  }
  return (
    <Dialog title={t('end')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('end')} onDone={done} onCancel={onClose}>
        <TextField label={t('end.reason')} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
