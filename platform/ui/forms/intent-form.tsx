import { type FormEvent, type ReactNode, useRef } from 'react'
import { type IntentForm as Form, useWords } from '#platform/web'
import { Button } from '../controls/button.tsx'
import { RefusalNote } from '../states/states.tsx'
import { uiWords } from '../words.ts'
import styles from './fields.module.css'

interface IntentFormProps<P> {
  readonly form: Form<P>
  readonly submitLabel: string
  readonly onDone: (answer: { readonly result: unknown }) => void
  readonly onCancel?: (() => void) | undefined
  readonly children: ReactNode
}

/** The frame of a form over one intent: the kept draft, the fields, the refusal, the buttons. See `useIntentForm`. */
export function IntentForm<P>({ form, submitLabel, onDone, onCancel, children }: IntentFormProps<P>) {
  const t = useWords(uiWords)
  const element = useRef<HTMLFormElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (stopAtUnread(element.current)) return
    const answer = await form.submit()
    if (answer) return onDone(answer)
    requestAnimationFrame(() => focusFirstProblem(element.current))
  }
  const isAboutFields = form.problem !== undefined && form.problem.kind === 'refused' && form.problem.fields.length > 0
  return (
    <form ref={element} className={styles.form} onSubmit={submit} noValidate aria-busy={form.state === 'sending'}>
      {form.wasKept && (
        <div className={styles.kept}>
          {t('form.kept')}
          <Button look="quiet" onClick={form.discard}>
            {t('form.discard')}
          </Button>
        </div>
      )}
      {children}
      {form.problem && !isAboutFields && (
        <RefusalNote problem={form.problem} onAgain={() => element.current?.requestSubmit()} />
      )}
      <div className={styles.actions}>
        <Button type="submit" look="main" busy={form.state === 'sending'}>
          {submitLabel}
        </Button>
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

/**
 * Whether some text in a form cannot be read: then nothing may be sent, each such field says why, and the person stands at the
 * first. For forms that are not an `IntentForm`.
 */
export function stopAtUnread(form: HTMLFormElement | null): boolean {
  const inputs = form?.querySelectorAll('input') ?? []
  const unread = [...inputs].filter(({ validity }) => validity.customError)
  for (const input of unread) input.checkValidity()
  unread[0]?.focus()
  return unread.length > 0
}

/** Puts the person where the first thing is to be mended; for forms that are not an `IntentForm`. */
export function focusFirstProblem(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem] input')?.focus()
}
