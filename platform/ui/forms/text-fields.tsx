import type { HTMLInputAutoCompleteAttribute } from 'react'
import { FieldFrame, type FieldProps } from './field.tsx'
import styles from './fields.module.css'

interface TextFieldProps extends FieldProps<string> {
  readonly type?: 'text' | 'password' | 'search' | 'tel' | 'email' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'search' | undefined
  readonly autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  readonly maxLength?: number | undefined
  readonly autoFocus?: boolean | undefined
}

/** One line of text. */
export function TextField({ label, help, optional, problem, value, onChange, ...rest }: TextFieldProps) {
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={problem}>
      {(ties) => (
        <input
          {...ties}
          {...rest}
          className={styles.input}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      )}
    </FieldFrame>
  )
}

/** Several lines of text; grows with what is typed. */
export function LongTextField({
  label,
  help,
  optional,
  problem,
  value,
  onChange,
  ...rest
}: FieldProps<string> & { readonly maxLength?: number | undefined; readonly rows?: number | undefined }) {
  return (
    <FieldFrame label={label} help={help} optional={optional} problem={problem} wide>
      {(ties) => (
        <textarea
          {...ties}
          {...rest}
          className={styles.input}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || undefined)}
        />
      )}
    </FieldFrame>
  )
}
