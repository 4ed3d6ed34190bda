import { useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, LongTextField, showToast } from '#ui'
import { closeTrace, type TraceHead } from '../domain/index.ts'
import styles from './tracing.module.css'
import { tracingWords } from './tracing.words.ts'

/** Closes a trace when its cluster is over, with the reason. */
export function CloseTrace({ trace, onClose }: { readonly trace: TraceHead; readonly onClose: () => void }) {
  const t = useWords(tracingWords)
  const form = useIntentForm(closeTrace, { draft: `tracing.close.${trace.id}`, initial: { traceId: trace.id } })
  const done = () => {
    showToast({ text: t('close.done') })
    onClose()
  }
  return (
    <Dialog title={t('close.title')} onClose={onClose}>
      <p className={styles.quiet}>{t('close.help')}</p>
      <IntentForm form={form} submitLabel={t('close')} onDone={done} onCancel={onClose}>
        <LongTextField label={t('reason')} rows={2} {...form.field('reason')} />
      </IntentForm>
    </Dialog>
  )
}
