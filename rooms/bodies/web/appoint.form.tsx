import { cityNow, useIntentForm, useReading, useWords } from '#platform/web'
import { CheckField, Dialog, IntentForm, MomentField, showToast } from '#ui'
import { appoint, endHolding, type HolderShape, type PostShape } from '../domain/index.ts'
import { bodyWords } from './bodies.words.ts'
import { OfficerField } from './officer-field.tsx'

/** Puts somebody in a post, for good or for a time. */
export function AppointDialog({ post, onClose }: { readonly post: PostShape; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const reading = useReading()
  const isHeld = post.holders.some((holder) => !holder.acting)
  const form = useIntentForm(appoint, {
    draft: `bodies.appoint.${post.id}`,
    initial: { postId: post.id, acting: isHeld, fromAt: cityNow(), toAt: null },
  })
  const done = () => {
    showToast({ text: t('appoint.done') })
    onClose()
  }
  return (
    <Dialog title={t('appoint.to', { post: reading(post.title) })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('appoint')} onDone={done} onCancel={onClose}>
        <OfficerField
          label={t('officer')}
          name="officerId"
          value={form.values}
          onChange={form.set}
          problem={form.field('officerId').problem}
        />
        <CheckField label={t('acting.check')} help={t('acting.help')} {...form.field('acting')} />
        <MomentField label={t('from')} {...form.field('fromAt')} />
        <MomentField label={t('to')} optional {...form.field('toAt')} />
      </IntentForm>
    </Dialog>
  )
}

/** Ends a holding at a stated moment. */
export function EndHoldingDialog({ holder, onClose }: { readonly holder: HolderShape; readonly onClose: () => void }) {
  const t = useWords(bodyWords)
  const form = useIntentForm(endHolding, {
    draft: `bodies.end.${holder.holdingId}`,
    initial: { holdingId: holder.holdingId, toAt: cityNow() },
  })
  const done = () => {
    showToast({ text: t('end.done') })
    onClose()
  }
  return (
    <Dialog title={t('end.of', { name: holder.name })} onClose={onClose}>
      <IntentForm form={form} submitLabel={t('end')} onDone={done} onCancel={onClose}>
        <MomentField label={t('end.at')} help={t('end.help')} {...form.field('toAt')} />
      </IntentForm>
    </Dialog>
  )
}
