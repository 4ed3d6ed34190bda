import { useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, MomentField, showToast, TextField } from '#ui'
import { changeMarkets, endScheme, extendScheme, type SchemePage } from '../domain/index.ts'
import { DirectiveField } from './directive-field.tsx'
import { MarketsField } from './markets-field.tsx'
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

/** Other markets from now on: one closed, another takes its households. */
export function ChangeMarkets({ scheme, onClose }: SchemeDialogProps) {
  const t = useWords(schemeWords)
  const known = new Map([...scheme.markets, ...scheme.marketChanges].map(({ siteId, name }) => [siteId, name]))
  const form = useIntentForm(changeMarkets, {
    draft: `coupons.markets.${scheme.id}`,
    initial: { schemeId: scheme.id, marketIds: scheme.markets.map(({ siteId }) => siteId) },
  })
  const done = () => {
    showToast({ text: t('change.done') })
    onClose()
  }
  return (
    <Dialog title={t('change')} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('change')} onDone={done} onCancel={onClose}>
        <p>{t('change.help')}</p>
        <MarketsField areaId={scheme.areaId} known={known} {...form.field('marketIds')} />
        <TextField label={t('end.reason')} {...form.field('reason')} />
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
