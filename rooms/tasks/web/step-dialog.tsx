import type { ReactNode } from 'react'
import type { IntentContract } from '#kit'
import { type IntentForm as Form, type FormValues, useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, RefusalNote } from '#ui'
import { sayDone } from './bulk-tasks.ts'
import { type TaskWord, taskWords } from './tasks.words.ts'

interface StepDialogProps<P> {
  readonly contract: IntentContract<P>
  /** Of the draft: what the step is about. */
  readonly subjectId: string
  readonly initial: FormValues<P>
  readonly onClose: () => void
  readonly children: (form: Form<P>) => ReactNode
}

/** One step over a task that wants some words first: title and button are the step's own. */
export function StepDialog<P>({ contract, subjectId, initial, onClose, children }: StepDialogProps<P>) {
  const t = useWords(taskWords)
  const form = useIntentForm(contract, { draft: `${contract.type}.${subjectId}`, initial })
  const title = t(`step.${contract.type}` as TaskWord)
  const done = ({ result }: { readonly result: unknown }) => {
    sayDone(t(`done.${contract.type}` as TaskWord), result)
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <IntentForm form={form} submitLabel={title} onDone={done} onCancel={onClose}>
        {children(form)}
        {form.problem?.fields.some(({ field }) => field.includes('.')) && <RefusalNote problem={form.problem} />}
      </IntentForm>
    </Dialog>
  )
}
