import { type ReactNode, useId } from 'react'
import type { Words } from '#kit'
import { type FieldDoor, useReading, useWords } from '#platform/web'
import { Icon } from '../controls/icon.tsx'
import { uiWords } from '../words.ts'
import styles from './fields.module.css'

/** What every field part takes: its words, and the door that `form.field('name')` gives (or your own value and onChange). */
export interface FieldProps<V> extends Omit<FieldDoor<V>, 'problem'> {
  readonly label: string
  /** One sentence that a ward clerk understands; stands above the input. */
  readonly help?: string | undefined
  readonly optional?: boolean | undefined
  readonly problem?: Words | undefined
  readonly disabled?: boolean | undefined
  readonly placeholder?: string | undefined
}

/** What a field gives its input, so that label, help and problem belong to it for everyone. */
export interface InputTies {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface FrameProps {
  readonly label: string
  readonly help?: string | undefined
  readonly optional?: boolean | undefined
  readonly problem?: Words | undefined
  readonly wide?: boolean | undefined
  readonly children: (ties: InputTies) => ReactNode
}

/** Label above, help under it, the input, and beside the field the sentence that says what to mend. */
export function FieldFrame({ label, help, optional = false, problem, wide = false, children }: FrameProps) {
  const id = useId()
  const t = useWords(uiWords)
  const describedBy = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className={styles.field} data-field="" data-wide={wide || undefined} data-problem={problem ? '' : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label} {optional && <span className={styles.optional}>({t('form.optional')})</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': problem ? true : undefined })}
      <FieldProblemLine id={`${id}-problem`} problem={problem} />
    </div>
  )
}

/** The sentence beside a field. */
export function FieldProblemLine({ id, problem }: { readonly id: string; readonly problem: Words | undefined }) {
  const reading = useReading()
  if (!problem) return null
  return (
    <p id={id} className={styles.problem}>
      <Icon name="warning" />
      {reading(problem)}
    </p>
  )
}
