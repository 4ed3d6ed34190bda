import type { ReactNode } from 'react'
import type { IntentContract } from '#kit'
import { type IntentForm as Form, type FormValues, useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, RefusalNote, showToast } from '#ui'
import { type OrderWord, orderWords } from './order.words.ts'

interface StepDialogProps<P> {
  readonly contract: IntentContract<P>
  /** Its key in `do.…`: title and button of the dialog. */
  readonly step: string
  /** Of the draft: what the step is about. */
  readonly subjectId: string
  readonly initial: FormValues<P>
  readonly onClose: () => void
  readonly children: (form: Form<P>) => ReactNode
}

/** One step over an isolation that wants some words first. */
export function StepDialog<P>({ contract, step, subjectId, initial, onClose, children }: StepDialogProps<P>) {
  const t = useWords(orderWords)
  const form = useIntentForm(contract, { draft: `${contract.type}.${subjectId}`, initial })
  const title = t(`do.${step}` as OrderWord)
  const done = () => {
    showToast({ text: t('saved', { what: title.toLowerCase() }) })
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose} width="wide">
      <IntentForm form={form} submitLabel={title} onDone={done} onCancel={onClose}>
        {children(form)}
        {form.problem?.fields.some(({ field }) => field.includes('.')) && <RefusalNote problem={form.problem} />}
      </IntentForm>
    </Dialog>
  )
}
