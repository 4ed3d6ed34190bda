import type { ReactNode } from 'react'
import type { IntentContract } from '#kit'
import { type IntentForm as Form, type FormValues, useIntentForm, useWords } from '#platform/web'
import { Dialog, IntentForm, RefusalNote, showToast } from '#ui'
import { type DossierWord, dossierWords } from './dossier.words.ts'

interface StepDialogProps<P> {
  readonly contract: IntentContract<P>
  /** Its key in `do.…`: title and button of the dialog. */
  readonly step: string
  /** Of the draft: what the step is about. */
  readonly subjectId: string
  readonly initial: FormValues<P>
  readonly onClose: () => void
  readonly submitLabel?: string | undefined
  readonly width?: 'narrow' | 'wide' | undefined
  readonly children: (form: Form<P>) => ReactNode
}

/** One step over a dossier that wants some words first. */
export function StepDialog<P>(props: StepDialogProps<P>) {
  const { contract, step, subjectId, initial, onClose, submitLabel, width, children } = props
  const t = useWords(dossierWords)
  const form = useIntentForm(contract, { draft: `${contract.type}.${subjectId}`, initial })
  const title = t(`do.${step}` as DossierWord)
  const done = () => {
    showToast({ text: t('done', { what: title.toLowerCase() }) })
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose} width={width}>
      <IntentForm form={form} submitLabel={submitLabel ?? title} onDone={done} onCancel={onClose}>
        {children(form)}
        {form.problem?.fields.some(({ field }) => field.includes('.')) && <RefusalNote problem={form.problem} />}
      </IntentForm>
    </Dialog>
  )
}
