import { type IntentForm, useReading, useWords } from '#platform/web'
import { RadioField } from '#ui'
import type { ChecklistAnswer } from '../domain/index.ts'
import { orderWords } from './order.words.ts'
import styles from './quarantine.module.css'

/** A form that holds the answers of the checklist. */
export type Answering = IntentForm<{ readonly answers: Record<string, ChecklistAnswer> }>

interface QuestionsProps {
  readonly items: readonly {
    readonly key: string
    readonly title: { readonly vi: string; readonly en: string }
    readonly weight: 'must' | 'preferred'
  }[]
  readonly form: Answering
}

/** The checklist of a home as questions; neighbours are none of them (SG-11). */
export function ChecklistFields({ items, form }: QuestionsProps) {
  const t = useWords(orderWords)
  const reading = useReading()
  const answers = form.values.answers ?? {}
  return (
    <fieldset className={styles.questions}>
      <legend>{t('checklist')}</legend>
      <p className={styles.quiet}>{t('checklist.lead')}</p>
      {items.map(({ key, title, weight }) => (
        <RadioField
          key={key}
          name={`answer-${key}`}
          label={reading(title)}
          help={weight === 'preferred' ? t('preferred') : undefined}
          options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: t(value) }))}
          value={answers[key]}
          problem={undefined}
          onChange={(answer) => form.set({ answers: { ...answers, [key]: answer ?? 'unknown' } })}
        />
      ))}
    </fieldset>
  )
}
